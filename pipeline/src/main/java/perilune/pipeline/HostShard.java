package perilune.pipeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import perilune.engine.Signal;
import perilune.engine.SignalStage;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.pipeline.sequencer.EventPool;
import perilune.pipeline.sequencer.SequencerCounters;

/**
 * Stage 1 for a share of the hosts: order, context, conditions on single events.
 *
 * <p>What conditions hold goes on as signals to the router. Owned by one thread.
 */
final class HostShard {

  private final PipelineOptions options;
  private final FieldDemand demand;
  private final EventPool pool;
  private final SignalStage stage;
  private final Outlets outlets;

  // In the order of last use: the first is the longest silent.
  private final Map<String, HostState> hosts = new LinkedHashMap<>(16, 0.75f, true);
  private SequencerCounters gone = SequencerCounters.NONE;
  private long hostsGivenUp;
  private HostState current;

  /**
   * Where things go.
   *
   * @param signals takes what conditions hold
   * @param tap sees every event once it is in order and enriched
   * @param afterEvent runs when an event has been judged
   */
  record Outlets(Consumer<Signal> signals, Consumer<Event> tap, Runnable afterEvent) {}

  HostShard(Assembly assembly, Outlets outlets) {
    this.options = assembly.options();
    this.demand = assembly.demand();
    this.pool = assembly.pool();
    this.stage = new SignalStage(assembly.rules(), assembly.projection().stream().toArray());
    this.outlets = outlets;
    this.current = new HostState("", options, demand, pool);
  }

  /** Takes an event of one of the shard's hosts; it belongs to the shard from now on. */
  void offer(Event event) throws IOException {
    String key = event.header().hostKey;
    if (!key.equals(current.key())) {
      current = host(key);
    }
    current.count();
    current.sequencer().offer(event, this::inOrder);
  }

  private HostState host(String key) throws IOException {
    HostState known = hosts.get(key);
    if (known != null) {
      return known;
    }
    if (hosts.size() >= options.maxHosts()) {
      giveUpLongestSilent();
    }
    var fresh = new HostState(key, options, demand, pool);
    hosts.put(key, fresh);
    return fresh;
  }

  private void giveUpLongestSilent() throws IOException {
    Iterator<HostState> oldest = hosts.values().iterator();
    HostState silent = oldest.next();
    oldest.remove();
    current = silent;
    silent.sequencer().finish(this::inOrder);
    gone = gone.plus(silent.sequencer().counters());
    hostsGivenUp++;
  }

  /** The way of an event once its turn has come. */
  private void inOrder(Event event) {
    current.context().enrich(event);
    outlets.tap().accept(event);
    judge(event);
    outlets.afterEvent().run();
  }

  /**
   * Holds an enriched event, or a match that is an input for other rules, against all conditions.
   */
  void judge(Event event) {
    stage.accept(event, outlets.signals()::accept);
  }

  /** Gives everything that still waits for earlier events. */
  void finish() throws IOException {
    for (HostState host : hosts.values()) {
      current = host;
      host.sequencer().finish(this::inOrder);
    }
  }

  /** Gives the greatest watermark of its hosts, or the least long where there is none. */
  long latestWatermarkNanos() {
    long latest = Long.MIN_VALUE;
    for (HostState host : hosts.values()) {
      latest = Math.max(latest, host.sequencer().watermarkNanos());
    }
    return latest;
  }

  /** Gives the least watermark of the hosts that are not behind a time, or the greatest long. */
  long leastWatermarkNanos(long idleBeforeNanos) {
    long least = Long.MAX_VALUE;
    for (HostState host : hosts.values()) {
      long watermark = host.sequencer().watermarkNanos();
      least = watermark < idleBeforeNanos ? least : Math.min(least, watermark);
    }
    return least;
  }

  /** Gives what the sequencers of all hosts met. */
  SequencerCounters sequencerCounters() {
    SequencerCounters sum = gone;
    for (HostState host : hosts.values()) {
      sum = sum.plus(host.sequencer().counters());
    }
    return sum;
  }

  SignalStage stage() {
    return stage;
  }

  Map<String, HostState> hosts() {
    return hosts;
  }

  long hostsGivenUp() {
    return hostsGivenUp;
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
      var host = new HostState(in.readUTF(), options, demand, pool);
      host.readFrom(in);
      hosts.put(host.key(), host);
    }
  }
}
