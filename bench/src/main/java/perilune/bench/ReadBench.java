package perilune.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import perilune.context.ContextLimits;
import perilune.context.HostContext;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.TelemetryFormat;
import perilune.telemetry.auditd.AuditdFormat;
import perilune.telemetry.ecs.EcsJsonFormat;

/**
 * Reading alone, and reading with lineage: with the fields that the Linux pack asks for.
 *
 * <p>One operation is one audit record. The ECS documents hold the same events; so an operation of
 * {@link #ecs} is that share of a document, and all numbers compare.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ReadBench {

  private static final int RECORDS = 100_000;

  private final HuntPath pack = HuntPath.ofLinuxPack();
  private final FieldTable fields = pack.assembly().pool().fields();
  private final FieldDemand demand = pack.assembly().demand();
  private final Event event = new Event(fields);
  private byte[] auditd = new byte[0];
  private byte[] ecs = new byte[0];

  /** Makes both corpora. */
  @Setup
  public void replay() throws IOException {
    auditd = ReplayLog.bytes(RECORDS);
    ecs = EcsCorpus.of(auditd);
  }

  /** Reads raw audit records. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long auditd() throws IOException {
    return read(new AuditdFormat(), auditd);
  }

  /** Reads the same events as ECS documents. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long ecs() throws IOException {
    return read(new EcsJsonFormat(), ecs);
  }

  /** Reads raw audit records and derives lineage and Lua invocation. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long auditdAndContext() throws IOException {
    var host = new HostContext(demand, ContextLimits.defaults());
    long events = 0;
    try (EventReader reader = open(new AuditdFormat(), auditd)) {
      while (reader.read(event)) {
        host.enrich(event);
        events++;
      }
    }
    return events;
  }

  private long read(TelemetryFormat format, byte[] bytes) throws IOException {
    long events = 0;
    try (EventReader reader = open(format, bytes)) {
      while (reader.read(event)) {
        events++;
      }
    }
    return events;
  }

  private EventReader open(TelemetryFormat format, byte[] bytes) {
    var context = new ReadContext(fields, demand, new Refusals(), ReadLimits.defaults());
    return format.open(new ByteArrayInputStream(bytes), context);
  }
}
