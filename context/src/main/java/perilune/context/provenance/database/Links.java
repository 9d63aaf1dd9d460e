package perilune.context.provenance.database;

import org.jspecify.annotations.Nullable;

/** Symbolic links of a host, by absolute path. */
public interface Links {

  /** Links that are followed on the way to one file, count: as in the kernel (MAXSYMLINKS). */
  int MAX_FOLLOWED = 40;

  /** Gives where a link leads, as written in it, or null where the path is no link. */
  @Nullable String target(String path);

  /**
   * Gives the path without links, {@code .} and {@code ..}, or null where links lead in a circle.
   * Never leaves the root: absolute targets begin there, and its parent is itself.
   */
  default @Nullable String resolve(String path) {
    var rest = new java.util.ArrayDeque<String>();
    push(path, rest);
    var at = new StringBuilder();
    int followed = 0;
    while (!rest.isEmpty()) {
      String part = rest.pop();
      if (part.equals("..")) {
        at.setLength(Math.max(0, at.lastIndexOf("/")));
        continue;
      }
      int before = at.length();
      String target = target(at.append('/').append(part).toString());
      if (target == null) {
        continue;
      }
      if (++followed > MAX_FOLLOWED) {
        return null;
      }
      at.setLength(target.startsWith("/") ? 0 : before);
      push(target, rest);
    }
    return at.isEmpty() ? "/" : at.toString();
  }

  private static void push(String path, java.util.ArrayDeque<String> rest) {
    String[] parts = path.split("/", -1);
    for (int i = parts.length - 1; i >= 0; i--) {
      if (!parts[i].isEmpty() && !parts[i].equals(".")) {
        rest.push(parts[i]);
      }
    }
  }
}
