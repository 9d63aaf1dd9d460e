package perilune.context.baseline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Says which of many scripts, and codes, are one use: all of a folder, or all below a home or
 * project, once there are more of them than a person would list. Stateless.
 */
final class RunsFolding {

  /** Scripts of one folder, and pieces of code, that are told apart. */
  private static final int MOST_ALIKE = 5;

  /** Scripts below one home or top folder that are told apart. */
  private static final int MOST_BELOW = 8;

  private static final String SCRIPT = "script ";
  private static final String CODE = "code ";

  private RunsFolding() {}

  /** Gives for each text that is not alone in its kind what stands for it. */
  static Map<String, String> of(List<String> runs) {
    var folded = new HashMap<String, String>();
    fold(runs, folded, RunsFolding::folder, MOST_ALIKE);
    fold(runs, folded, RunsFolding::top, MOST_BELOW);
    return folded;
  }

  /** Puts together what has one group, where the group has more than so many members. */
  private static void fold(
      List<String> runs, Map<String, String> folded, UnaryOperator<String> group, int most) {
    var members = new TreeMap<String, TreeSet<String>>();
    for (String text : runs) {
      String now = folded.getOrDefault(text, text);
      String into = group.apply(now);
      if (!into.isEmpty()) {
        members.computeIfAbsent(into, _ -> new TreeSet<>()).add(now);
      }
    }
    for (String text : runs) {
      String into = group.apply(folded.getOrDefault(text, text));
      if (!into.isEmpty() && members.getOrDefault(into, new TreeSet<>()).size() > most) {
        folded.put(text, into);
      }
    }
  }

  private static String folder(String runs) {
    if (runs.startsWith(CODE) && !runs.contains(" + ")) {
      return CODE + "*";
    }
    if (!isScript(runs)) {
      return "";
    }
    String path = runs.substring(SCRIPT.length());
    return SCRIPT + path.substring(0, path.lastIndexOf('/') + 1) + "*";
  }

  /** A home, or the first two folders: {@code /srv/app/**}; not the folders of a whole system. */
  private static String top(String runs) {
    if (!isScript(runs)) {
      return "";
    }
    String path = runs.substring(SCRIPT.length());
    int home = path.indexOf("/<user>/");
    if (home >= 0) {
      return SCRIPT + path.substring(0, home) + "/<user>/**";
    }
    int first = path.indexOf('/', 1);
    int second = first < 0 ? -1 : path.indexOf('/', first + 1);
    int third = second < 0 ? -1 : path.indexOf('/', second + 1);
    int end = path.startsWith("/usr/") || path.startsWith("/var/") ? third : second;
    return end < 0 ? "" : SCRIPT + path.substring(0, end) + "/**";
  }

  private static boolean isScript(String runs) {
    return runs.startsWith(SCRIPT) && !runs.contains(" + ");
  }
}
