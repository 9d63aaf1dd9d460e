package perilune.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;

/**
 * Puts rules in an order in which each stands after those whose matches it takes, and rejects rules
 * that wait for themselves or for rules that are not there.
 */
final class SignalGraph {

  private final Map<String, RulePlan> plans = new LinkedHashMap<>();
  private final Map<String, SignalDemand> demands = new LinkedHashMap<>();
  private final List<Rejection> rejections = new ArrayList<>();

  SignalGraph(List<RulePlan> all) {
    for (RulePlan plan : all) {
      plans.put(plan.ruleId(), plan);
      demands.put(plan.ruleId(), SignalDemand.of(plan));
    }
  }

  List<Rejection> rejections() {
    return rejections;
  }

  /**
   * Gives the rules that can run, in order; those that may stand anywhere by their ids. Signals of
   * one event come in this order, so what a story tells first does not hang on who loaded the
   * rules.
   */
  List<RulePlan> order() {
    while (true) {
      rejectLate();
      rejectUnknown();
      var order = new LinkedHashSet<String>();
      while (addReady(order)) {}
      if (order.size() == plans.size()) {
        return order.stream().map(plans::get).toList();
      }
      rejectCircle(order);
    }
  }

  /** Adds the rules that wait for none but those added; false if there is none. */
  private boolean addReady(Set<String> order) {
    List<String> ready =
        plans.keySet().stream()
            .filter(id -> !order.contains(id) && order.containsAll(demand(id).ruleIds()))
            // A rule that takes from all stands after all that take none: those are ready first.
            .filter(id -> !order.isEmpty() || !demand(id).consumes() || !anyPlain())
            .sorted()
            .toList();
    return order.addAll(ready);
  }

  private boolean anyPlain() {
    return demands.values().stream().anyMatch(demand -> !demand.consumes());
  }

  SignalDemand demand(String id) {
    SignalDemand demand = demands.get(id);
    if (demand == null) {
      throw new IllegalArgumentException("no rule " + id);
    }
    return demand;
  }

  private void reject(String id, Rejection.Kind kind, String message) {
    rejections.add(new Rejection(id, kind, message));
    plans.remove(id);
    demands.remove(id);
  }

  /** A match that is known only after its window would be a signal behind its time. */
  private void rejectLate() {
    for (String id : List.copyOf(plans.keySet())) {
      for (String other : demand(id).ruleIds()) {
        RulePlan plan = plans.get(other);
        if (plan != null && isLate(plan) && plans.containsKey(id)) {
          String message =
              "waits for matches of '" + other + "', which are known only after their time";
          reject(id, Rejection.Kind.UNSUPPORTED, message);
        }
      }
    }
  }

  /** Says whether the matches of a rule are no signals: they are known too late. */
  static boolean isLate(RulePlan plan) {
    return switch (plan.operator()) {
      case Operator.Single _, Operator.Score _, Operator.Sample _ -> false;
      case Operator.Threshold _, Operator.NewTerms _ -> false;
      case Operator.Sequence sequence -> sequence.endsMissing();
      case Operator.Correlated(var correlation) -> correlation.judgedAtClose();
      // Known when its window closes, if not before.
      case Operator.Table _ -> true;
    };
  }

  private void rejectUnknown() {
    boolean again = true;
    while (again) {
      again = false;
      for (String id : List.copyOf(plans.keySet())) {
        List<String> unknown =
            demand(id).ruleIds().stream().filter(other -> !plans.containsKey(other)).toList();
        if (!unknown.isEmpty()) {
          String names = String.join("', '", unknown);
          String message = "waits for matches of '" + names + "', which does not run";
          reject(id, Rejection.Kind.UNKNOWN_SIGNAL, message);
          again = true;
        }
      }
    }
  }

  /** Rejects one circle among the rules that found no place. */
  private void rejectCircle(Set<String> placed) {
    String at =
        plans.keySet().stream().filter(id -> !placed.contains(id)).findFirst().orElseThrow();
    var path = new ArrayList<String>();
    while (!path.contains(at)) {
      path.add(at);
      at =
          demand(at).ruleIds().stream()
              .filter(id -> !placed.contains(id))
              .findFirst()
              .orElseThrow();
    }
    List<String> circle = List.copyOf(path.subList(path.indexOf(at), path.size()));
    String shown = circle.stream().collect(Collectors.joining(" -> ", "", " -> " + at));
    for (String id : circle) {
      reject(id, Rejection.Kind.SIGNAL_CYCLE, "waits for its own matches: " + shown);
    }
  }
}
