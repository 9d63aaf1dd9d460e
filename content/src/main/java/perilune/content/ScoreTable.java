package perilune.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;
import perilune.source.Span;

/**
 * Reads {@code [perilune.score]} of a rule of type {@code score}: which fields tie its signals
 * together, how long, what they weigh, and from which sum on there is a finding.
 */
final class ScoreTable {

  /** The rule type. */
  static final String TYPE = "score";

  static final String TABLE = "perilune.score";

  /**
   * A score as written.
   *
   * @param by names of the join fields
   * @param maxSpan such as {@code 1h}
   * @param signalSpan the same, or empty where signals lengthen no story
   * @param threshold from which sum on there is a finding
   * @param parts what counts
   */
  record Written(
      List<String> by, String maxSpan, String signalSpan, int threshold, List<Part> parts) {
    List<String> words() {
      return parts.stream().map(Part::says).toList();
    }

    List<String> titles() {
      return parts.stream().map(Part::title).toList();
    }

    /** Says whether it names other rules' files: then it can be lowered when all are read. */
    boolean namesSignals() {
      return parts.stream().anyMatch(part -> part.signal().isPresent());
    }
  }

  /**
   * One signal as written.
   *
   * @param says words for people
   * @param weight what it adds
   * @param by names of the join fields in its events
   * @param query which events; empty where a signal is named
   * @param signal the rule whose matches count
   * @param title what a finding is called where no signal in it weighs more; empty where that is
   *     what it says
   */
  record Part(
      String says,
      int weight,
      List<String> by,
      SourceText query,
      Optional<Named> signal,
      String title) {}

  /**
   * The name of a rule's file.
   *
   * @param name without folder and ending
   * @param place where it is written
   */
  record Named(String name, Span place) {}

  private final SourceText source;
  private final TomlTable rule;
  private final List<Diagnostic> diagnostics;
  private boolean sound = true;

  private ScoreTable(SourceText source, TomlTable rule, List<Diagnostic> diagnostics) {
    this.source = source;
    this.rule = rule;
    this.diagnostics = diagnostics;
  }

  /** Gives the score, or nothing where a diagnostic says what is wrong with it. */
  static Optional<Written> read(SourceText source, TomlTable rule, List<Diagnostic> diagnostics) {
    var reader = new ScoreTable(source, rule, diagnostics);
    Written written = reader.written();
    return reader.sound ? Optional.of(written) : Optional.empty();
  }

  private Written written() {
    List<String> by = texts(rule.get(TABLE + ".by"));
    if (by.isEmpty()) {
      wrong("by", "names the fields that tie the signals together, such as [\"host.id\"]");
    }
    String span = rule.get(TABLE + ".maxspan") instanceof String text ? text : "";
    if (span.isBlank()) {
      wrong("maxspan", "says how long signals add up, such as \"1h\"");
    }
    String signalSpan = rule.get(TABLE + ".signal_maxspan") instanceof String text ? text : "";
    int threshold = positive(rule.get(TABLE + ".threshold"));
    if (threshold < 1) {
      wrong("threshold", "is the sum from which on there is a finding: 47 is a medium one");
    }
    var parts = new ArrayList<Part>();
    if (rule.get(TABLE + ".part") instanceof TomlArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof TomlTable part) {
          parts.add(part(part, by, array.inputPositionOf(i)));
        }
      }
    }
    if (parts.isEmpty()) {
      wrong("part", "[[perilune.score.part]] says what counts: says, weight, query or signal");
    }
    var written = new Written(by, span, signalSpan, threshold, parts);
    checkReach(written);
    return written;
  }

  private void checkReach(Written written) {
    int sum = written.parts().stream().mapToInt(Part::weight).sum();
    if (sound && sum < written.threshold()) {
      problem(
          rule.inputPositionOf(TABLE),
          "all parts together weigh " + sum + ", and the threshold is " + written.threshold(),
          "as it stands, the rule never finds anything");
    }
  }

  private Part part(TomlTable part, List<String> by, @Nullable TomlPosition position) {
    int weight = positive(part.get(List.of("weight")));
    String query = part.get(List.of("query")) instanceof String text ? text : "";
    String says = part.get(List.of("says")) instanceof String text ? text.strip() : "";
    String title = part.get(List.of("title")) instanceof String text ? text.strip() : "";
    Optional<Named> signal = signal(part);
    List<String> own = part.contains(List.of("by")) ? texts(part.get(List.of("by"))) : by;
    boolean asksOneThing = query.isBlank() == signal.isPresent();
    if (weight < 1 || !asksOneThing || says.isEmpty() || own.isEmpty() != by.isEmpty()) {
      problem(
          position,
          "a part of the score lacks 'says', 'weight' or 'query' (or 'signal'), or has wrong ones",
          "says: words for people; weight: 1 to 1000; query: an EQL query on single events, or"
              + " signal: the name of another rule's file without its ending; by, where it differs"
              + " from the rule's: names of fields");
    }
    int line = RuleTable.textLine(source, part.inputPositionOf("query"));
    return new Part(says, weight, own, new SourceText(source.name(), query, line), signal, title);
  }

  private Optional<Named> signal(TomlTable part) {
    if (part.get(List.of("signal")) instanceof String name && !name.isBlank()) {
      TomlPosition position = part.inputPositionOf("signal");
      Span place = position == null ? new Span(0, 0) : RuleTable.span(source, position);
      return Optional.of(new Named(name, place));
    }
    return Optional.empty();
  }

  private void wrong(String key, String help) {
    problem(
        rule.inputPositionOf(TABLE),
        "a rule of type 'score' needs '" + key + "' under [perilune.score]",
        "'" + key + "' " + help);
  }

  private void problem(@Nullable TomlPosition position, String message, String help) {
    Span place = position == null ? new Span(0, 0) : RuleTable.span(source, position);
    diagnostics.add(
        Diagnostic.error(DiagnosticCode.RULE010, source, place, message).withHelp(help));
    sound = false;
  }

  private static int positive(@Nullable Object value) {
    return value instanceof Long number && number > 0 && number <= 1_000 ? number.intValue() : 0;
  }

  /** Gives the texts of an array; none where it is something else, or has anything else in it. */
  private static List<String> texts(@Nullable Object value) {
    var all = new ArrayList<String>();
    if (value instanceof TomlArray array) {
      array.toList().forEach(item -> all.add(item instanceof String text ? text : ""));
    }
    return all.contains("") ? List.of() : all;
  }
}
