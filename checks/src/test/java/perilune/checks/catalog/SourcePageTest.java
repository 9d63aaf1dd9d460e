package perilune.checks.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import perilune.catalog.Catalog;
import perilune.catalog.Indicator;
import perilune.catalog.Mode;
import perilune.catalog.events.EventsCovered;
import perilune.catalog.statistics.IndicatorIndex;
import perilune.catalog.statistics.IndicatorRow;
import perilune.catalog.statistics.TableLimits;
import perilune.catalog.statistics.TechniqueTables;

/** The tables of the source page, row for row: A5, A6, A7 and A17. */
class SourcePageTest {

  private static final TableLimits LIMITS = TableLimits.USUAL;

  /**
   * Reach that the page prints otherwise: of eight values it counts rules of Splunk too, which are
   * not in this corpus; of one it prints the larger number of eq and in.
   */
  private static final Map<String, Integer> DIFFERENT =
      Map.of(
          "bash", 88, "dash", 78, "sh", 83, "zsh", 82, "csh", 71, "fish", 72, "ksh", 73, "tcsh", 69,
          "exec", 171);

  @Test
  void theFieldsAreThoseOfThePage() throws IOException {
    Optional<ReferencePage> page = ReferencePage.read();
    Optional<TechniqueTables> tables = tables();
    if (page.isEmpty() || tables.isEmpty()) {
      return;
    }
    List<String> rows =
        tables.get().fields().stream()
            .limit(LIMITS.fields())
            .map(
                row -> row.field() + row.rules() + row.howText() + String.join(", ", row.samples()))
            .toList();
    assertThat(rows).isEqualTo(page.get().below("FieldRulesHowSample values"));
  }

  @Test
  void theIndicatorsAreThoseOfThePage() throws IOException {
    Optional<ReferencePage> page = ReferencePage.read();
    Optional<Catalog> catalog = Corpora.ofPage(Mode.COMPAT);
    if (page.isEmpty() || catalog.isEmpty()) {
      return;
    }
    var reach = IndicatorIndex.ofPositives(catalog.get());
    var rows = new ArrayList<String>();
    int different = 0;
    for (IndicatorRow row : tables().orElseThrow().shownIndicators(LIMITS)) {
      Indicator one = row.indicator();
      int number = reach.reach(one);
      boolean splunk = one.field().equals("process_name") && one.kind().word().equals("in");
      boolean larger = one.field().equals("EventType") && one.kind().word().equals("eq");
      int printed = splunk || larger ? DIFFERENT.getOrDefault(one.value(), number) : number;
      different += printed == number ? 0 : 1;
      rows.add(
          one.field() + one.kind().word() + "|" + one.value() + "|" + row.rules().size() + printed);
    }
    assertThat(rows).isEqualTo(page.get().triples("FieldKindValueRules (here)Corpus reach"));
    assertThat(different).as("documented deviations").isEqualTo(9);
  }

  @Test
  void theExclusionsAreThoseOfThePage() throws IOException {
    Optional<ReferencePage> page = ReferencePage.read();
    Optional<TechniqueTables> tables = tables();
    if (page.isEmpty() || tables.isEmpty()) {
      return;
    }
    List<String> rows =
        IntStream.range(0, LIMITS.exclusions())
            .mapToObj(tables.get().exclusions()::get)
            .map(row ->
                row.indicator().field()
                    + row.indicator().kind().word()
                    + "|"
                    + row.indicator().value()
                    + "|"
                    + row.rules().size())
            .toList();
    assertThat(rows).isEqualTo(page.get().triples("FieldKindValueRules excluding"));
  }

  @Test
  void theOnlyEventCoveredIsTheProcessExecutionOfMacos() {
    Optional<Catalog> catalog = Corpora.ofPage(Mode.COMPAT);
    if (catalog.isEmpty()) {
      return;
    }
    var events = new EventsCovered(Mode.COMPAT).of(catalog.get().ofTechnique("T1059.011"));
    assertThat(events.keySet())
        .extracting(event -> event.provider() + event.id() + event.title())
        .containsExactly("ESFexecProcess Execution (Notify)");
  }

  private static Optional<TechniqueTables> tables() {
    return Corpora.ofPage(Mode.COMPAT)
        .map(catalog -> TechniqueTables.of(catalog.ofTechnique("T1059.011"), LIMITS));
  }
}
