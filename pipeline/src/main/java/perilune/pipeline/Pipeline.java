package perilune.pipeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import perilune.engine.CostMeter;
import perilune.engine.CostPart;
import perilune.engine.Match;
import perilune.engine.MatchSink;
import perilune.event.Event;
import perilune.pipeline.judging.BatchJudge;
import perilune.pipeline.judging.Judge;
import perilune.pipeline.judging.SerialJudge;

/**
 * Runs rules over events: the assembly of sequencer, context and the two stages of the engine.
 *
 * <p>A deterministic function of its input: it has no clock and no thread of its own. Matches of
 * rules that others wait for are judged again as signals, right after the event that completed
 * them.
 *
 * <p>Owned by one thread; {@link Crew} spreads its work over several.
 */
public final class Pipeline {

  private static final int SNAPSHOT_MAGIC = 0x50524C4E;
  private static final int SNAPSHOT_VERSION = 4;

  private final Assembly assembly;
  private final HostKeys hostKeys;
  private final List<HostShard> shards = new ArrayList<>();
  private final Judge judge;
  private final SignalRouter router;
  private final MatchSink matches;
  private final Deque<Match> raised = new ArrayDeque<>();
  private final Consumer<Event> signalTap;
  private final Event signalEvent;
  private final Runnable judgeRaised = this::judgeRaised;
  private long events;
  private long nextAdvance;

  /**
   * Makes a pipeline.
   *
   * @param assembly its parts
   * @param matches takes what the rules found
   * @param tap sees every event once it is in order and enriched
   */
  public Pipeline(Assembly assembly, MatchSink matches, Consumer<Event> tap) {
    this(assembly, matches, Taps.inOrder(tap, _ -> {}));
  }

  /**
   * Who looks at what comes by, and keeps nothing of it.
   *
   * @param events sees every event once it is in order and enriched
   * @param signals sees every match that is judged again, as the event that it became
   * @param apart neither minds the other, nor matches: what it sees may be ahead of them
   */
  public record Taps(Consumer<Event> events, Consumer<Event> signals, boolean apart) {

    /** Nobody. */
    public static final Taps NONE = apart(_ -> {});

    /** Somebody who looks at events alone. */
    public static Taps apart(Consumer<Event> events) {
      return new Taps(events, _ -> {}, true);
    }

    /** Those that see everything in the order in which it comes about. */
    public static Taps inOrder(Consumer<Event> events, Consumer<Event> signals) {
      return new Taps(events, signals, false);
    }
  }

  /**
   * Makes a pipeline.
   *
   * @param taps look at what comes by
   */
  public Pipeline(Assembly assembly, MatchSink matches, Taps taps) {
    this(assembly, matches, taps, false);
  }

  /**
   * Makes a pipeline for a {@link Crew}; nothing may be measured.
   *
   * @param taps those of events run ahead of matches
   */
  public static Pipeline inBatches(Assembly assembly, MatchSink matches, Taps taps) {
    if (!taps.apart() || assembly.meter() != null) {
      throw new IllegalArgumentException("what is measured or seen in order is not for a crew");
    }
    return new Pipeline(assembly, matches, taps, true);
  }

  private Pipeline(Assembly assembly, MatchSink matches, Taps taps, boolean inBatches) {
    this.signalTap = taps.signals();
    this.assembly = assembly;
    this.matches = matches;
    this.hostKeys = new HostKeys(assembly.options().defaultHost());
    this.router = new SignalRouter(assembly, this::matched);
    this.signalEvent = assembly.pool().take();
    this.nextAdvance = assembly.options().waiting().lookEvery();
    var outlets = new Judge.Outlets(router, judgeRaised);
    this.judge =
        inBatches
            ? new BatchJudge(
                assembly.signalStage(), assembly.rules().size(), outlets, assembly.pool())
            : new SerialJudge(assembly.signalStage(), outlets, assembly.pool());
    for (int i = 0; i < assembly.options().shards(); i++) {
      shards.add(new HostShard(assembly, judge, taps.events()));
    }
  }

  BatchJudge batchJudge() {
    if (judge instanceof BatchJudge inBatches) {
      return inBatches;
    }
    throw new IllegalStateException("this pipeline judges event by event");
  }

  /** Takes an event from the pool; it belongs to the pipeline from now on. */
  public void accept(Event event) throws IOException {
    CostMeter meter = assembly.meter();
    if (meter == null) {
      take(event);
    } else {
      int before = meter.enter(CostPart.ORDER);
      take(event);
      meter.leave(before);
    }
  }

