package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.kql.CompiledKql;
import perilune.rules.kql.Kql;
import perilune.rules.kql.KqlOptions;
import perilune.rules.plan.RulePlan;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** What KQL means: queries, events, and which of them match. */
class KqlCasesTest {

  private static final KqlOptions OPTIONS =
      KqlOptions.defaults().withNow(Instant.parse("2026-03-02T00:00:00Z"));

  private static final String ARROW = " => ";

  private final FieldTable fields = new FieldTable();
  private final Map<String, Event> events = new LinkedHashMap<>();

  @Test
  void everyQueryMatchesTheEventsThatStandBesideIt() throws IOException {
    var wrong = new ArrayList<String>();
    int cases = 0;
    for (String line : lines()) {
      if (line.startsWith("event ")) {
        addEvent(line.substring("event ".length()));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        cases++;
        int arrow = line.lastIndexOf(ARROW);
        String found = matching(line.substring(0, arrow));
        if (!found.equals(line.substring(arrow + ARROW.length()))) {
          wrong.add(line + "   but was " + found);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isGreaterThan(150);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = KqlCasesTest.class.getResourceAsStream("kql-cases.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private void addEvent(String line) {
    String[] parts = line.split(" {2}");
    var event = new Event(fields);
    for (String part : List.of(parts).subList(1, parts.length)) {
      int sign = part.indexOf('=');
      char type = part.charAt(sign - 1);
      String name = part.substring(0, "#%?".indexOf(type) < 0 ? sign : sign - 1);
      for (String value : part.substring(sign + 1).split("\\|", -1)) {
        put(event, fields.intern(name), type, value);
      }
    }
    events.put(parts[0], event);
  }

  private static void put(Event event, int field, char type, String value) {
    switch (type) {
      case '#' -> event.putLong(field, Long.parseLong(value));
      case '%' -> event.putDouble(field, Double.parseDouble(value));
      case '?' -> event.putBoolean(field, Boolean.parseBoolean(value));
      default -> event.put(field, value);
    }
  }

  private String matching(String query) {
    return switch (Kql.compile(new SourceText("case", query), OPTIONS)) {
      case Parsed.Ok<CompiledKql>(var compiled, var _) -> matching(compiled);
      case Parsed.Failed<CompiledKql>(var diagnostics) ->
          "refused: " + diagnostics.getFirst().message();
    };
  }

  private String matching(CompiledKql compiled) {
    Run run = Run.of(fields, List.of(new RulePlan("r", compiled.operator())));
    var found = new ArrayList<String>();
    events.forEach((id, event) -> {
      int before = run.matches.size();
      run.accept(event);
      if (run.matches.size() > before) {
        found.add(id);
      }
    });
    return found.isEmpty() ? "-" : String.join(" ", found);
  }
}
