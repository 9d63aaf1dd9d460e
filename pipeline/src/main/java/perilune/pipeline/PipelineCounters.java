package perilune.pipeline;

import java.util.List;
import perilune.engine.OperatorCounters;
import perilune.engine.OperatorStage;
import perilune.engine.StageCounters;
import perilune.pipeline.judging.Judge;
import perilune.pipeline.sequencer.SequencerCounters;

/**
 * What a pipeline met, for the end of a run.
 *
 * @param events events taken
 * @param hosts hosts with state
 * @param hostsGivenUp hosts whose state was given up for others
 * @param sequencing what came late, without a time, or had to wait on disk
 * @param stage candidates and predicates of stage 1
 * @param operators state of all stateful operators
 * @param processesEvicted processes forgotten because there were too many
 * @param filesEvicted paths forgotten because there were too many, or too many of one process
 * @param judgedEarly signals judged before all hosts had passed their time, because too many waited
 * @param loss what sensors did not deliver
 */
public record PipelineCounters(
    long events,
    int hosts,
    long hostsGivenUp,
    SequencerCounters sequencing,
    StageCounters stage,
    OperatorCounters operators,
    long processesEvicted,
    long filesEvicted,
    long judgedEarly,
    SensorLoss loss) {

  static PipelineCounters of(
      long events, List<HostShard> shards, Judge judge, SignalRouter router) {
    var sum = GoneHosts.NONE;
    int hosts = 0;
    for (HostShard shard : shards) {
      sum = sum.plus(shard.gone());
      hosts += shard.hosts().size();
    }
    GoneHosts all = sum;
    for (HostShard shard : shards) {
      for (HostState host : shard.hosts().values()) {
        all = all.plus(host);
      }
    }
    OperatorCounters operators = router.hostBound().counters();
    for (OperatorStage keyed : router.keyed()) {
      operators = operators.plus(keyed.counters());
    }
    return new PipelineCounters(
        events,
        hosts,
        sum.hosts(),
        all.sequencing(),
        judge.counters(),
        operators,
        all.processesEvicted(),
        all.filesEvicted(),
        router.judgedEarly(),
        all.loss());
  }
}
