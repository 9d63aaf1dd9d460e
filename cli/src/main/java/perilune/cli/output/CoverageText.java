package perilune.cli.output;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import perilune.cli.output.Coverage.Judged;
import perilune.cli.output.Coverage.Standing;
import perilune.engine.coverage.TelemetryShape;

/** Shows a person what rules can find in telemetry. At most 100 columns wide, but for details. */
public final class CoverageText {

  private static final int MAX_MISSING = 15;
  private static final int MAX_KINDS = 12;

  private final PrintStream out;
  private final boolean details;

  /**
   * Makes one that prints to a stream.
   *
   * @param details whether every rule is shown
   */
  public CoverageText(PrintStream out, boolean details) {
    this.out = out;
    this.details = details;
  }

  /** Shows it. */
  public void print(Coverage coverage) {
    if (details) {
      details(coverage);
    }
    events(coverage.shape());
    line("language", "type", List.of("can run", "partly", "blind", "not runnable"));
    for (Coverage.Kind kind : coverage.kinds()) {
      line(kind.language(), kind.type(), counts(coverage, Optional.of(kind)));
    }
    line("all", "", counts(coverage, Optional.empty()));
    missing(coverage);
    noEvents(coverage);
  }

  private void details(Coverage coverage) {
    for (Standing standing : Standing.values()) {
      List<Judged> rules =
          coverage.rules().stream()
              .filter(rule -> rule.standing() == standing)
              .sorted(
                  Comparator.comparing((Judged rule) -> rule.rule().facts().name())
                      .thenComparing(rule -> rule.rule().facts().place()))
              .toList();
      if (!rules.isEmpty()) {
        out.println(standing.word() + ":");
        rules.forEach(rule -> out.println("  " + text(rule)));
        out.println();
      }
    }
  }

  private static String text(Judged rule) {
    String words = rule.words();
    String name = rule.rule().facts().name();
    return Shown.plain(name.isEmpty() ? rule.rule().facts().place() : name)
        + (words.isEmpty() ? "" : ": " + Shown.plain(words));
  }

  private void events(TelemetryShape shape) {
    out.println(
        shape.events()
            + (shape.events() == 1 ? " event" : " events")
            + " with "
            + shape.fields().size()
            + " fields, most frequent kinds:");
    for (TelemetryShape.Group group : shape.groups().stream().limit(MAX_KINDS).toList()) {
      String kind =
          String.join(
              "  ",
              TelemetryShape.KEYS.stream()
                  .map(key -> String.join(",", group.values().getOrDefault(key, List.of("-"))))
                  .toList());
      out.println(
          String.format(
              Locale.ROOT,
              "%10d  %-60s %5d fields",
              group.events(),
              Shown.cut(kind, 60),
              group.fields().size()));
    }
    out.println();
  }

  private static List<String> counts(Coverage coverage, Optional<Coverage.Kind> kind) {
    return List.of(Standing.values()).stream()
        .map(standing -> Long.toString(coverage.count(standing, kind)))
        .toList();
  }

  private void line(String language, String type, List<String> cells) {
    var text = new StringBuilder();
    String named = language.isEmpty() ? "-" : language;
    text.append(String.format(Locale.ROOT, "%-9s %-18s", Shown.cut(named, 9), Shown.cut(type, 18)));
    cells.forEach(cell -> text.append(String.format(Locale.ROOT, " %13s", cell)));
    out.println(text);
  }

  private void missing(Coverage coverage) {
    List<Coverage.Missing> top = coverage.topMissing(MAX_MISSING);
    if (top.isEmpty()) {
      return;
    }
    out.println();
    out.println("missing fields that would make most blind rules see:");
    out.println("     alone    needed  field");
    for (Coverage.Missing field : top) {
      out.println(
          String.format(
              Locale.ROOT,
              "%10d%10d  %s",
              field.alone(),
              field.needed(),
              Shown.cut(field.field(), 76)));
    }
  }

  private void noEvents(Coverage coverage) {
    List<Map.Entry<String, Long>> kinds =
        coverage.noEvents().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MAX_KINDS)
            .toList();
    if (kinds.isEmpty()) {
      return;
    }
    out.println();
    out.println("blind whatever the fields:");
    kinds.forEach(kind ->
        out.println(
            String.format(Locale.ROOT, "%10d  %s", kind.getValue(), Shown.cut(kind.getKey(), 86))));
  }
}
