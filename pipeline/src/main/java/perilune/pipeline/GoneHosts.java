package perilune.pipeline;

import perilune.pipeline.sequencer.SequencerCounters;

/**
 * What is still known of hosts whose state was given up for others.
 *
 * @param hosts how often a host was given up
 * @param sequencing what their sequencers met
 * @param processesEvicted processes that had been forgotten there
 * @param filesEvicted paths that had been forgotten there
 * @param loss what their sensors did not deliver
 */
record GoneHosts(
    long hosts,
    SequencerCounters sequencing,
    long processesEvicted,
    long filesEvicted,
    SensorLoss loss) {

  static final GoneHosts NONE = new GoneHosts(0, SequencerCounters.NONE, 0, 0, SensorLoss.NONE);

  GoneHosts plus(HostState host) {
    var files = host.context().counters().artefacts();
    return new GoneHosts(
        hosts + 1,
        sequencing.plus(host.sequencer().counters()),
        processesEvicted + host.context().counters().lineage().evicted(),
        filesEvicted + files.evicted() + files.evictedOfProcess(),
        loss.plus(host.key(), host.gaps()));
  }

  GoneHosts plus(GoneHosts other) {
    return new GoneHosts(
        hosts + other.hosts,
        sequencing.plus(other.sequencing),
        processesEvicted + other.processesEvicted,
        filesEvicted + other.filesEvicted,
        loss.plus(other.loss));
  }
}
