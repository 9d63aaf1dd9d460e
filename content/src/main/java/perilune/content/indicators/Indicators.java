package perilune.content.indicators;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.engine.match.ConditionCompiler;
import perilune.engine.match.EventView;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Condition;

/**
 * Indicators of compromise, as documents with ECS names.
 *
 * <p>They are kept packed: some 300 bytes each. Rules are compiled on all cores, so calls wait for
 * each other.
 */
public final class Indicators {

  /** Indicators taken of all files, count: a million take some 300 MB. */
  public static final int DEFAULT_MAX_INDICATORS = 1_000_000;

  /** Combinations of values that a computed part of a query tries on one indicator, count. */
  private static final long MAX_COMBINATIONS = 10_000;

  private final FieldTable fields;
  private final List<RetainedEvent> all;
  private final List<String> files;
  private final List<IndicatorReport> reports;
  // By field of indicators: from a value to the first indicator that has it.
  private final Map<String, Map<String, RetainedEvent>> firstByValue = new HashMap<>();

  private Indicators(
      FieldTable fields,
      List<RetainedEvent> all,
      List<String> files,
      List<IndicatorReport> reports) {
    this.fields = fields;
    this.all = all;
    this.files = files;
    this.reports = List.copyOf(reports);
  }

  /** Gives none. */
  public static Indicators none() {
    return new Indicators(new FieldTable(), List.of(), List.of(), List.of());
  }

  /** Reads files; what is wrong with them is in the {@link #reports}. */
  public static Indicators read(List<Path> files) {
    return read(files, DEFAULT_MAX_INDICATORS);
  }

  /** Reads files, and takes of all together so many indicators. */
  static Indicators read(List<Path> files, int maxIndicators) {
    var collected = new Collected(maxIndicators);
    for (Path file : files) {
      collected.startFile(file.toString());
      new IndicatorFile(file, collected).read();
      collected.endFile();
    }
    return new Indicators(
        collected.fields(), collected.all(), collected.files(), collected.reports());
  }

  /** Gives what became of each file, in order. */
  public List<IndicatorReport> reports() {
    return reports;
  }

  /** Gives their number. */
  public int size() {
    return all.size();
  }

  /** Gives the time of the newest, which stands for "now"; 1970 where none has a time. */
  public Instant newest() {
    long newest = 0;
    for (RetainedEvent indicator : all) {
      newest = Math.max(newest, indicator.timed() ? indicator.timeNanos() : 0);
    }
    return Instant.ofEpochSecond(0, newest);
  }

  /**
   * Gives those that fulfil a condition; one without a time is as new as the newest. O(indicators).
   */
  public Indicators where(Condition condition) {
    // Those that were selected from these have the same table.
    synchronized (fields) {
      return selected(condition);
    }
  }

  private Indicators selected(Condition condition) {
    var compiler = new ConditionCompiler(fields, MAX_COMBINATIONS);
    var test = compiler.compile(condition);
    var view = new EventView(compiler.size(), fields);
    var event = new Event(fields);
    String newest = newest().toString();
    int time = fields.intern("@timestamp");
    var kept = new ArrayList<RetainedEvent>();
    for (RetainedEvent indicator : all) {
      indicator.restoreTo(event);
      if (!event.has(time)) {
        event.put(time, newest);
      }
      view.start(event);
      if (test.test(view)) {
        kept.add(indicator);
      }
    }
    return new Indicators(fields, kept, files, reports);
  }

  /** Gives the names of all fields that an indicator has, or that every event may have. */
  public List<String> fieldNames() {
    synchronized (fields) {
      return fields.names();
    }
  }

  /** Gives the different values of a field, in order. O(indicators). */
  public Set<String> values(String field) {
    int id = find(field);
    var values = new LinkedHashSet<String>();
    if (id != FieldTable.FULL) {
      all.forEach(indicator -> values.addAll(indicator.texts(id)));
    }
    return values;
  }

  /** Gives for each indicator the values of some fields, in order of the fields. O(indicators). */
  public List<List<List<String>>> rows(List<String> names) {
    int[] ids = names.stream().mapToInt(this::find).toArray();
    var rows = new ArrayList<List<List<String>>>();
    for (RetainedEvent indicator : all) {
      var row = new ArrayList<List<String>>();
      for (int id : ids) {
        row.add(id == FieldTable.FULL ? List.of() : indicator.texts(id));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Says of which file and line the first indicator with a value is; a table of it is kept. */
  public synchronized Optional<String> origin(String field, String value) {
    RetainedEvent first = firstByValue.computeIfAbsent(field, this::byValue).get(value);
    return Optional.ofNullable(first)
        .map(found -> files.get(found.input()) + " line " + found.line());
  }

  private int find(String field) {
    synchronized (fields) {
      return fields.find(field);
    }
  }

  private Map<String, RetainedEvent> byValue(String field) {
    int id = find(field);
    var first = new HashMap<String, RetainedEvent>();
    if (id != FieldTable.FULL) {
      all.forEach(
          indicator -> indicator.texts(id).forEach(value -> first.putIfAbsent(value, indicator)));
    }
    return first;
  }
}
