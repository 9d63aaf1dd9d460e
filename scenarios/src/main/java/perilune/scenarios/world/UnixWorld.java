package perilune.scenarios.world;

import java.util.List;
import perilune.scenarios.story.CommandLines;
import perilune.scenarios.story.Image;

/** What Linux and macOS have in common: paths, names, quoting, and curl. */
sealed interface UnixWorld extends World permits LinuxWorld, MacWorld {

  @Override
  default String line(List<String> words) {
    return CommandLines.of(words);
  }

  @Override
  default boolean absolute(String word) {
    return word.startsWith("/");
  }

  @Override
  default String hidden(String name) {
    return "." + name;
  }

  @Override
  default String executable(String name) {
    return name;
  }

  @Override
  default String daemon(String name) {
    return "/usr/local/sbin/" + name;
  }

  @Override
  default boolean interpreter(Image image) {
    String name = image.name();
    boolean known = name.startsWith("luajit") || name.equals("lua") || name.startsWith("lua5");
    return known && !image.path().startsWith("/tmp/");
  }

  @Override
  default Image fetches(String url, String path) {
    return program("/usr/bin/curl", "curl", "-so", path, url);
  }
}
