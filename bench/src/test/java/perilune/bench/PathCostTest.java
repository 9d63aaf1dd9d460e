package perilune.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import perilune.engine.StageCounters;

/**
 * The gate of the path's cost: what it allocates and how many rules it looks at. Both depend on the
 * code and the log alone, not on how busy the machine is.
 */
class PathCostTest {

  private static final int RECORDS = 40_000;

  /**
   * Most bytes that a record may allocate on the whole path, findings included. Measured: see
   * bench/results; interpreted code allocates a little more than compiled code, which is in this.
   */
  private static final long MAX_BYTES_PER_RECORD = 640;

  /**
   * Most steps of rules that may be evaluated for an event, on average, of those that the Linux
   * pack has. Measured: see bench/results.
   */
  private static final double MAX_CANDIDATES_PER_EVENT = 6.0;

  private final HuntPath pack = HuntPath.ofLinuxPack();
  private final byte[] log = ReplayLog.bytes(RECORDS);

  @Test
  void aRecordAllocatesLessThanTheBound() throws IOException {
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // Buffers grow and classes load in the first run.
    pack.hunt(log);
    long before = thread.getCurrentThreadAllocatedBytes();
    HuntPath.Outcome outcome = pack.hunt(log);
    long bytes = (thread.getCurrentThreadAllocatedBytes() - before) / RECORDS;
    System.out.println("allocated per audit record: " + bytes + " bytes");
    assertThat(outcome.findings()).as("the log has attacks in it").isPositive();
    assertThat(bytes).isPositive().isLessThan(MAX_BYTES_PER_RECORD);
  }

  @Test
  void anEventHasFewerCandidatesThanTheBound() throws IOException {
    StageCounters stage = pack.hunt(log).counters().stage();
    double candidates = (double) stage.candidates() / stage.events();
    System.out.printf(
        "candidates per event: %.2f, predicates evaluated per event: %.2f, events: %d%n",
        candidates, (double) stage.predicates() / stage.events(), stage.events());
    assertThat(stage.events()).isGreaterThan(RECORDS / 10);
    assertThat(candidates).isLessThan(MAX_CANDIDATES_PER_EVENT);
  }
}
