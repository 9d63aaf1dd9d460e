package perilune.pipeline;

import perilune.context.ContextLimits;
import perilune.context.baseline.KnownUses;
import perilune.context.hosts.LuaHosts;
import perilune.context.provenance.PackageInventory;
import perilune.engine.EngineLimits;
import perilune.pipeline.sequencer.SequencerLimits;

/**
 * How a pipeline runs.
 *
 * @param shards into how many parts hosts and rules are spread; changes no result
 * @param defaultHost the host of records that name none
 * @param sequencer bounds of reordering
 * @param context bounds of host state
 * @param packages what is known of the packages of the host that the events are of
 * @param luaHosts programs that run Lua
 * @param baseline what is normal on the hosts
 * @param engine bounds of rule state
 * @param waiting bounds of waiting for hosts that are behind
 * @param maxHosts hosts with state of their own in each shard, count; the longest silent one is
 *     given up for a new one beyond that
 */
public record PipelineOptions(
    int shards,
    String defaultHost,
    SequencerLimits sequencer,
    ContextLimits context,
    PackageInventory packages,
    LuaHosts luaHosts,
    KnownUses baseline,
    EngineLimits engine,
    WaitLimits waiting,
    int maxHosts) {

  /** The host of records that name none, where nobody says another. */
  public static final String UNKNOWN_HOST = "unknown-host";

  /** Hosts with state; each costs some 100 KB. */
  public static final int DEFAULT_MAX_HOSTS = 10_000;

  /** Gives the documented defaults. */
  public static PipelineOptions defaults(SequencerLimits sequencer) {
    return new PipelineOptions(
        1,
        UNKNOWN_HOST,
        sequencer,
        ContextLimits.defaults(),
        PackageInventory.none(),
        LuaHosts.builtIn(),
        KnownUses.none(),
        EngineLimits.defaults(),
        WaitLimits.defaults(),
        DEFAULT_MAX_HOSTS);
  }

  /** Gives the same with another number of shards. */
  public PipelineOptions withShards(int count) {
    return new PipelineOptions(
        count,
        defaultHost,
        sequencer,
        context,
        packages,
        luaHosts,
        baseline,
        engine,
        waiting,
        maxHosts);
  }

  /** Gives the same with another default host. */
  public PipelineOptions withDefaultHost(String host) {
    return new PipelineOptions(
        shards, host, sequencer, context, packages, luaHosts, baseline, engine, waiting, maxHosts);
  }

  /** Gives the same with other bounds of waiting. */
  public PipelineOptions withWaiting(WaitLimits other) {
    return new PipelineOptions(
        shards,
        defaultHost,
        sequencer,
        context,
        packages,
        luaHosts,
        baseline,
        engine,
        other,
        maxHosts);
  }

  /** Gives the same with another number of hosts. */
  public PipelineOptions withMaxHosts(int count) {
    return new PipelineOptions(
        shards,
        defaultHost,
        sequencer,
        context,
        packages,
        luaHosts,
        baseline,
        engine,
        waiting,
        count);
  }

  /** Gives the same with an inventory of packages. */
  public PipelineOptions withPackages(PackageInventory other) {
    return new PipelineOptions(
        shards,
        defaultHost,
        sequencer,
        context,
        other,
        luaHosts,
        baseline,
        engine,
        waiting,
        maxHosts);
  }

  /** Gives the same with other programs that run Lua. */
  public PipelineOptions withLuaHosts(LuaHosts other) {
    return new PipelineOptions(
        shards,
        defaultHost,
        sequencer,
        context,
        packages,
        other,
        baseline,
        engine,
        waiting,
        maxHosts);
  }

  /** Gives the same with what is normal on the hosts. */
  public PipelineOptions withBaseline(KnownUses other) {
    return new PipelineOptions(
        shards,
        defaultHost,
        sequencer,
        context,
        packages,
        luaHosts,
        other,
        engine,
        waiting,
        maxHosts);
  }

  public PipelineOptions {
    if (shards < 1 || maxHosts < 1) {
      throw new IllegalArgumentException("at least one shard and one host");
    }
  }
}
