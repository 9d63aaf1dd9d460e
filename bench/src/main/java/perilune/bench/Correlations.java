package perilune.bench;

import java.util.Arrays;
import java.util.List;
import perilune.engine.Compilation;
import perilune.engine.EngineLimits;
import perilune.engine.OperatorStage;
import perilune.engine.RuleCompiler;
import perilune.engine.SignalStage;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.sigma.Sigma;
import perilune.rules.sigma.SigmaFile;
import perilune.rules.sigma.SigmaOptions;
import perilune.source.SourceText;

/**
 * What a Sigma correlation costs: both stages of the engine over events that it counts, six of
 * seven, one each millisecond; the median of the passes after a warm-up, by the processor's time of
 * all threads. Making the events is part of it.
 *
 * <p>The thresholds are out of reach, so that the state is as large as it becomes; the two rules
 * alone come together, once for each of 500 users, and stay so.
 *
 * <pre>{@code
 * java -XX:+UseSerialGC ... perilune.bench.Correlations 1000000
 * }</pre>
 */
public final class Correlations {

  private static final int WARM_UP = 2;
  private static final int PASSES = 5;
  private static final int USERS = 500;
  private static final int VALUES = 2_000;
  private static final long MILLISECOND = 1_000_000L;

  /** Events after which time is told to move on, count: as a hunt does, now and then. */
  private static final int ADVANCE_EVERY = 1_024;

  private static final String RULES =
      """
      title: A
      name: a
      logsource: {product: acme}
      detection: {s: {kind: a}, condition: s}
      ---
      title: B
      name: b
      logsource: {product: acme}
      detection: {s: {kind: b}, condition: s}
      ---
      title: Correlation
      """;

  private static final List<String> CORRELATIONS =
      List.of(
          "type: event_count, rules: [a], group-by: [user], timespan: 10m, condition: {gte: 2000}",
          "type: value_count, rules: [a], timespan: 1h, condition: {gte: 2500, field: value}",
          "type: temporal, rules: [a, b], group-by: [user], timespan: 10m",
          "type: value_sum, rules: [a], group-by: [user], timespan: 10m,"
              + " condition: {gte: 99999999999, field: number}");

  private final FieldTable fields = new FieldTable();
  private final SignalStage signals;
  private final OperatorStage operators;
  private final int product = fields.intern("product");
  private final int kind = fields.intern("kind");
  private final int user = fields.intern("user");
  private final int value = fields.intern("value");
  private final int number = fields.intern("number");
  private long matches;

  private Correlations(String correlation) {
    var options = SigmaOptions.defaults();
    var text = new SourceText("correlation.yml", RULES + "correlation: {" + correlation + "}");
    SigmaFile file = Sigma.link(List.of(Sigma.read(text, options)), options).getFirst();
    EngineLimits limits = EngineLimits.defaults();
    Compilation compiled =
        new RuleCompiler(fields, limits).compile(List.of(file.rules().getLast().plan()));
    if (file.rules().size() != 3 || !compiled.rejections().isEmpty()) {
      throw new IllegalStateException(file.diagnostics() + " " + compiled.rejections());
    }
    signals = new SignalStage(compiled.rules(), new int[0], limits);
    operators = new OperatorStage(compiled.rules(), limits);
  }

  /** Prints a line for each type of correlation; argument: events of a pass. */
  public static void main(String[] arguments) {
    int events = Integer.parseInt(arguments[0]);
    for (String correlation : CORRELATIONS) {
      double[] speeds = new double[PASSES];
      var last = new Correlations(correlation);
      for (int pass = -WARM_UP; pass < PASSES; pass++) {
        last = new Correlations(correlation);
        long begin = CpuTime.nanos();
        last.run(events);
        if (pass >= 0) {
          speeds[pass] = events * 1e9 / (CpuTime.nanos() - begin);
        }
      }
      Arrays.sort(speeds);
      System.out.printf(
          "%,.0f events/s, %,d matches, %,d groups, %,d evicted: %s%n",
          speeds[PASSES / 2],
          last.matches,
          last.operators.counters().pending(),
          last.operators.counters().evicted(),
          correlation);
    }
  }

  private void run(int events) {
    var event = new Event(fields);
    for (int i = 0; i < events; i++) {
      fill(event, i);
      signals.accept(event, operators.signals(_ -> matches++));
      if (i % ADVANCE_EVERY == 0) {
        operators.advance(i * MILLISECOND, _ -> matches++);
      }
    }
  }

  private void fill(Event event, int i) {
    event.clear();
    event.header().timed = true;
    event.header().timeNanos = i * MILLISECOND;
    event.header().hostKey = "host";
    event.header().hashHigh = i;
    event.put(product, "acme");
    event.put(kind, i % 7 == 0 ? "b" : "a");
    event.put(user, "user-" + i % USERS);
    event.put(value, "value-" + i * 31L % VALUES);
    event.put(number, String.valueOf(i % 1_000));
  }
}
