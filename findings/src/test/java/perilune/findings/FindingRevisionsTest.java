package perilune.findings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingRevisionsTest {

  @Test
  void countsEachFindingForItself() {
    var revisions = new FindingRevisions();
    assertThat(revisions.next("a")).isEqualTo(1);
    assertThat(revisions.next("b")).isEqualTo(1);
    assertThat(revisions.next("a")).isEqualTo(2);
    assertThat(revisions.next("a")).isEqualTo(3);
    assertThat(revisions.forgotten()).isZero();
  }

  @Test
  void forgetsTheOneNotGivenOutForLongestAndCountsIt() {
    var revisions = new FindingRevisions(2);
    revisions.next("old");
    revisions.next("kept");
    revisions.next("old");
    revisions.next("new");
    assertThat(revisions.forgotten()).isEqualTo(1);
    assertThat(revisions.next("old")).isEqualTo(3);
    assertThat(revisions.next("kept")).as("forgotten").isEqualTo(1);
  }
}
