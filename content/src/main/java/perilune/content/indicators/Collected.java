package perilune.content.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.telemetry.json.Timestamps;

/**
 * Takes the indicators of files, one after the other.
 *
 * <p>An indicator gets the marks that Elastic's integrations set, where it has none: rules ask for
 * them.
 */
final class Collected {

  /** Source: the threat intelligence integrations of Elastic, and ECS. */
  private static final Map<String, String> MARKS =
      Map.of(
          "event.kind", "enrichment",
          "event.category", "threat",
          "event.type", "indicator",
          "event.module", "threatintel",
          "event.dataset", "ti_file");

  private final FieldTable fields = new FieldTable();
  private final List<RetainedEvent> all = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final List<IndicatorReport> reports = new ArrayList<>();
  private final int maxIndicators;
  private final Event scratch = new Event(fields);
  private final Timestamps timestamps = new Timestamps();
  private final int time = fields.intern("@timestamp");

  // Of the file at hand.
  private final List<String> problems = new ArrayList<>();
  private long refused;
  private long taken;

  Collected(int maxIndicators) {
    this.maxIndicators = maxIndicators;
  }

  FieldTable fields() {
    return fields;
  }

  List<RetainedEvent> all() {
    return all;
  }

  List<String> files() {
    return files;
  }

  List<IndicatorReport> reports() {
    return reports;
  }

  void startFile(String name) {
    files.add(name);
    problems.clear();
    refused = 0;
    taken = 0;
  }

  void endFile() {
    reports.add(new IndicatorReport(files.getLast(), taken, refused, problems));
  }

  /** Gives an empty event to fill and hand to {@link #take}. */
  Event blank() {
    scratch.clear();
    return scratch;
  }

  /** Takes an indicator of the file at hand. */
  void take(Event indicator, long line) {
    if (all.size() >= maxIndicators) {
      refuse("line " + line + ": more than " + maxIndicators + " indicators");
      return;
    }
    indicator.header().input = files.size() - 1;
    indicator.header().line = line;
    if (!indicator.header().timed) {
      readTime(indicator);
    }
    MARKS.forEach((field, value) -> {
      int id = fields.intern(field);
      if (!indicator.has(id)) {
        indicator.put(id, value);
      }
    });
    all.add(RetainedEvent.whole(indicator));
    taken++;
  }

  private void readTime(Event indicator) {
    int value = indicator.firstValue(time);
    if (value != Event.NONE) {
      long nanos =
          timestamps.parse(indicator.arena(), indicator.offset(value), indicator.length(value));
      indicator.header().timed = nanos != Timestamps.NONE;
      indicator.header().timeNanos = nanos == Timestamps.NONE ? 0 : nanos;
    }
  }

  /** Counts a record that gives no indicator, and names it. */
  void refuse(String problem) {
    refuse(1);
    note(problem);
  }

  /** Counts records that give no indicator. */
  void refuse(long records) {
    refused += records;
  }

  /** Names something that costs no indicator. */
  void note(String problem) {
    if (problems.size() < IndicatorReport.MAX_NAMED) {
      problems.add(problem);
    }
  }
}
