package perilune.pipeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import perilune.context.lineage.ProcessMemory;
import perilune.engine.CostMeter;
import perilune.engine.CostPart;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.pipeline.judging.Judge;
import perilune.pipeline.sequencer.EventPool;

/**
 * What a share of the hosts is known by: order and context. Events in order and enriched go on to
 * the judge. Owned by one thread; allocates nothing for an event.
 */
final class HostShard {

  private final PipelineOptions options;
  private final FieldDemand demand;
  private final EventPool pool;
  private final Judge judge;
  private final Consumer<Event> tap;
  private final @Nullable CostMeter meter;
  private final Consumer<Event> inOrder = this::inOrder;

  // In the order of last use: the first is the longest silent.
  private final Map<String, HostState> hosts = new LinkedHashMap<>(16, 0.75f, true);
  private final ProcessMemory memory;
  private GoneHosts gone = GoneHosts.NONE;
  // Whose event is at hand; also the host that was used last.
  private @Nullable HostState current;

  /**
   * Makes one without hosts.
   *
   * @param tap sees every event once it is in order and enriched
   */
  HostShard(Assembly assembly, Judge judge, Consumer<Event> tap) {
    this.options = assembly.options();
    this.demand = assembly.demand();
    this.pool = assembly.pool();
    this.judge = judge;
    this.tap = tap;
    this.meter = assembly.meter();
    this.memory = ProcessMemory.of(options.context().lineage(), options.shards());
  }

  /**
   * Takes an event of one of the shard's hosts; it belongs to the shard from now on.
   *
   * @param number of the event among those of all hosts
   */
  void offer(Event event, long number) throws IOException {
    String key = event.header().hostKey;
    HostState host = current;
    if (host == null || !key.equals(host.key())) {
      host = host(key);
      current = host;
    }
    host.sent(number);
    host.gaps().see(event);
    host.sequencer().offer(event, inOrder);
  }

  private HostState host(String key) throws IOException {
    HostState known = hosts.get(key);
    if (known != null) {
      return known;
    }
    if (hosts.size() >= options.maxHosts()) {
      giveUpLongestSilent();
    }
    HostState fresh = newHost(key);
    hosts.put(key, fresh);
    return fresh;
  }

  private HostState newHost(String key) {
    return new HostState(key, options, demand, pool, memory);
  }

  private void giveUpLongestSilent() throws IOException {
    Iterator<HostState> oldest = hosts.values().iterator();
    HostState silent = oldest.next();
    oldest.remove();
    current = silent;
    silent.sequencer().finish(inOrder);
    gone = gone.plus(silent);
    silent.context().leave();
  }

  /** The way of an event once its turn has come. */
  private void inOrder(Event event) {
    CostMeter measuring = meter;
    if (measuring == null) {
      enrichAndJudge(event);
    } else {
      int before = measuring.enter(CostPart.CONTEXT);
      enrichAndJudge(event);
      measuring.leave(before);
    }
  }

  private void enrichAndJudge(Event event) {
    HostState host = current;
    if (host != null) {
      host.context().enrich(event);
    }
    if (memory.isFull()) {
      makeRoom();
    }
    tap.accept(event);
    SignalEvents.disown(event);
    judge.take(event);
  }

  /** The host at hand has no more than its share, so others have: those silent longest give way. */
  private void makeRoom() {
    Iterator<HostState> longestSilent = hosts.values().iterator();
    while (memory.isFull() && longestSilent.hasNext()) {
      longestSilent.next().context().giveWay();
    }
  }

  /** Gives everything that still waits for earlier events. */
  void finish() throws IOException {
    for (HostState host : hosts.values()) {
      current = host;
      host.sequencer().finish(inOrder);
    }
  }

  /** Gives what waits up to a time, of the hosts of which nothing more is expected. */
  void releaseIdle(Idle idle, long upTo) throws IOException {
    HostState last = current;
    for (HostState host : hosts.values()) {
      if (idle.holds(host)) {
        current = host;
        host.sequencer().releaseUpTo(upTo, inOrder);
      }
    }
    current = last;
  }

  /** Gives the latest of the times after which its hosts' events are expected, or the least. */
  long latestNanos() {
    long latest = Long.MIN_VALUE;
    for (HostState host : hosts.values()) {
      long expected = host.sequencer().expectedAfterNanos();
      latest = expected == Long.MAX_VALUE ? latest : Math.max(latest, expected);
    }
    return latest;
  }

  /** Gives the latest time that an event of its hosts had, or the least. */
  long lastEventNanos() {
    long last = Long.MIN_VALUE;
    for (HostState host : hosts.values()) {
      last = Math.max(last, host.sequencer().latestNanos());
    }
    return last;
  }

  /** Gives the earliest of these times of the hosts that are not idle, or the greatest long. */
  long leastNanos(Idle idle) {
    long least = Long.MAX_VALUE;
    for (HostState host : hosts.values()) {
      if (!idle.holds(host)) {
        least = Math.min(least, host.sequencer().expectedAfterNanos());
      }
    }
    return least;
  }

  /** Gives the earliest of these times that is not before another one, or the greatest long. */
  long leastNanosFrom(long fromNanos) {
    long least = Long.MAX_VALUE;
    for (HostState host : hosts.values()) {
      long expected = host.sequencer().expectedAfterNanos();
      least = expected < fromNanos ? least : Math.min(least, expected);
    }
    return least;
  }

  Map<String, HostState> hosts() {
    return hosts;
  }

  GoneHosts gone() {
    return gone;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(hosts.size());
    for (HostState host : hosts.values()) {
      host.writeTo(out);
    }
  }

  void readFrom(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      HostState host = newHost(in.readUTF());
      host.readFrom(in);
      hosts.put(host.key(), host);
    }
  }
}
