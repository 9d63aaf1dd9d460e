package perilune.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.evtx.EvtxRecords;
import perilune.telemetry.windows.EventElements;

/**
 * Reads event logs and hunts in them with a folder of Sigma rules, and prints how fast: the median
 * of the passes after a warm-up, by the CPU time of the one thread that works, so that a machine
 * that others use does not count.
 *
 * <pre>{@code
 * java ... perilune.bench.EvtxRuns FOLDER_WITH_LOGS FOLDER_WITH_RULES...
 * }</pre>
 */
public final class EvtxRuns {

  private static final int WARM_UP = 6;
  private static final int PASSES = 7;

  /** Times that the chunks are repeated, so that a pass takes a while. */
  private static final int TIMES = 10;

  private final HuntPath path;

  private EvtxRuns(List<Path> folders) {
    path = HuntPath.of(folders);
    System.out.println("{\"rules\":" + path.assembly().rules().size() + "}");
  }

  /** What one pass over a log came to, count. */
  private record Counts(long records, long found) {}

  /** One pass over a log. */
  @FunctionalInterface
  private interface Pass {
    Counts over(byte[] log) throws IOException;
  }

  /** Runs and prints lines of JSON; arguments: a folder of logs, folders of rules. */
  public static void main(String[] arguments) throws IOException {
    List<Path> places = Arrays.stream(arguments).map(Path::of).toList();
    List<byte[]> logs = EvtxLogs.below(places.getFirst());
    byte[] joined = EvtxLogs.joined(logs);
    byte[] full = EvtxLogs.full(logs, TIMES);
    var runs = new EvtxRuns(places.subList(1, places.size()));
    measure("parse, logs joined", joined, EvtxRuns::parse);
    measure("parse, full chunks", full, EvtxRuns::parse);
    measure("hunt, logs joined", joined, runs::hunt);
    measure("hunt, full chunks", full, runs::hunt);
  }

  private static void measure(String what, byte[] log, Pass pass) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    double[] seconds = new double[PASSES];
    var counts = new Counts(0, 0);
    for (int number = -WARM_UP; number < PASSES; number++) {
      long begin = threads.getCurrentThreadCpuTime();
      counts = pass.over(log);
      if (number >= 0) {
        seconds[number] = (threads.getCurrentThreadCpuTime() - begin) / 1e9;
      }
    }
    Arrays.sort(seconds);
    double median = seconds[PASSES / 2];
    System.out.println(
        "{\"what\":\""
            + what
            + "\",\"bytes\":"
            + log.length
            + ",\"records\":"
            + counts.records()
            + ",\"found\":"
            + counts.found()
            + ",\"records_a_cpu_second\":"
            + Math.round(counts.records() / median)
            + ",\"megabytes_a_cpu_second\":"
            + Math.round(log.length / median / 1e6)
            + "}");
  }

  /** Tells all records to one who only counts what is told. */
  private static Counts parse(byte[] log) throws IOException {
    var told = new Told();
    long whole = 0;
    try (var records =
        new EvtxRecords(new ByteArrayInputStream(log), new Refusals(), ReadLimits.defaults())) {
      while (records.next()) {
        whole += records.tell(told) ? 1 : 0;
      }
    }
    return new Counts(whole, told.parts);
  }

  private Counts hunt(byte[] log) throws IOException {
    HuntPath.Outcome outcome = path.hunt(log);
    return new Counts(outcome.counters().events(), outcome.findings());
  }

  /** Counts elements, attributes and texts. */
  private static final class Told implements EventElements {

    private long parts;

    @Override
    public void open(String name) {
      parts++;
    }

    @Override
    public void attribute(String name, byte[] bytes, int from, int length) {
      parts++;
    }

    @Override
    public void text(byte[] bytes, int from, int length) {
      parts++;
    }

    @Override
    public void close() {}
  }
}
