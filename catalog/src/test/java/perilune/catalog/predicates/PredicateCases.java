package perilune.catalog.predicates;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perilune.catalog.Predicate;
import perilune.catalog.Reading;
import perilune.catalog.RuleContent;

/** Cases of a text file: a heading, what is read, and what comes out. */
final class PredicateCases {

  private static final String HEADING = "--- ";

  /**
   * A case.
   *
   * @param kind the first word of the heading
   * @param mode the second
   * @param name the rest
   * @param text what is read
   * @param expected sorted lines
   */
  record Case(String kind, String mode, String name, String text, List<String> expected) {
    @Override
    public String toString() {
      return kind + " " + mode + ": " + name;
    }
  }

  private PredicateCases() {}

  static List<Case> read(String resource) throws IOException {
    var cases = new ArrayList<Case>();
    try (InputStream in = PredicateCases.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String[] blocks = text.split("(?m)^" + HEADING, -1);
      for (String block : List.of(blocks).subList(1, blocks.length)) {
        cases.add(one(block));
      }
    }
    return cases;
  }

  private static Case one(String block) {
    List<String> lines = block.lines().toList();
    String[] heading = lines.getFirst().split(" +", 3);
    var text = new ArrayList<String>();
    var expected = new ArrayList<String>();
    for (String line : lines.subList(1, lines.size())) {
      boolean result = line.matches("[-+~!] .*");
      (result ? expected : text).add(result ? line.stripTrailing() : line);
    }
    return new Case(
        heading[0], heading[1], heading[2], String.join("\n", text).strip(), sorted(expected));
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  /** Gives content as a case expects it. */
  static List<String> lines(RuleContent content) {
    var lines = new ArrayList<String>();
    content.predicates().forEach(one -> lines.add(line(one)));
    content.reading().reasons().stream()
        .map(Reading.Reason::kind)
        .distinct()
        .forEach(kind -> lines.add("! " + kind));
    return sorted(lines);
  }

  private static String line(Predicate one) {
    String sign =
        switch (one.role()) {
          case POSITIVE -> "+";
          case EXCLUSION -> "-";
          case NESTED -> "~";
        };
    String values = String.join("¦", one.values()).replace("\t", "<TAB>");
    String mark = one.written().contradiction() ? " contradiction" : "";
    return (sign + " " + one.field() + " " + one.kind().word() + " " + values).stripTrailing()
        + mark;
  }
}
