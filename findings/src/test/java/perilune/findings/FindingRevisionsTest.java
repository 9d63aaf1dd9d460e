package perilune.findings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import perilune.rules.Severity;

class FindingRevisionsTest {

  @Test
  void countsEachFindingForItself() {
    var revisions = new FindingRevisions();
    assertThat(revisions.next("a", Severity.LOW)).isEqualTo(1);
    assertThat(revisions.next("b", Severity.LOW)).isEqualTo(1);
    assertThat(revisions.next("a", Severity.LOW)).isEqualTo(2);
    assertThat(revisions.next("a", Severity.LOW)).isEqualTo(3);
    assertThat(revisions.forgotten()).isZero();
  }

  @Test
  void forgetsTheOneNotGivenOutForLongestAndCountsIt() {
    var revisions = new FindingRevisions(2);
    revisions.next("old", Severity.LOW);
    revisions.next("kept", Severity.LOW);
    revisions.next("old", Severity.LOW);
    revisions.next("new", Severity.LOW);
    assertThat(revisions.forgotten()).isEqualTo(1);
    assertThat(revisions.next("old", Severity.LOW)).isEqualTo(3);
    assertThat(revisions.next("kept", Severity.LOW)).as("forgotten").isEqualTo(1);
  }

  @Test
  void remembersHowBadAFindingWas() {
    var revisions = new FindingRevisions();
    assertThat(revisions.severity("a")).isEmpty();
    revisions.next("a", Severity.MEDIUM);
    revisions.next("a", Severity.HIGH);
    assertThat(revisions.severity("a")).contains(Severity.HIGH);
  }
}
