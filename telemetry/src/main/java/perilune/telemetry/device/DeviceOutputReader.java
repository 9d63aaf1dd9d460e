package perilune.telemetry.device;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.KnownField;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.syslog.SyslogEvents;
import perilune.telemetry.text.FieldSink;
import perilune.telemetry.text.TextLines;
import perilune.telemetry.text.WrittenTime;

/**
 * Reads the whole output, for its clock may stand at its end, then gives one event for each thing
 * that it shows, by time. Owned by one thread.
 */
final class DeviceOutputReader implements EventReader {

  private static final long NANOS = 1_000_000_000L;

  /** Digits of a hash by which it is known. */
  private static final int MD5 = 32;

  private static final int SHA256 = 64;
  private static final int SHA512 = 128;

  private final TextLines lines;
  private final OutputScanner scanner;
  private final SyslogEvents syslog;
  private final FieldSink sink;
  private final long assumed;
  private List<Observation> waiting = List.of();
  private int next = -1;
  private long time;
  private String timeSource = "";

  DeviceOutputReader(InputStream bytes, ReadContext context) {
    lines = new TextLines(bytes, context);
    scanner = new OutputScanner(lines, context);
    syslog = new SyslogEvents(context);
    sink = new FieldSink(context);
    assumed = context.limits().latestNanos();
  }

  @Override
  public boolean read(Event into) throws IOException {
    if (next < 0) {
      readAll();
    }
    into.clear();
    if (next >= waiting.size()) {
      return false;
    }
    fill(waiting.get(next++), into);
    return true;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private void readAll() throws IOException {
    while (lines.next()) {
      scanner.take(lines.text());
    }
    time = scanner.clock();
    timeSource = "clock";
    if (time == WrittenTime.NONE) {
      time = scanner.newest();
      timeSource = "file";
    }
    if (time == WrittenTime.NONE) {
      time = assumed == 0 ? WrittenTime.NONE : assumed;
      timeSource = assumed == 0 ? "unknown" : "assumed";
    }
    waiting = new ArrayList<>(scanner.found());
    waiting.sort(Comparator.comparingLong(this::timeOf));
    next = 0;
  }

  private long timeOf(Observation observation) {
    return observation.fields.get("time") instanceof Long its ? its : time;
  }

  private void fill(Observation observation, Event event) {
    place(observation.header, event.header());
    String message = observation.message;
    if (message != null && syslog.put(message, event)) {
      if (!observation.host.isEmpty() && !event.has(KnownField.HOST_NAME)) {
        sink.start(event);
        sink.put("host.name", observation.host);
      }
      return;
    }
    TextLines.time(event, time);
    sink.start(event);
    sink.put(KnownField.EVENT_KIND, "event");
    sink.put(KnownField.EVENT_MODULE, "device");
    sink.put(KnownField.EVENT_DATASET, "device.output");
    sink.put("perilune.device.time_source", timeSource);
    sink.put("observer.vendor", "Cisco");
    sink.put("host.name", observation.host);
    sink.put("observer.hostname", observation.host);
    sink.put(KnownField.MESSAGE, observation.text);
    sink.put(KnownField.EVENT_ORIGINAL, observation.text);
    if (hashesDiffer(observation) && !"failure".equals(observation.fields.get("event.outcome"))) {
      // Whatever the device makes of it.
      observation.put("event.outcome", "failure");
      observation.put("event.reason", "the computed and the embedded hash differ");
    }
    observation.fields.forEach(this::put);
  }

  private static boolean hashesDiffer(Observation observation) {
    Object computed = observation.fields.get("perilune.device.hash.computed");
    Object embedded = observation.fields.get("perilune.device.hash.embedded");
    return computed != null && embedded != null && !computed.equals(embedded);
  }

  private void put(String field, Object value) {
    if (field.equals("mtime") && value instanceof Long nanos) {
      sink.put("file.mtime", text(nanos));
    } else if (value instanceof Long number) {
      sink.put(field, number);
    } else if (field.startsWith("perilune.device.hash.")) {
      sink.put(field, value.toString());
      hash(field, value.toString());
    } else {
      sink.put(field, value.toString());
    }
  }

  private void hash(String field, String hash) {
    if (field.endsWith(".computed")) {
      switch (hash.length()) {
        case MD5 -> sink.put("file.hash.md5", hash);
        case SHA256 -> sink.put("file.hash.sha256", hash);
        case SHA512 -> sink.put("file.hash.sha512", hash);
        default -> {
          // Cut off, or of a kind that has no field.
        }
      }
    }
  }

  private static String text(long nanos) {
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
        .toString();
  }

  private static void place(EventHeader from, EventHeader into) {
    into.offset = from.offset;
    into.length = from.length;
    into.line = from.line;
    into.sequence = from.sequence;
    into.hashHigh = from.hashHigh;
    into.hashLow = from.hashLow;
  }
}
