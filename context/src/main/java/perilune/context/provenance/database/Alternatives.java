package perilune.context.provenance.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads which program a name such as {@code /usr/bin/lua} stands for; see update-alternatives(1).
 *
 * <p>A file says: auto or manual, the link, pairs of name and link of what goes with it, an empty
 * line; then of each choice its path, its priority, and the paths of what goes with it. In manual
 * mode the choice is in /etc/alternatives only: then several choices are no answer.
 */
final class Alternatives {

  /** What a link leads to where the file does not tell which of several choices it is. */
  static final String NOT_SAID = "";

  private static final int MAX_LINES = 10_000;

  private final Map<String, String> targets = new HashMap<>();

  Map<String, String> targets() {
    return targets;
  }

  /** Adds the links of one file; one that breaks off adds what it tells. */
  void read(byte[] bytes) {
    var text = new ByteLines(bytes);
    var lines = new ArrayList<String>();
    while (lines.size() < MAX_LINES && text.next()) {
      lines.add(text.text(0));
    }
    int gap = lines.indexOf("");
    if (gap < 2) {
      return;
    }
    var links = new ArrayList<String>();
    links.add(lines.get(1));
    for (int i = 3; i < gap; i += 2) {
      links.add(lines.get(i));
    }
    List<String> rest = lines.subList(gap + 1, lines.size());
    choose(lines.getFirst().equals("auto"), links, rest);
  }

  private void choose(boolean automatic, List<String> links, List<String> rest) {
    int size = links.size() + 1;
    int best = -1;
    long bestPriority = Long.MIN_VALUE;
    int choices = 0;
    for (int at = 0; at + size <= rest.size() && rest.get(at).startsWith("/"); at += size) {
      long priority = number(rest.get(at + 1));
      choices++;
      if (priority > bestPriority) {
        bestPriority = priority;
        best = at;
      }
    }
    if (best < 0) {
      return;
    }
    boolean said = automatic || choices == 1;
    for (int i = 0; i < links.size(); i++) {
      String target = rest.get(best + (i == 0 ? 0 : i + 1));
      if (links.get(i).startsWith("/") && target.startsWith("/")) {
        targets.put(links.get(i), said ? target : NOT_SAID);
      }
    }
  }

  private static long number(String text) {
    boolean plain = !text.isEmpty() && text.length() < 12;
    String digits = text.startsWith("-") ? text.substring(1) : text;
    if (!plain || digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    return Long.parseLong(text);
  }
}
