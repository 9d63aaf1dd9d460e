package perilune.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import perilune.engine.table.ReferenceTable.Seen;
import perilune.engine.table.row.RowText;
import perilune.engine.table.row.RowValue;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Operator;
import perilune.rules.plan.TableStage;

/** Generated tables over generated timelines: incremental equals looking at every window again. */
final class TableOracleTest {

  private static final int ROUNDS = Integer.getInteger("perilune.table.rounds", 600);
  private static final TableCompiler.Limits LIMITS = new TableCompiler.Limits(10_000, 10_000, 100);

  private static long seed() {
    long seed = Long.getLong("perilune.table.seed", System.nanoTime());
    System.out.println("perilune.table.seed=" + seed);
    return seed;
  }

  /** A step of a timeline: an event, or the watermark where there is none. */
  private record Step(RetainedEvent event, Map<String, RowValue> fields, long watermark) {}

  private final FieldTable fields = new FieldTable();
  private final List<String> found = new ArrayList<>();

  private TableMatcher matcher(Operator.Table table) {
    return new TableMatcher(
        TableCompiler.compile(table, fields, LIMITS),
        100_000,
        (_, row) -> found.add(text(row, table)));
  }

  /** Rows of events that were expanded and put in order before have some events twice. */
  private static String text(ResultRow row, Operator.Table table) {
    Map<String, String> columns = new LinkedHashMap<>();
    row.columns()
        .forEach(column ->
            columns.put(
                column.column(),
                RowText.of(
                    RowValue.of(
                        column.values().stream().map(ExpressionCompiler::value).toList()))));
    return columns + (countsOnce(table) ? " of " + row.events() : "");
  }

  /** An event that is in several groups counts in each, where these are put together again. */
  private static boolean countsOnce(Operator.Table table) {
    boolean expands = table.stages().stream().anyMatch(TableStage.MvExpand.class::isInstance);
    long groups = table.stages().stream().filter(TableStage.Aggregate.class::isInstance).count();
    return !expands && groups < 2;
  }

  private static String reference(String line, Operator.Table table) {
    return countsOnce(table) ? line : line.substring(0, line.lastIndexOf(" of "));
  }

  private Step event(SplittableRandom random, long time, boolean timed) {
    var event = new Event(fields);
    event.header().timed = timed;
    event.header().timeNanos = time;
    event.header().hostKey = "h" + random.nextInt(3);
    Map<String, RowValue> values = new HashMap<>();
    for (String name : GeneratedTables.FIELDS) {
      var all = new ArrayList<RowValue>();
      for (int left = Math.max(0, random.nextInt(5) - 1) % 3; left > 0; left--) {
        if (random.nextInt(4) == 0) {
          double value = random.nextInt(6) / 2.0;
          event.putDouble(fields.intern(name), value);
          all.add(new RowValue.Real(value));
        } else if (random.nextInt(5) == 0) {
          String value = "t" + random.nextInt(3);
          event.put(fields.intern(name), value);
          all.add(new RowValue.Text(value));
        } else {
          long value = random.nextInt(4);
          event.putLong(fields.intern(name), value);
          all.add(new RowValue.Whole(value));
        }
      }
      values.put(name, RowValue.of(all));
    }
    return new Step(RetainedEvent.whole(event), values, 0);
  }

  /** Events out of order, some too late, some without a time; the watermark now and then. */
  private List<Step> timeline(SplittableRandom random, boolean whole) {
    var steps = new ArrayList<Step>();
    RetainedEvent none = event(random, 0, false).event();
    long time = random.nextInt(20);
    long watermark = 0;
    for (int left = random.nextInt(40); left > 0; left--) {
      time += random.nextInt(4) == 0 ? random.nextInt(25) : random.nextInt(3);
      boolean timed = !whole || random.nextInt(5) > 0;
      steps.add(event(random, Math.max(0, time - random.nextInt(12)), timed));
      if (!whole && random.nextInt(4) == 0) {
        watermark = Math.max(watermark, time - random.nextInt(10));
        steps.add(new Step(none, Map.of(), watermark + 1));
      }
    }
    steps.add(new Step(none, Map.of(), whole ? Long.MAX_VALUE : time + 200));
    return steps;
  }

  private static List<String> expected(Operator.Table table, List<Step> steps) {
    var all = new ArrayList<Seen>();
    long every = table.window().everyNanos();
    long closed = Long.MIN_VALUE;
    long last = 0;
    for (Step step : steps) {
      RetainedEvent event = step.event();
      if (step.watermark() > 0) {
        last = step.watermark();
        closed = Math.floorDiv(last, every) * every;
      } else {
        all.add(
            new Seen(
                all.size(),
                event.timed(),
                event.timeNanos(),
                event.hostKey(),
                step.fields(),
                table.window().isWhole() ? Long.MIN_VALUE : closed));
      }
    }
    return new ReferenceTable(table)
        .run(all, last).stream().map(line -> reference(line, table)).toList();
  }

  private void run(TableMatcher matcher, Step step) {
    if (step.watermark() > 0) {
      matcher.advance(step.watermark());
    } else {
      matcher.accept(step.event(), List.of());
    }
  }

  @Test
  void equalsLookingAtEveryWindowAgain() {
    var seeds = new SplittableRandom(seed());
    int rows = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var random = seeds.split();
      Operator.Table table = new GeneratedTables(random).table();
      List<Step> steps = timeline(random, table.window().isWhole());
      found.clear();
      TableMatcher matcher = matcher(table);
      steps.forEach(step -> run(matcher, step));
      assertThat(found).as("round %d: %s", round, table).isEqualTo(expected(table, steps));
      rows += found.size();
    }
    assertThat(rows).isGreaterThan(ROUNDS);
  }

  @Test
  void whatWasRestoredEqualsWhatNeverStopped() throws IOException {
    var seeds = new SplittableRandom(seed());
    for (int round = 0; round < ROUNDS / 5; round++) {
      var random = seeds.split();
      Operator.Table table = new GeneratedTables(random).table();
      List<Step> steps = timeline(random, table.window().isWhole());
      found.clear();
      TableMatcher once = matcher(table);
      steps.forEach(step -> run(once, step));
      List<String> whole = List.copyOf(found);
      found.clear();
      TableMatcher matcher = matcher(table);
      for (Step step : steps) {
        run(matcher, step);
        matcher = restored(matcher, table);
      }
      assertThat(found).as("round %d: %s", round, table).isEqualTo(whole);
    }
  }

  private TableMatcher restored(TableMatcher matcher, Operator.Table table) throws IOException {
    var bytes = new ByteArrayOutputStream();
    matcher.writeTo(new DataOutputStream(bytes));
    TableMatcher fresh = matcher(table);
    var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    fresh.readFrom(in, fields, bytes.size());
    return fresh;
  }
}
