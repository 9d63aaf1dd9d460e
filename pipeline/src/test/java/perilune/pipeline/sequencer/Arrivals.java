package perilune.pipeline.sequencer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import perilune.event.Event;
import perilune.event.FieldTable;

/** A sequencer with what came out of it. Times are seconds; events are shown as time:sequence. */
final class Arrivals {

  static final Duration LATENESS = Duration.ofSeconds(5);

  final EventPool pool = new EventPool(new FieldTable());
  final SequencerLimits limits;
  Sequencer sequencer;
  final List<String> out = new ArrayList<>();
  final List<Integer> occurrences = new ArrayList<>();
  private long offset;

  Arrivals(Path folder, int maxBuffered) {
    this(new SequencerLimits(LATENESS, Duration.ofHours(1), maxBuffered, Long.MAX_VALUE, folder));
  }

  Arrivals(SequencerLimits limits) {
    this.limits = limits;
    sequencer = new Sequencer(limits, pool);
  }

  Arrivals at(double... seconds) throws IOException {
    for (double second : seconds) {
      offer(event((long) (second * 1e9), 0));
    }
    return this;
  }

  Arrivals at(double second, long sequence) throws IOException {
    return offer(event((long) (second * 1e9), sequence));
  }

  Event event(long nanos, long sequence) {
    Event event = pool.take();
    event.header().timed = true;
    event.header().timeNanos = nanos;
    event.header().sequence = sequence;
    event.header().offset = offset++;
    event.header().hashLow = offset;
    event.put(event.table().intern("text"), "of " + nanos);
    return event;
  }

  Arrivals offer(Event event) throws IOException {
    sequencer.offer(event, this::released);
    return this;
  }

  private void released(Event event) {
    var header = event.header();
    String time = header.timed ? Double.toString(header.timeNanos / 1e9) : "untimed";
    out.add(time + (header.sequence == 0 ? "" : ":" + header.sequence));
    occurrences.add(header.occurrence);
  }

  List<String> finish() throws IOException {
    sequencer.finish(this::released);
    return out;
  }

  void restart() throws IOException {
    var bytes = new ByteArrayOutputStream();
    sequencer.writeTo(new DataOutputStream(bytes));
    sequencer = new Sequencer(limits, pool);
    sequencer.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }
}
