package perilune.engine.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import perilune.engine.explain.TracedChain.Seen;
import perilune.engine.join.JoinTuple;
import perilune.engine.join.StepHit;
import perilune.event.RetainedEvent;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;

/**
 * Follows sequences as {@link perilune.engine.sequence.SequenceMatcher} does, and notes for each
 * that stops why: one slot a step and key, the last excluded; {@code until} takes effect after
 * itself; what should be missing is noted and asked for when all steps are there. Owned by one
 * thread; O(chains compared) for an event whose keys are not waited for.
 */
final class SequenceTrace implements OperatorTrace {

  private final Operator.Sequence sequence;
  private final RuleParts parts;
  private final Furthest furthest;
  private final int steps;
  private final boolean beginsMissing;
  // By number of the last step that is there.
  private final List<SequencedMap<JoinTuple, TracedChain>> waiting = new ArrayList<>();
  // Of each step the last event of each key.
  private final List<SequencedMap<JoinTuple, RetainedEvent>> last = new ArrayList<>();
  private final SequencedMap<JoinTuple, RetainedEvent> closing = new LinkedHashMap<>();
  private final SequencedMap<JoinTuple, Seen> before = new LinkedHashMap<>();
  // Complete but for what has to be missing behind.
  private final SequencedMap<JoinTuple, TracedChain> complete = new LinkedHashMap<>();
  private long latestNanos = Long.MIN_VALUE;

  SequenceTrace(Operator.Sequence sequence, RuleParts parts, Furthest furthest) {
    this.sequence = sequence;
    this.parts = parts;
    this.furthest = furthest;
    steps = sequence.steps().size();
    beginsMissing = sequence.missing().stream().anyMatch(missing -> missing.after() == 0);
    for (int step = 0; step < steps; step++) {
      waiting.add(new LinkedHashMap<>());
      last.add(new LinkedHashMap<>());
    }
  }

  @Override
  public void see(RetainedEvent event, List<StepHit> hits) {
    latestNanos = Math.max(latestNanos, event.timeNanos());
    for (StepHit hit : hits.reversed()) {
      if (hit.step() < steps) {
        for (JoinTuple key : hit.keys()) {
          applyUntil(key, event);
          take(event, hit.step(), key);
          furthest.put(last.get(hit.step()), key, event);
        }
      }
    }
    for (StepHit hit : hits) {
      boolean until = hit.step() >= steps + sequence.missing().size();
      for (JoinTuple key : hit.step() < steps ? List.<JoinTuple>of() : hit.keys()) {
        if (until) {
          applyUntil(key, event);
          furthest.put(closing, key, event);
        } else {
          int after = sequence.missing().get(hit.step() - steps).after();
          miss(key, new Seen(hit.step(), event), after);
        }
      }
    }
  }

  private void applyUntil(JoinTuple key, RetainedEvent event) {
    RetainedEvent until = Furthest.get(closing, key);
    if (until != null && TracedChain.isLater(event, until)) {
      closing.remove(key);
      end(key, until);
    }
  }

  private void end(JoinTuple key, RetainedEvent until) {
    for (var slot : waiting) {
      TracedChain ended = slot.remove(key);
      if (ended != null) {
        furthest.offer(ended.stopped(new Stop.Ended(until)));
      }
    }
  }

  private void take(RetainedEvent event, int step, JoinTuple key) {
    if (step == 0) {
      grown(new TracedChain(key, event, Furthest.get(before, key)), 0);
      return;
    }
    TracedChain chain = Furthest.get(waiting.get(step - 1), key);
    if (chain == null) {
      compare(event, step, key);
    } else if (chain.isBefore(event)) {
      waiting.get(step - 1).remove(key);
      long excess = excess(chain.first(), event);
      if (excess > 0) {
        furthest.offer(
            chain.stopped(
                new Stop.TooLate(step, event, excess, sequence.maxSpanNanos().orElse(0))));
      } else {
        chain.append(event);
        grown(chain, step);
      }
    }
  }

  private void grown(TracedChain chain, int step) {
    if (step == steps - 1) {
      complete(chain);
    } else {
      furthest.put(waiting.get(step), chain.key, chain);
    }
  }

