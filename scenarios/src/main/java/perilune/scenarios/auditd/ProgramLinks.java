package perilune.scenarios.auditd;

import java.util.Map;
import java.util.Optional;
import perilune.scenarios.story.Image;

/**
 * Names by which programs are usually asked for: links of Debian and its alternatives, so that a
 * story may say {@code /usr/bin/dash : sh -c id}.
 */
final class ProgramLinks {

  private static final Map<String, String> LINKS =
      Map.of(
          "sh", "/bin/sh",
          "lua", "/usr/bin/lua",
          "luac", "/usr/bin/luac",
          "vi", "/usr/bin/vi",
          "vim", "/usr/bin/vim",
          "nc", "/usr/bin/nc",
          "awk", "/usr/bin/awk");

  private ProgramLinks() {}

  /** Gives the name that was given to the kernel for a program. */
  static String asked(Image image) {
    Optional<String> said = image.traits().via();
    if (said.isPresent()) {
      return said.get();
    }
    String word = image.arguments().isEmpty() ? "" : image.arguments().getFirst();
    boolean system = image.path().startsWith("/usr/") && !image.name().equals(word);
    String link = system ? LINKS.get(word) : null;
    return link == null ? image.path() : link;
  }
}
