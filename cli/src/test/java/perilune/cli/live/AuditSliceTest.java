package perilune.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditSliceTest {

  private static final String LOG =
      """
      type=SYSCALL msg=audit(1772442000.000:9): before
      type=USER msg=audit(1772442000.001:10): pid=1 msg='text=perilune-validate x begins exe="/usr/sbin/auditctl"'
      type=SYSCALL msg=audit(1772442000.003:12): second
      type=SYSCALL msg=audit(1772442000.002:11): first
      type=USER msg=audit(1772442000.005:14): pid=1 msg='text=perilune-validate x ends exe="/usr/sbin/auditctl"'
      type=SYSCALL msg=audit(1772442000.004:13): written late
      type=SYSCALL msg=audit(1772442000.006:15): after
      no record at all
      """;

  @Test
  void takesEventsByTheirNumberAndNotByTheirPlace() {
    String slice = AuditSlice.between(LOG, "x begins", "x ends");

    assertThat(slice).contains("first", "second", "written late");
    assertThat(slice).doesNotContain("before", "after", "no record");
  }

  @Test
  void givesNothingWithoutBothMarks() {
    assertThat(AuditSlice.between(LOG, "y begins", "x ends")).isEmpty();
  }
}
