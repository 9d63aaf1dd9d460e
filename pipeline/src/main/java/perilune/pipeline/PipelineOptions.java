package perilune.pipeline;

import java.time.Duration;
import perilune.context.ContextLimits;
import perilune.engine.EngineLimits;
import perilune.pipeline.sequencer.SequencerLimits;

/**
 * How a pipeline runs.
 *
 * @param shards into how many parts hosts and rules are spread; changes no result
 * @param defaultHost the host of records that name none
 * @param sequencer bounds of reordering
 * @param context bounds of host state
 * @param engine bounds of rule state
 * @param hostIdle event time by which a host may lag behind before stage 2 stops waiting for it
 * @param maxHosts hosts with state of their own, count; the longest silent one is given up for a
 *     new one beyond that
 */
public record PipelineOptions(
    int shards,
    String defaultHost,
    SequencerLimits sequencer,
    ContextLimits context,
    EngineLimits engine,
    Duration hostIdle,
    int maxHosts) {

  /** The host of records that name none, where nobody says another. */
  public static final String UNKNOWN_HOST = "unknown-host";

  /** A host that is an hour behind all others has stopped reporting, or its clock is wrong. */
  public static final Duration DEFAULT_HOST_IDLE = Duration.ofHours(1);

  /** Hosts with state; each costs some 100 KB. */
  public static final int DEFAULT_MAX_HOSTS = 10_000;

  /** Gives the documented defaults. */
  public static PipelineOptions defaults(SequencerLimits sequencer) {
    return new PipelineOptions(
        1,
        UNKNOWN_HOST,
        sequencer,
        ContextLimits.defaults(),
        EngineLimits.defaults(),
        DEFAULT_HOST_IDLE,
        DEFAULT_MAX_HOSTS);
  }

  /** Gives the same with another number of shards. */
  public PipelineOptions withShards(int count) {
    return new PipelineOptions(count, defaultHost, sequencer, context, engine, hostIdle, maxHosts);
  }

  /** Gives the same with another default host. */
  public PipelineOptions withDefaultHost(String host) {
    return new PipelineOptions(shards, host, sequencer, context, engine, hostIdle, maxHosts);
  }

  public PipelineOptions {
    if (shards < 1 || maxHosts < 1) {
      throw new IllegalArgumentException("at least one shard and one host");
    }
  }
}
