package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import perilune.engine.reference.ReferenceCorrelations;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.Rule;
import perilune.rules.plan.Operator;
import perilune.rules.sigma.Sigma;
import perilune.rules.sigma.SigmaFile;
import perilune.rules.sigma.SigmaOptions;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;

/**
 * Correlations and filters against events: correlation-cases.txt. Each case runs as it is, stopped
 * and restored at every event, and in the reference.
 */
class CorrelationCasesTest {

  private static final long SECOND = 1_000_000_000L;
  private static final int ROUNDS = 600;

  private final long seed = Long.getLong("seed", 20_261_122L);

  @Test
  void everyCaseFindsWhatItSaysAndNothingElse() throws IOException {
    var documents = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    int cases = 0;
    boolean open = false;
    for (String line : lines()) {
      if (!line.contains("=>")) {
        if (!open) {
          documents.clear();
        }
        open = true;
        documents.add(line);
        continue;
      }
      open = false;
      cases++;
      String expected = line.substring(line.indexOf("=>") + 2).strip();
      String found = outcome(documents, line.substring(0, line.indexOf("=>")).strip());
      if (!found.equals(expected)) {
        wrong.add(documents + "   " + line + "   found " + found);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isGreaterThan(100);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = CorrelationCasesTest.class.getResourceAsStream("correlation-cases.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  /** Three files: the rules, what the case says, and a rule of another log source. */
  private static List<SigmaFile> read(List<String> documents) {
    var rules = new StringBuilder();
    for (String name : List.of("a", "b", "c", "d")) {
      rules.append(
          """
          ---
          title: Rule %s
          id: id-%s
          name: %s
          logsource: {product: acme, category: test}
          detection: {selection: {kind|contains: %s}, sel_x: {x: 1}, condition: selection}
          """
              .formatted(name, name, name, name));
    }
    var own = new StringBuilder();
    for (String line : documents) {
      String name = line.substring(0, line.indexOf(' '));
      String body = line.substring(line.indexOf(' ') + 1);
      own.append("---\ntitle: ").append(name).append("\nname: ").append(name).append('\n');
      own.append(body.replace(" ;; ", "\n")).append('\n');
    }
    String other =
        """
        title: Other
        name: o
        logsource: {product: other}
        detection: {selection: {kind: o}, condition: selection}
        """;
    return Sigma.link(
        List.of(file(own.toString()), file(rules.toString()), file(other)),
        SigmaOptions.defaults());
  }

  private static SigmaFile file(String text) {
    return Sigma.read(new SourceText("case.yml", text), SigmaOptions.defaults());
  }

  private static String outcome(List<String> documents, String events) throws IOException {
    List<SigmaFile> files = read(documents);
    SigmaFile own = files.getFirst();
    if (own.diagnostics().stream().anyMatch(one -> one.isError())) {
      return "refused";
    }
    if (events.equals("warned")) {
      // That a document has no id is said of all of them.
      return own.diagnostics().stream().allMatch(one -> one.code() == DiagnosticCode.SIGMA004)
          ? "no"
          : "yes";
    }
    var rules = new ArrayList<Rule>();
    files.forEach(file -> rules.addAll(file.rules()));
    if (events.equals("alerting")) {
      return String.join(
          " ",
          rules.stream()
              .filter(rule -> !rule.header().telling().buildingBlock())
              .map(rule -> rule.header().id())
              .toList());
    }
    if (own.rules().isEmpty()) {
      return found(rules, events, false);
    }
    List<Rule> last = List.of(own.rules().getLast());
    String found = found(last, events, false);
    assertThat(found(last, events, true)).as("%s restored", events).isEqualTo(found);
    return found;
  }

  private static String found(List<Rule> rules, String text, boolean restored) throws IOException {
    var table = new FieldTable();
    Run run = Run.of(table, rules.stream().map(Rule::plan).toList());
    var events = new ArrayList<Event>();
    long end = 0;
    for (String word : text.isEmpty() ? new String[0] : text.split(" +", -1)) {
      if (word.startsWith("@")) {
        end = Long.parseLong(word.substring(1)) * SECOND;
        run.operators.advance(end, run.matches::add);
        continue;
      }
      Event event = event(table, word);
      events.add(event);
      event.header().sequence = events.size();
      end = event.header().timeNanos;
      run.accept(event);
      run.operators.advance(end, run.matches::add);
      if (restored) {
        run.operators = restored(run);
      }
    }
    // Restored stages have no last sink: they take the one of this call.
    run.operators.advance(end, run.matches::add);
    run.operators.finish();
    if (rules.size() == 1
        && rules.getFirst().plan().operator() instanceof Operator.Correlated(var correlation)) {
      assertThat(texts(run, ReferenceCorrelations.leavesOutLast(correlation)))
          .as(text)
          .isEqualTo(new ReferenceCorrelations(correlation, events, end).texts());
    }
    return run.matches.isEmpty()
        ? "none"
        : String.join(" ; ", run.matches.stream().map(CorrelationCasesTest::shown).toList());
  }

  private static OperatorStage restored(Run run) throws IOException {
    var bytes = new ByteArrayOutputStream();
    run.operators.writeTo(new DataOutputStream(bytes));
    var fresh = new OperatorStage(run.rules, EngineLimits.defaults());
    fresh.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return fresh;
  }

  private static List<String> texts(Run run, boolean withoutLast) {
    return run.matches.stream()
        .map(m -> m.joinKeys() + " " + (withoutLast ? "" : m.latest().id()) + " " + measured(m))
        .sorted()
        .toList();
  }

  private static String measured(Match match) {
    return match.row().columns().isEmpty()
        ? ""
        : match.row().columns().getLast().values().getFirst().text();
  }

  /** Group, times of the events in seconds, measure: {@code x:1,2,3=3}. */
  private static String shown(Match match) {
    List<String> times =
        match.events().stream().map(RetainedEvent::timeNanos).map(n -> n / SECOND + "").toList();
    String key = String.join("/", match.joinKeys());
    String measured = measured(match);
    return (key.isEmpty() ? "" : key + ":")
        + String.join(",", times)
        + (measured.isEmpty() ? "" : "=" + measured);
  }

  /** {@code 3ab/u=x}: at second 3, of the kinds a and b, with a field. */
  private static Event event(FieldTable table, String word) {
    var event = new Event(table);
    String[] parts = word.split("/", -1);
    int digits = 0;
    while (Character.isDigit(parts[0].charAt(digits))) {
      digits++;
    }
    event.header().timed = true;
    event.header().timeNanos = Long.parseLong(parts[0].substring(0, digits)) * SECOND;
    event.header().hostKey = "h";
    event.put(table.intern("product"), "acme");
    event.put(table.intern("category"), "test");
    event.put(table.intern("kind"), parts[0].substring(digits));
    event.header().hashHigh = word.hashCode();
    for (int i = 1; i < parts.length; i++) {
      String[] sides = parts[i].split("=", 2);
      event.put(table.intern(sides[0]), sides[1]);
    }
    return event;
  }

  @Test
  void whatIsFoundIsWhatBruteForceFinds() throws IOException {
    System.out.println("seed " + seed);
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var random = new SplittableRandom(seed + round);
      List<Rule> rules = read(generated(random)).getFirst().rules();
      assertThat(rules).as("seed %d", seed + round).isNotEmpty();
      var words = new ArrayList<String>();
      int time = 0;
      for (int i = 0; i < 24; i++) {
        time += random.nextInt(4);
        String kinds = List.of("a", "b", "c", "ab", "d", "a", "bc").get(random.nextInt(7));
        words.add(
            "%d%s/u=%s/f=%s/n=%d"
                .formatted(
                    time,
                    kinds,
                    "xy".charAt(random.nextInt(2)),
                    "pqrs".charAt(random.nextInt(4)),
                    random.nextInt(20) - 5));
      }
      words.add("@" + (time + random.nextInt(30)));
      String text = String.join(" ", words.stream().distinct().toList());
      List<Rule> last = List.of(rules.getLast());
      String once = found(last, text, false);
      assertThat(found(last, text, true)).as("seed %d: %s", seed + round, text).isEqualTo(once);
      found += once.equals("none") ? 0 : 1;
    }
    assertThat(found).as("the generated correlations are fulfilled at all").isGreaterThan(200);
  }

  private static List<String> generated(SplittableRandom random) {
    String relation = List.of("gte", "gt", "gte", "lt", "lte", "eq", "neq").get(random.nextInt(7));
    String group = random.nextBoolean() ? "group-by: [u], " : "";
    String rules = List.of("[a]", "[a, b]", "[a, b, c]", "[c, a]").get(random.nextInt(4));
    String type =
        List.of(
                "event_count",
                "value_count",
                "value_sum",
                "value_avg",
                "value_median",
                "value_percentile",
                "temporal",
                "temporal_ordered")
            .get(random.nextInt(8));
    String field =
        switch (type) {
          case "value_count", "value_percentile" -> ", field: f";
          case "value_sum", "value_avg", "value_median" -> ", field: n";
          default -> "";
        };
    if (type.equals("value_percentile") && random.nextBoolean()) {
      field = ", field: n, percentile: " + (1 + random.nextInt(100));
    }
    int bound = 1 + random.nextInt(type.contains("percentile") ? 40 : 4);
    String first =
        "c correlation: {type: %s, rules: %s, %stimespan: %ds, condition: {%s: %d%s}}"
            .formatted(type, rules, group, 1 + random.nextInt(12), relation, bound, field);
    boolean rising = relation.startsWith("gt") && !(type.equals("value_percentile") && bound > 0);
    if (!rising || group.isEmpty() || random.nextBoolean()) {
      return List.of(first);
    }
    String outer = List.of("event_count", "temporal", "temporal_ordered").get(random.nextInt(3));
    return List.of(
        first,
        "e correlation: {type: %s, rules: [c, d], group-by: [u], timespan: 20s, condition: {gte: 2}}"
            .formatted(outer));
  }
}
