package perilune.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import perilune.engine.SignalStage;
import perilune.engine.StageCounters;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.windows.WindowsJsonFormat;

/**
 * The parts of a hunt over a lane of Windows events as JSON with a folder of rules: reading alone,
 * stage 1 alone (index and candidates) over events that were read before, and the whole. One
 * operation is one event.
 *
 * <pre>{@code
 * java ... org.openjdk.jmh.Main LaneBench -prof gc -p lane=LANE.ndjson -p rules=FOLDER
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LaneBench {

  /** Events that are taken of a lane, count: more than caches of the processor hold. */
  private static final int EVENTS = 20_000;

  /** A file of JSON lines. */
  @Param("")
  public String lane = "";

  /** A folder of rules. */
  @Param("")
  public String rules = "";

  private HuntPath path = HuntPath.of(List.of());
  private byte[] bytes = new byte[0];
  private final List<Event> events = new ArrayList<>();
  private Event event = new Event(new FieldTable());
  private SignalStage stage = new SignalStage(path.assembly().rules(), new int[0]);

  /** Compiles the rules, and reads the beginning of the lane. */
  @Setup
  public void read() throws IOException {
    if (lane.isEmpty() || rules.isEmpty()) {
      throw new IllegalArgumentException("name both: -p lane=LANE.ndjson -p rules=FOLDER");
    }
    path = HuntPath.of(List.of(Path.of(rules)));
    try (Stream<String> lines = Files.lines(Path.of(lane))) {
      String taken = String.join("\n", lines.limit(EVENTS).toList());
      bytes = taken.getBytes(StandardCharsets.UTF_8);
    }
    FieldTable fields = path.assembly().pool().fields();
    event = new Event(fields);
    stage = new SignalStage(path.assembly().rules(), new int[0]);
    try (EventReader reader = open()) {
      while (reader.read(event)) {
        var kept = new Event(fields);
        kept.copyFrom(event);
        events.add(kept);
      }
    }
    if (events.size() != EVENTS) {
      throw new IllegalArgumentException("the lane has to have " + EVENTS + " events at least");
    }
  }

  /** Reads with the fields that the rules ask for. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long reading() throws IOException {
    long read = 0;
    try (EventReader reader = open()) {
      while (reader.read(event)) {
        read++;
      }
    }
    return read;
  }

  /** Holds events that were read before against all rules. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long stage1() {
    long[] signals = new long[1];
    for (Event each : events) {
      stage.accept(each, _ -> signals[0]++);
    }
    return signals[0];
  }

  /** Bytes in, findings out. */
  @Benchmark
  @OperationsPerInvocation(EVENTS)
  public long whole() throws IOException {
    return path.hunt(bytes).findings();
  }

  /** Prints what does not depend on the machine, where stage 1 ran alone. */
  @TearDown(Level.Trial)
  public void tell() {
    StageCounters counters = stage.counters();
    if (counters.events() > 0) {
      System.out.printf(
          "%ncandidates per event: %.2f, predicates evaluated per event: %.2f, matches: %.4f%n",
          (double) counters.candidates() / counters.events(),
          (double) counters.predicates() / counters.events(),
          (double) counters.matches() / counters.events());
    }
  }

  private EventReader open() {
    var assembly = path.assembly();
    var context =
        new ReadContext(
            assembly.pool().fields(), assembly.demand(), new Refusals(), ReadLimits.defaults());
    return new WindowsJsonFormat().open(new ByteArrayInputStream(bytes), context);
  }
}