  private void take(Event event) throws IOException {
    hostKeys.assign(event);
    shard(event.header().hostKey).offer(event, ++events);
    if (events >= nextAdvance) {
      advance();
      nextAdvance = events + Math.max(assembly.options().waiting().lookEvery(), hosts());
    }
  }

  /**
   * Ends the input: everything that waited is judged. A sequence that ends with a missing event is
   * a match if its window had passed by the last event: what comes after is not known.
   */
  public void finish() throws IOException {
    CostMeter meter = assembly.meter();
    if (meter == null) {
      judgeRest();
    } else {
      int before = meter.enter(CostPart.ORDER);
      judgeRest();
      meter.leave(before);
    }
  }

  private void judgeRest() throws IOException {
    for (HostShard shard : shards) {
      shard.finish();
    }
    judge.finish();
    router.judgeUpTo(Long.MAX_VALUE, judgeRaised);
    long last = Long.MIN_VALUE;
    for (HostShard shard : shards) {
      last = Math.max(last, shard.lastEventNanos());
    }
    router.expire(last);
    router.finish();
  }

  private HostShard shard(String hostKey) {
    return shards.get(Math.floorMod(hostKey.hashCode(), shards.size()));
  }

  private int hosts() {
    int sum = 0;
    for (HostShard shard : shards) {
      sum += shard.hosts().size();
    }
    return sum;
  }

  /** Judges what every host that still reports has passed. */
  private void advance() throws IOException {
    WaitLimits limits = assembly.options().waiting();
    long latest = Long.MIN_VALUE;
    for (HostShard shard : shards) {
      latest = Math.max(latest, shard.latestNanos());
    }
    var idle = new Idle(before(latest, limits.idle()), events - limits.idleEvents());
    long least = latest;
    for (HostShard shard : shards) {
      least = Math.min(least, shard.leastNanos(idle));
    }
    for (HostShard shard : shards) {
      shard.releaseIdle(idle, least);
    }
    long passed = least;
    long kept = kept(least);
    judge.afterwards(() -> judgeWaiting(passed, kept));
  }

  /** Gives the time before which no host that is still heard of will send anything. */
  private long kept(long least) {
    long kept = least;
    for (HostShard shard : shards) {
      kept =
          Math.min(kept, shard.leastNanosFrom(before(least, assembly.options().waiting().kept())));
    }
    return kept;
  }

  private void judgeWaiting(long upTo, long kept) {
    router.judgeUpTo(upTo, judgeRaised);
    router.expire(kept);
  }

  private static long before(long nanos, Duration span) {
    long before = nanos - span.toNanos();
    return before > nanos ? Long.MIN_VALUE : before;
  }

  private void matched(Match match) {
    matches.match(match);
    if (assembly.rules().isConsumed(match.rule())) {
      raised.add(match);
    }
  }

  /** A match is a signal: an event of its own, at the place of the event that completed it. */
  private void judgeRaised() {
    for (Match match = raised.poll(); match != null; match = raised.poll()) {
      SignalEvents.raise(match, signalEvent);
      signalTap.accept(signalEvent);
      judge.takeRaised(signalEvent);
    }
  }

  /** Gives what has happened so far. */
  public PipelineCounters counters() {
    return PipelineCounters.of(events, shards, judge, router);
  }

  /**
   * Gives the rules for whose log source no event came, ascending: they found nothing because they
   * saw nothing.
   */
  public List<Integer> rulesWithoutTelemetry() {
    return IntStream.range(0, assembly.rules().size())
        .filter(rule -> !judge.sawScopeOf(rule))
        .boxed()
        .toList();
  }

  /** Writes everything that a restart needs. To be called between two events. */
  public void writeTo(DataOutput out) throws IOException {
    judge.finish();
    out.writeInt(SNAPSHOT_MAGIC);
    out.writeInt(SNAPSHOT_VERSION);
    out.writeLong(events);
    out.writeLong(nextAdvance);
    out.writeInt(shards.size());
    for (HostShard shard : shards) {
      shard.writeTo(out);
    }
    router.writeTo(out);
  }

  /**
   * Takes over what {@link #writeTo} wrote; meant for a new pipeline of the same number of shards.
   *
   * @throws IOException if it is not a snapshot that this version can read
   */
  public void readFrom(DataInput in) throws IOException {
    if (in.readInt() != SNAPSHOT_MAGIC || in.readInt() != SNAPSHOT_VERSION) {
      throw new IOException("not a snapshot of this version");
    }
    events = in.readLong();
    nextAdvance = in.readLong();
    int count = in.readInt();
    if (count != shards.size()) {
      throw new IOException(
          "the snapshot was taken with " + count + " shards, this run has " + shards.size());
    }
    for (HostShard shard : shards) {
      shard.readFrom(in);
    }
    router.readFrom(in);
  }
}
