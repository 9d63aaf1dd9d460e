package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import perilune.engine.reference.ReferenceEvaluator;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Operator;
import perilune.rules.sigma.Sigma;
import perilune.rules.sigma.SigmaFile;
import perilune.rules.sigma.SigmaOptions;
import perilune.source.SourceText;

/** Selections of Sigma rules against events: sigma-cases.txt, in the engine and the reference. */
class SigmaCasesTest {

  private static final SigmaOptions OPTIONS =
      SigmaOptions.defaults().withPlaceholders(Map.of("admins", List.of("root", "admin")));

  @Test
  void everySelectionFindsItsEventsAndNoOthers() throws IOException {
    String selection = "";
    var wrong = new ArrayList<String>();
    int cases = 0;
    for (String line : lines()) {
      if (line.startsWith("{") || line.startsWith("[")) {
        selection = line;
        continue;
      }
      cases++;
      SigmaFile file = read(selection);
      boolean good =
          line.equals("refused")
              ? file.rules().isEmpty()
              : file.rules().size() == 1
                  && found(file, line.substring(1).strip()) == line.startsWith("+");
      if (!good) {
        wrong.add(selection + "   " + line + "   " + file.diagnostics());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).isGreaterThan(100);
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = SigmaCasesTest.class.getResourceAsStream("sigma-cases.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  private static SigmaFile read(String selection) {
    String text =
        """
        title: T
        logsource: {product: acme}
        detection:
          selection: %s
          condition: selection
        """
            .formatted(selection);
    return Sigma.read(new SourceText("case.yml", text), OPTIONS);
  }

  private static boolean found(SigmaFile file, String fields) {
    var table = new FieldTable();
    var plan = file.rules().getFirst().plan();
    Run run = Run.of(table, List.of(plan));
    var event = new Event(table);
    event.put(table.intern("product"), "acme");
    for (String pair : fields.isEmpty() ? new String[0] : fields.split(" ", -1)) {
      String[] sides = pair.split("=", 2);
      int field = table.intern(sides[0]);
      switch (sides[1]) {
        case "~" -> event.putNull(field);
        case "~EMPTY" -> event.put(field, "");
        default -> event.put(field, sides[1].replace('_', ' '));
      }
    }
    run.accept(event);
    boolean found = !run.matches.isEmpty();
    if (plan.operator() instanceof Operator.Single(var condition)) {
      assertThat(ReferenceEvaluator.holds(plan.inScope(condition), event))
          .as("the reference agrees on %s", fields)
          .isEqualTo(found);
    }
    return found;
  }
}
