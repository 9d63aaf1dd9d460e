package perilune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.engine.EngineLimits;
import perilune.engine.RuleCompiler;
import perilune.engine.RuleSet;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RulePlan;

/** The way of an event that no rule looks for allocates nothing, out of order or without host. */
class AllocationTest {

  private static final int EVENTS = 60_000;
  private static final int WARM_UPS = 4;

  /** Bytes an event for a look at all hosts every 1,024 events; one object an event is 16. */
  private static final double TOLERATED = 1;

  private static final byte[] FILE = "file".getBytes(StandardCharsets.UTF_8);
  private static final byte[][] HOSTS = {
    "a".getBytes(StandardCharsets.UTF_8), "b".getBytes(StandardCharsets.UTF_8), {}
  };

  private final Assembly assembly = assembly();
  private final Pipeline pipeline = new Pipeline(assembly, _ -> {}, _ -> {});
  private long time = 1_000_000_000_000L;
  private long sent;

  private static Assembly assembly() {
    var fields = new FieldTable();
    var never =
        new Condition.Test(
            "file.path", new Predicate.Equal(new Literal.Text("/nowhere")), Matching.EQL);
    var plan = new RulePlan("r", new Operator.Single(never));
    RuleSet rules =
        new RuleCompiler(fields, EngineLimits.defaults()).compile(List.of(plan)).rules();
    var limits =
        new SequencerLimits(
            Duration.ofMillis(1), Duration.ofHours(1), 4_096, Long.MAX_VALUE, Path.of("unused"));
    return Assembly.of(PipelineOptions.defaults(limits), rules, fields);
  }

  /** Sends events of 10 microseconds' distance, every second one a little late, hosts by turns. */
  private void send() throws IOException {
    for (int i = 0; i < EVENTS; i++) {
      Event event = assembly.pool().take();
      byte[] host = HOSTS[i % HOSTS.length];
      if (host.length > 0) {
        event.put(KnownField.HOST_ID, host, 0, host.length);
      }
      event.put(KnownField.EVENT_CATEGORY, FILE, 0, FILE.length);
      event.header().timed = true;
      event.header().timeNanos = time + (i % 2 == 0 ? 50_000 : 0);
      event.header().sequence = ++sent;
      time += 10_000;
      pipeline.accept(event);
    }
  }

  @Test
  void anEventThatNoRuleLooksForAllocatesNothing() throws IOException {
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // Until it is compiled, an iterator is an object.
    for (int i = 0; i < WARM_UPS; i++) {
      send();
    }
    long before = thread.getCurrentThreadAllocatedBytes();
    send();
    long measured = thread.getCurrentThreadAllocatedBytes() - before;
    assertThat((double) measured / EVENTS).as("bytes an event").isLessThan(TOLERATED);
    assertThat(pipeline.counters().stage().events()).isGreaterThan(EVENTS);
    assertThat(pipeline.counters().sequencing().late()).isZero();
  }
}
