package perilune.catalog.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.engine.explain.Term;
import perilune.engine.subsumption.Inclusion;
import perilune.engine.subsumption.Subsumption;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/** How one rule and its peers cover each other, by their plans. */
final class CoverAdvice {

  private static final Inclusion NO_PLAN =
      new Inclusion.Undecided("a rule has no plan that the engine runs");

  /** Parts of a condition that are told; of longer ones only their number. */
  private static final int MAX_WORDS = 4;

  private static final Inclusion NEVER =
      new Inclusion.Undecided("one of the rules never fires: no event fulfils it");

  private final Subject subject;
  private final RulePlans plans;
  private final Subsumption subsumption;
  private final Map<Condition, Boolean> never = new HashMap<>();

  CoverAdvice(Subject subject, RulePlans plans, Subsumption subsumption) {
    this.subject = subject;
    this.plans = plans;
    this.subsumption = subsumption;
  }

  /** Gives all peers: those that cover the rule first, then those that it covers, then nearest. */
  List<Advice.Cover> of(List<Advice.Peer> peers) {
    return peers.stream()
        .map(this::cover)
        .sorted(
            Comparator.comparing((Advice.Cover one) -> !isProven(one.byPeer()))
                .thenComparing(one -> !isProven(one.ofPeer()))
                .thenComparingInt(
                    one -> one.lacking().isEmpty() ? Integer.MAX_VALUE : one.lacking().size()))
        .toList();
  }

  private static boolean isProven(Inclusion inclusion) {
    return inclusion instanceof Inclusion.Proven;
  }

  private Advice.Cover cover(Advice.Peer peer) {
    Optional<RulePlan> other = plans.of(peer.rule());
    if (subject.plan().isEmpty() || other.isEmpty()) {
      return new Advice.Cover(peer, NO_PLAN, NO_PLAN, List.of());
    }
    RulePlan own = subject.plan().get();
    if (neverFires(own) || neverFires(other.get())) {
      return new Advice.Cover(peer, NEVER, NEVER, List.of());
    }
    Inclusion byPeer = subsumption.of(own, other.get());
    return new Advice.Cover(
        peer,
        byPeer,
        subsumption.of(other.get(), own),
        isProven(byPeer) ? List.of() : lacking(own, other.get()));
  }

  /** What no event fulfils is covered by everything, which helps nobody. */
  private boolean neverFires(RulePlan plan) {
    return plan.operator() instanceof Operator.Single(var condition)
        && never.computeIfAbsent(
            plan.inScope(condition), one -> isProven(subsumption.impossible(one)));
  }

  /** Only of single events it is known what exactly another rule asks beside. */
  private List<String> lacking(RulePlan own, RulePlan other) {
    if (!(own.operator() instanceof Operator.Single(var narrow)
        && other.operator() instanceof Operator.Single(var wide))) {
      return List.of();
    }
    var words = new ArrayList<String>();
    subsumption
        .lacking(own.inScope(narrow), other.inScope(wide))
        .forEach(part -> words.add(words(Term.of(part))));
    return words;
  }

  private static String words(Term term) {
    return switch (term) {
      case Term.Leaf leaf ->
          (leaf.negated() ? "not " : "") + (leaf.subject() + " " + leaf.asks()).strip();
      case Term.Group(var all, var parts) when parts.size() > MAX_WORDS ->
          parts.size() + (all ? " conditions at once" : " alternatives");
      case Term.Group(var all, var parts) ->
          parts.isEmpty()
              ? (all ? "every event" : "no event")
              : String.join(
                  all ? " and " : " or ", parts.stream().map(CoverAdvice::inner).toList());
    };
  }

  private static String inner(Term term) {
    boolean several = term instanceof Term.Group(var _, var parts) && parts.size() > 1;
    return several ? "(" + words(term) + ")" : words(term);
  }
}