  /** Gives by how many nanoseconds two events are farther apart than maxspan, at most 0 if not. */
  private long excess(RetainedEvent first, RetainedEvent event) {
    return excess(first.timeNanos(), event.timeNanos());
  }

  private long excess(long fromNanos, long toNanos) {
    if (sequence.maxSpanNanos().isEmpty() || toNanos <= fromNanos) {
      return 0;
    }
    long span = toNanos - fromNanos;
    // A difference that overflows is longer than any span.
    return span < 0 ? Long.MAX_VALUE : span - sequence.maxSpanNanos().getAsLong();
  }

  /** An event for which nothing waits: notes the latest chain to whose keys it comes nearest. */
  private void compare(RetainedEvent event, int step, JoinTuple key) {
    List<JoinKey> fields = parts.parts().get(step).step().keys();
    waiting.get(step - 1).sequencedValues().reversed().stream()
        .limit(furthest.limits().maxCompared())
        .filter(chain -> chain.isBefore(event) && excess(chain.first(), event) <= 0)
        .forEach(chain -> {
          List<String> expected = chain.key.texts();
          List<String> found = key.texts();
          var pairs =
              IntStream.range(0, fields.size())
                  .mapToObj(
                      i -> new Stop.KeyPair(fields.get(i).field(), expected.get(i), found.get(i)))
                  .toList();
          furthest.offer(chain.stopped(new Stop.OtherKeys(step, event, pairs)));
        });
  }

  private void miss(JoinTuple key, Seen seen, int after) {
    if (after == 0) {
      furthest.put(before, key, seen);
    }
    if (after == steps) {
      TracedChain chain = Furthest.get(complete, key);
      if (chain != null && chain.isBefore(seen.event())) {
        complete.remove(key);
        if (excess(from(chain), seen.event().timeNanos()) <= 0) {
          furthest.offer(chain.stopped(new Stop.Present(seen.part(), seen.event())));
        }
      }
    } else if (after > 0) {
      TracedChain chain = Furthest.get(waiting.get(after - 1), key);
      if (chain != null) {
        chain.miss(seen);
      }
    }
  }

  /** All steps are there: it is a match, or something is there that should be missing. */
  private void complete(TracedChain chain) {
    Seen broken = chain.broken();
    Seen early = early(chain);
    if (broken != null) {
      furthest.offer(chain.stopped(new Stop.Present(broken.part(), broken.event())));
    } else if (sequence.endsMissing()) {
      if (early != null || !beginsMissing) {
        furthest.put(complete, chain.key, chain);
      }
    } else if (early != null) {
      furthest.offer(chain.stopped(new Stop.Present(early.part(), early.event())));
    }
  }

  /** Gives what should be missing before the first event and lies in the window. */
  private @Nullable Seen early(TracedChain chain) {
    Seen early = chain.before;
    boolean counts =
        early != null
            && TracedChain.isLater(chain.first(), early.event())
            && excess(early.event(), chain.last()) <= 0;
    return counts ? early : null;
  }

  private long from(TracedChain chain) {
    Seen early = early(chain);
    return early == null ? chain.first().timeNanos() : early.event().timeNanos();
  }

  @Override
  public void end(long[] fulfilled) {
    closing.forEach(this::end);
    for (TracedChain chain : complete.values()) {
      if (excess(from(chain), latestNanos) <= 0) {
        long span = sequence.maxSpanNanos().orElse(0);
        furthest.offer(chain.stopped(new Stop.WindowOpen(span)));
      }
    }
    for (int step = 1; step < steps; step++) {
      for (TracedChain chain : waiting.get(step - 1).values()) {
        furthest.offer(chain.stopped(open(chain, step, fulfilled)));
      }
    }
  }

  private Stop open(TracedChain chain, int step, long[] fulfilled) {
    if (fulfilled[step] == 0) {
      return new Stop.NoEvent(step);
    }
    if (last.get(step).isEmpty()) {
      return furthest.untiedOr(step, new Stop.NoneLater(step));
    }
    RetainedEvent earlier = Furthest.get(last.get(step), chain.key);
    return earlier == null ? new Stop.NoneLater(step) : new Stop.CameBefore(step, earlier);
  }
}
