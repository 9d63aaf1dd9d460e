package perilune.checks.sigma;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One case of a table: a rule, events, and what is to come of them.
 *
 * <p>Cases are parted by empty lines. The first line is the name. Lines that begin with a brace, a
 * bracket or a quote are a selection; others are keys of the rule, and of these {@code -id:} takes
 * the id away and {@code -whole:} is the whole document. Events are lines of JSON behind {@code +}
 * (found), {@code -} (not found) or {@code .} (part of the story). {@code ! CODE words} is an
 * error, {@code ~ CODE words} a warning that has to be among what is said; {@code = nothing} means
 * that nothing is to be said.
 *
 * @param name what the case shows
 * @param text the rule
 * @param events its events
 * @param remarks what has to be said about the rule
 */
record SigmaCase(String name, String text, List<Sample> events, List<String> remarks) {

  /** The log source of a case that names none; its events carry the product. */
  private static final String USUAL_SOURCE = "logsource: {product: acme}";

  private static final String USUAL_DETECTION = "detection: {s: {f: a}, condition: s}";

  /** An event, and the sign before it. */
  record Sample(char sign, String json) {}

  SigmaCase {
    events = List.copyOf(events);
    remarks = List.copyOf(remarks);
  }

  /** Says whether the rule must not compile. */
  boolean isRefused() {
    return remarks.stream().anyMatch(remark -> remark.startsWith("!"));
  }

  /** Reads a table; {@code first} is the number of its first case among all. */
  static List<SigmaCase> read(String file, int first) throws IOException {
    try (InputStream in = SigmaCase.class.getResourceAsStream(file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      var all = new ArrayList<SigmaCase>();
      for (String block : text.strip().split("\n\\s*\n", -1)) {
        List<String> lines = block.lines().filter(line -> !line.startsWith("#")).toList();
        if (!lines.isEmpty()) {
          all.add(of(lines, first + all.size()));
        }
      }
      return all;
    }
  }

  /** Gives the id of the rule of a case. */
  static String id(int number) {
    return "5013198f-0000-4000-8000-%012d".formatted(number);
  }

  private static SigmaCase of(List<String> lines, int number) {
    var keys = new ArrayList<String>();
    var events = new ArrayList<Sample>();
    var remarks = new ArrayList<String>();
    for (String line : lines.subList(1, lines.size())) {
      switch (line.charAt(0)) {
        case '{', '[', '\'', '"' ->
            keys.add("detection: {selection: " + line + ", condition: selection}");
        case '+', '.' -> events.add(new Sample(line.charAt(0), line.substring(2)));
        case '-' -> {
          if (line.startsWith("- ")) {
            events.add(new Sample('-', line.substring(2)));
          } else {
            keys.add(line);
          }
        }
        case '!', '~', '=' -> remarks.add(line);
        default -> keys.add(line);
      }
    }
    boolean own = keys.stream().anyMatch(key -> key.startsWith("logsource:"));
    List<Sample> marked = own ? events : events.stream().map(SigmaCase::withProduct).toList();
    return new SigmaCase(lines.getFirst(), document(keys, number), marked, remarks);
  }

  private static Sample withProduct(Sample event) {
    String more = event.json().equals("{}") ? "}" : "," + event.json().substring(1);
    return new Sample(event.sign(), "{\"product\":\"acme\"" + more);
  }

  private static String document(List<String> keys, int number) {
    for (String key : keys) {
      if (key.startsWith("-whole: ")) {
        return key.substring("-whole: ".length());
      }
    }
    var all = new ArrayList<String>();
    addUnless(keys, "title:", "title: Case " + number, all);
    addUnless(keys, "logsource:", USUAL_SOURCE, all);
    addUnless(keys, "id:", "id: " + id(number), all);
    keys.stream().filter(key -> !key.startsWith("-id:")).forEach(all::add);
    addUnless(keys, "detection:", USUAL_DETECTION, all);
    return String.join("\n", all) + "\n";
  }

  private static void addUnless(List<String> keys, String key, String usual, List<String> into) {
    if (keys.stream().noneMatch(one -> one.startsWith(key) || one.startsWith("-" + key))) {
      into.add(usual);
    }
  }
}
