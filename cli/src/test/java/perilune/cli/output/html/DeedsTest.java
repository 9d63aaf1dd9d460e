package perilune.cli.output.html;

import static org.assertj.core.api.Assertions.assertThat;
import static perilune.rules.Severity.CRITICAL;
import static perilune.rules.Severity.HIGH;
import static perilune.rules.Severity.LOW;
import static perilune.rules.Severity.MEDIUM;

import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.rules.Severity;

class DeedsTest {

  private final Deeds deeds = new Deeds(2, 2);
  private int number;

  private void add(String process, Severity severity) {
    deeds.add(Findings.about(process, severity, ++number));
  }

  private List<String> detailed() {
    return deeds.detailed().stream().map(Deed::name).toList();
  }

  private List<String> listed() {
    return deeds.listed().stream().map(line -> line.process() + " x" + line.count()).toList();
  }

  @Test
  void tellsTheWorstFirstAndThoseOfOneSeverityAsTheyCame() {
    add("a", LOW);
    add("b", HIGH);
    assertThat(detailed()).containsExactly("b", "a");
    add("a", HIGH);
    assertThat(detailed()).containsExactly("b", "a");
    add("a", CRITICAL);
    assertThat(detailed()).containsExactly("a", "b");
  }

  @Test
  void reducesTheLeastSevereToALine() {
    add("a", MEDIUM);
    add("b", MEDIUM);
    add("a", LOW);
    add("c", HIGH);
    assertThat(detailed()).containsExactly("c", "a");
    assertThat(listed()).containsExactly("b (pid 7) x1");
    add("d", MEDIUM);
    assertThat(listed()).containsExactly("b (pid 7) x1", "d (pid 7) x1");
    assertThat(deeds.beyond()).isZero();
  }

  @Test
  void countsWhatHasNoLine() {
    for (String process : List.of("a", "b", "c", "d", "e", "e", "f")) {
      add(process, HIGH);
    }
    assertThat(detailed()).containsExactly("a", "b");
    assertThat(listed()).containsExactly("c (pid 7) x1", "d (pid 7) x1");
    assertThat(deeds.beyond()).isEqualTo(3);
  }

  @Test
  void tellsAProcessAgainThatTurnsOutWorse() {
    for (String process : List.of("a", "b", "c", "c")) {
      add(process, HIGH);
    }
    assertThat(listed()).containsExactly("c (pid 7) x2");
    add("c", CRITICAL);
    assertThat(detailed()).containsExactly("c", "a");
    assertThat(deeds.detailed().getFirst().omitted()).isEqualTo(2);
    assertThat(listed()).containsExactly("b (pid 7) x1");
  }

  @Test
  void keepsTheWorstFindingsOfOneProcess() {
    for (int i = 0; i < Deed.MAX_FINDINGS; i++) {
      add("a", LOW);
    }
    add("a", CRITICAL);
    add("a", LOW);
    Deed deed = deeds.detailed().getFirst();
    assertThat(deed.findings()).hasSize(Deed.MAX_FINDINGS);
    assertThat(deed.worst()).isEqualTo(CRITICAL);
    assertThat(deed.omitted()).isEqualTo(2);
  }

  @Test
  void losesNoneOfManyFromItsCounts() {
    var many = new Deeds(10, 20);
    for (int i = 0; i < 100_000; i++) {
      many.add(Findings.about("p" + i % 50_000, Severity.values()[i % 4], i));
    }
    long told =
        many.detailed().stream().mapToLong(deed -> deed.findings().size() + deed.omitted()).sum();
    long listed = many.listed().stream().mapToLong(Deed.Line::count).sum();
    assertThat(many.detailed()).hasSize(10);
    assertThat(many.listed()).hasSize(20);
    assertThat(told + listed + many.beyond()).isEqualTo(100_000);
  }
}
