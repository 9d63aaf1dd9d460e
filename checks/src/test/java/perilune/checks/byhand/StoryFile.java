package perilune.checks.byhand;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was written by hand for one rule: timelines that it has to find, and timelines that differ
 * from these in one telling thing.
 *
 * <p>{@code == match x2: ...} begins a timeline that is found twice.
 *
 * <p>A line {@code repeat 30 {...}} stands for thirty documents. In them {@code <n>} is the number
 * of the document from 1 on, and {@code <nnn>} the same with three digits.
 *
 * @param ruleId id of the rule
 * @param timelines in the order of the file
 */
record StoryFile(String ruleId, List<Timeline> timelines) {

  /** What is expected of a timeline. */
  enum Kind {
    /** The rule finds it. */
    MATCH,
    /** The rule does not find it. */
    MISS,
    /** What is known of threats, for rules that compare events with that. */
    INDICATORS
  }

  /**
   * Events in the order in which they arrived.
   *
   * @param kind what is expected
   * @param times how often the rule finds it: once, where the file does not say otherwise
   * @param note what this timeline is about; of a miss, why it misses
   * @param documents one JSON document each
   */
  record Timeline(Kind kind, int times, String note, List<String> documents) {

    /** Gives the documents as a file of one a line. */
    byte[] ndjson(Shape shape) {
      List<String> lines = documents.stream().map(shape::of).toList();
      return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
  }

  private static final String FOLDER = "/perilune/checks/byhand/";

  private static final Pattern HEAD =
      Pattern.compile("== (match|miss|indicators)(?: x(\\d+))?: (.+)");

  private static final Pattern REPEAT = Pattern.compile("repeat (\\d+) (\\{.*})");

  /** Reads the story of a rule. */
  static StoryFile of(String folder, String ruleId) throws IOException {
    String name = FOLDER + folder + "/" + ruleId + ".story";
    try (InputStream in = StoryFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("there is no " + name);
      }
      return new StoryFile(
          ruleId, timelines(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  private static List<Timeline> timelines(String text) {
    var all = new ArrayList<Timeline>();
    var documents = new ArrayList<String>();
    Matcher head = HEAD.matcher("");
    for (String line : (text + "\n== miss: end").lines().toList()) {
      Matcher next = HEAD.matcher(line);
      if (!next.matches()) {
        documents.addAll(documents(line));
        continue;
      }
      if (!documents.isEmpty()) {
        all.add(timeline(head, documents));
      }
      documents.clear();
      head = next;
    }
    return List.copyOf(all);
  }

  private static Timeline timeline(Matcher head, List<String> documents) {
    Kind kind = Kind.valueOf(head.group(1).toUpperCase(Locale.ROOT));
    int once = kind == Kind.MATCH ? 1 : 0;
    int times = head.group(2) == null ? once : Integer.parseInt(head.group(2));
    return new Timeline(kind, times, head.group(3), List.copyOf(documents));
  }

  private static List<String> documents(String line) {
    Matcher repeat = REPEAT.matcher(line);
    if (!repeat.matches()) {
      return line.isBlank() ? List.of() : List.of(line);
    }
    var all = new ArrayList<String>();
    for (int n = 1; n <= Integer.parseInt(repeat.group(1)); n++) {
      String digits = Integer.toString(n);
      all.add(
          repeat
              .group(2)
              .replace("<nnn>", "0".repeat(3 - digits.length()) + digits)
              .replace("<n>", digits));
    }
    return all;
  }
}
