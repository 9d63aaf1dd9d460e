package perilune.engine;

import java.util.List;
import perilune.engine.index.CandidateIndex;
import perilune.engine.match.ConditionTest;
import perilune.rules.plan.Condition;

/**
 * What the rules ask of the events of one kind: the probes that such an event can still fulfil,
 * each with what is left to ask, and the index that says which of them to ask. Immutable; one
 * object may serve many threads. No array that it gives is to be written to.
 */
final class Program {

  /**
   * A scope that an event's kind does not settle.
   *
   * @param test what is left to ask
   */
  record OpenScope(int scope, ConditionTest test) {}

  /** The probes of a program: place by place, what is asked. */
  static final class Places {
    private final int[] probes;
    private final ConditionTest[] tests;
    private final List<Condition> left;

    /**
     * @param probes numbers of probes, ascending
     * @param tests what is left to ask, of the same places
     * @param left the same as conditions, for who explains
     */
    Places(int[] probes, ConditionTest[] tests, List<Condition> left) {
      this.probes = probes;
      this.tests = tests;
      this.left = List.copyOf(left);
    }
  }

  private final CandidateIndex index;
  private final Places places;
  private final int predicates;
  private final int[] scopes;
  private final OpenScope[] openScopes;

  Program(CandidateIndex index, Places places, int predicates, int[] scopes, List<OpenScope> open) {
    this.index = index;
    this.places = places;
    this.predicates = predicates;
    this.scopes = scopes;
    this.openScopes = open.toArray(OpenScope[]::new);
  }

  /** Gives the index, which names steps by their places. */
  CandidateIndex index() {
    return index;
  }

  /** Gives the number of the probe at each place, ascending. */
  int[] probes() {
    return places.probes;
  }

  /** Gives what is left to ask at each place. */
  ConditionTest[] tests() {
    return places.tests;
  }

  /** Gives the same as conditions, for who explains. */
  List<Condition> left() {
    return places.left;
  }

  /** Gives the number of predicates whose results are kept. */
  int predicates() {
    return predicates;
  }

  /** Gives the scopes in which every event of the kind is. */
  int[] scopes() {
    return scopes;
  }

  /** Gives the scopes in which an event of the kind may be. */
  OpenScope[] openScopes() {
    return openScopes;
  }
}
