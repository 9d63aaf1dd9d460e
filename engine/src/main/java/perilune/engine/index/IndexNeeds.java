package perilune.engine.index;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;

/**
 * Says what the index takes from a condition, for telling people why a rule is asked so often. Cold
 * path.
 */
public final class IndexNeeds {

  /** Cost from which on finding something says little: see {@link Lookup#cost}. */
  private static final int COMMON_COST = 60;

  private final FieldTable fields;
  private final Leaves leaves;
  private final Needs needs;
  private final Map<Leaf, Condition> asked = new HashMap<>();

  /** Makes it for events of a table. */
  public IndexNeeds(FieldTable fields) {
    this.fields = fields;
    leaves = new Leaves(fields, Integer.MAX_VALUE);
    needs = new Needs(leaves);
  }

  /**
   * Gives what an event needs to be a candidate for a condition that some event fulfils; nothing:
   * every event is one.
   */
  public Optional<IndexNeed> of(Condition condition) {
    note(condition);
    return needs.of(condition).flatMap(this::dearest);
  }

  private Optional<IndexNeed> dearest(List<Leaf> any) {
    return any.stream().max(Comparator.comparingInt(Leaf::cost)).flatMap(this::need);
  }

  private Optional<IndexNeed> need(Leaf leaf) {
    return Optional.ofNullable(asked.get(leaf))
        .flatMap(part ->
            lookups(part).stream()
                .max(Comparator.comparingInt(Lookup::cost))
                .map(lookup -> need(lookup, part)));
  }

  private List<Lookup> lookups(Condition part) {
    return switch (part) {
      case Condition.Test(var field, var predicate, var matching) ->
          LeafLookups.of(field, predicate, matching, fields).lookups();
      case Condition.Anywhere(var predicate, var matching) ->
          LeafLookups.anywhere(predicate, matching).map(LeafLookups::lookups).orElse(List.of());
      default -> List.of();
    };
  }

  private static IndexNeed need(Lookup lookup, Condition part) {
    boolean common = lookup.cost() >= COMMON_COST;
    String field = lookup.field();
    return switch (lookup) {
      case Lookup.Whole(var _, var text) ->
          new IndexNeed(IndexNeed.Look.VALUE, field, text, common, part);
      case Lookup.Numeric(var _, var value) ->
          new IndexNeed(IndexNeed.Look.VALUE, field, Double.toString(value), common, part);
      case Lookup.Piece(var _, var text, var place) ->
          new IndexNeed(look(place), field, text, common, part);
      case Lookup.Presence _ -> new IndexNeed(IndexNeed.Look.PRESENCE, field, "", common, part);
    };
  }

  private static IndexNeed.Look look(Lookup.Place place) {
    return switch (place) {
      case PREFIX -> IndexNeed.Look.FRONT;
      case SUFFIX -> IndexNeed.Look.END;
      case ANYWHERE -> IndexNeed.Look.ANYWHERE;
    };
  }

  /** Notes from which part of the condition each leaf is. */
  private void note(Condition condition) {
    switch (condition) {
      case Condition.Not(var part) -> note(part);
      case Condition.All(var parts) -> parts.forEach(this::note);
      case Condition.Any(var parts) -> parts.forEach(this::note);
      case Condition.Test test -> leaves.of(test).ifPresent(leaf -> asked.put(leaf, test));
      case Condition.Anywhere anywhere ->
          leaves.of(anywhere).ifPresent(leaf -> asked.put(leaf, anywhere));
      case Condition.Holds(var expression) -> note(expression);
      case Condition.Always _, Condition.Never _, Condition.Recorded _ -> {
        // The index knows nothing of them.
      }
    }
  }

  private void note(Expression expression) {
    switch (expression) {
      case Expression.Conjunction(var parts) -> parts.forEach(this::note);
      case Expression.Disjunction(var parts) -> parts.forEach(this::note);
      case Expression.Meets(Expression.FieldValue(var field), var predicate, var matching) ->
          note(new Condition.Test(field, predicate, matching));
      case Expression.Constant _,
          Expression.FieldValue _,
          Expression.Call _,
          Expression.Meets _,
          Expression.IsNull _,
          Expression.SameAs _,
          Expression.Ordered _,
          Expression.Negation _ -> {
        // The index knows nothing of them.
      }
    }
  }
}
