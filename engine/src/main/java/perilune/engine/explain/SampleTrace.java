package perilune.engine.explain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.StepHit;
import perilune.event.RetainedEvent;

/** Notes for each value of the keys which events of a sample are there. Owned by one thread. */
final class SampleTrace implements OperatorTrace {

  private final int steps;
  private final Furthest furthest;
  private final SequencedMap<JoinTuple, @Nullable RetainedEvent[]> found = new LinkedHashMap<>();

  SampleTrace(int steps, Furthest furthest) {
    this.steps = steps;
    this.furthest = furthest;
  }

  @Override
  public void see(RetainedEvent event, List<StepHit> hits) {
    for (StepHit hit : hits) {
      for (JoinTuple key : hit.keys()) {
        @Nullable RetainedEvent[] seen = found.get(key);
        if (seen == null) {
          seen = new @Nullable RetainedEvent[steps];
        }
        furthest.put(found, key, seen);
        // An event that stands for another step already may yet be spared for this one.
        if (seen[hit.step()] == null || Arrays.asList(seen).indexOf(event) >= 0) {
          seen[hit.step()] = event;
        }
      }
    }
  }

  @Override
  public void end(long[] fulfilled) {
    found.forEach((key, seen) -> {
      List<RetainedEvent> events =
          Arrays.stream(seen).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
      List<Integer> lacking =
          IntStream.range(0, steps).filter(step -> seen[step] == null).boxed().toList();
      List<Integer> nowhere = lacking.stream().filter(step -> fulfilled[step] == 0).toList();
      Stop stop =
          lacking.isEmpty()
              ? new Stop.SameEvents()
              : nowhere.size() == 1 && lacking.size() == 1
                  ? new Stop.NoEvent(nowhere.getFirst())
                  : new Stop.Lacking(lacking);
      furthest.offer(new Progress(events, key.texts(), stop));
    });
  }
}
