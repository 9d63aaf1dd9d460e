package perilune.engine;

import java.util.List;
import perilune.engine.index.CandidateIndex;
import perilune.engine.match.ConditionTest;
import perilune.rules.plan.Condition;

/**
 * What the rules ask of the events of one kind: the probes that such an event can still fulfil,
 * each with what is left to ask, and the index that says which of them to ask. Immutable; one
 * object may serve many threads.
 *
 * @param index names steps by their place in {@code probes}
 * @param probes numbers of probes, ascending
 * @param tests what is left to ask, of the same places
 * @param left the same as conditions, for who explains
 * @param predicates predicates of the tests whose results are kept, count
 * @param scopes scopes in which every event of the kind is
 * @param openScopes scopes in which an event of the kind may be
 */
record Program(
    CandidateIndex index,
    int[] probes,
    ConditionTest[] tests,
    List<Condition> left,
    int predicates,
    int[] scopes,
    OpenScope[] openScopes) {

  /**
   * A scope that an event's kind does not settle.
   *
   * @param test what is left to ask
   */
  record OpenScope(int scope, ConditionTest test) {}
}
