package perilune.pipeline.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.event.Event;
import perilune.event.FieldTable;

class OdditiesTest {

  private static final long SECOND = 1_000_000_000L;
  private static final long YEAR = 365L * 24 * 3_600;

  @TempDir private Path folder;
  private final EventPool pool = new EventPool(new FieldTable());

  @Test
  void namesTheLinesOfLateUntimedAndLeapingEvents() throws IOException {
    var sequencer = new Sequencer(SequencerLimits.defaults(folder), pool);
    long[] seconds = {100, 101, YEAR, 102, 140, 90, 141};
    for (int line = 1; line <= seconds.length; line++) {
      sequencer.offer(event(line, seconds[line - 1]), _ -> {});
    }
    Event untimed = event(8, 0);
    untimed.header().timed = false;
    sequencer.offer(untimed, _ -> {});

    Oddities oddities = sequencer.counters().oddities();
    assertThat(lines(oddities, Oddities.Kind.CLOCK_JUMP)).containsExactly(3);
    assertThat(lines(oddities, Oddities.Kind.LATE)).containsExactly(6);
    assertThat(lines(oddities, Oddities.Kind.UNTIMED)).containsExactly(8);
  }

  @Test
  void namesNoMoreThanTheFirstPlacesOfAllHosts() throws IOException {
    var both = SequencerCounters.NONE;
    for (int host = 0; host < 2; host++) {
      var sequencer = new Sequencer(SequencerLimits.defaults(folder), pool);
      for (int line = 1; line <= 4; line++) {
        Event untimed = event(line, 0);
        untimed.header().timed = false;
        sequencer.offer(untimed, _ -> {});
      }
      both = both.plus(sequencer.counters());
    }
    assertThat(both.untimed()).isEqualTo(8);
    assertThat(lines(both.oddities(), Oddities.Kind.UNTIMED)).hasSize(Oddities.MAX_NAMED);
  }

  private Event event(long line, long second) {
    Event event = pool.take();
    event.header().timed = true;
    event.header().timeNanos = second * SECOND;
    event.header().line = line;
    event.header().offset = line * 100;
    return event;
  }

  private static List<Integer> lines(Oddities oddities, Oddities.Kind kind) {
    return oddities.places(kind).stream().map(place -> (int) place.line()).toList();
  }
}
