package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;
import perilune.catalog.Kind;
import perilune.rules.kql.KqlTree;
import perilune.rules.plan.Comparison;

/**
 * Takes the predicates out of a query in KQL. Words without a field are none. In a field's list the
 * whole values stay together, and each pattern is simplified on its own.
 */
final class KqlPredicates {

  private static final String COLON = ":";

  private final PredicateList found;

  KqlPredicates(PredicateList found) {
    this.found = found;
  }

  void read(KqlTree.Query query) {
    found.stage("");
    walk(query, "", Standing.ROOT);
  }

  private void walk(KqlTree.Query query, String prefix, Standing standing) {
    switch (query) {
      case KqlTree.And and -> and.operands().forEach(each -> walk(each, prefix, standing));
      case KqlTree.Or or -> or.operands().forEach(each -> walk(each, prefix, standing.belowOr()));
      case KqlTree.Not(KqlTree.Not(var operand, var _), var _) -> walk(operand, prefix, standing);
      case KqlTree.Not not -> walk(not.operand(), prefix, standing.belowNot());
      case KqlTree.Nested nested ->
          walk(nested.query(), prefix + nested.field().text() + ".", standing);
      case KqlTree.Is is ->
          is.field().ifPresent(field -> values(is.values(), prefix + field.text(), standing));
      case KqlTree.Range(var field, var comparison, var bound, var _) ->
          found.add(
              prefix + field.text(),
              sign(comparison),
              kind(comparison),
              List.of(bound.text()),
              standing);
      case KqlTree.Everything _, KqlTree.Invalid _ -> {}
    }
  }

  private void values(KqlTree.Values values, String field, Standing standing) {
    switch (values) {
      case KqlTree.One one -> value(one.words(), field, standing);
      case KqlTree.NotValues(KqlTree.NotValues(var operand, var _), var _) ->
          values(operand, field, standing);
      case KqlTree.NotValues not -> values(not.operand(), field, standing.belowNot());
      case KqlTree.AndValues and -> and.operands().forEach(each -> values(each, field, standing));
      case KqlTree.OrValues or -> list(or, field, standing.belowOr());
    }
  }

  private void list(KqlTree.OrValues or, String field, Standing standing) {
    var whole = new ArrayList<String>();
    var others = new ArrayList<KqlTree.Values>();
    flatten(or, whole, others);
    if (!whole.isEmpty()) {
      Kind kind = others.stream().anyMatch(KqlPredicates::isPattern) ? Kind.EQ : Kind.IN;
      found.add(field, COLON, kind, whole, standing);
    }
    others.forEach(each -> values(each, field, standing));
  }

  private static void flatten(
      KqlTree.OrValues or, List<String> whole, List<KqlTree.Values> others) {
    for (KqlTree.Values each : or.operands()) {
      switch (each) {
        case KqlTree.OrValues inner -> flatten(inner, whole, others);
        case KqlTree.One one when !one.words().hasWildcard() -> whole.add(one.words().text());
        default -> others.add(each);
      }
    }
  }

  private static boolean isPattern(KqlTree.Values values) {
    return values instanceof KqlTree.One;
  }

  private void value(KqlTree.Words words, String field, Standing standing) {
    if (words.isAnything()) {
      found.add(field, COLON, Kind.IS_NOT_NULL, List.of(), standing);
    } else {
      // The pieces, and not the text: a star in quotes is a star.
      found.add(field, COLON, ValueShape.ofPieces(List.of(words.pieces())), standing);
    }
  }

  private static Kind kind(Comparison comparison) {
    return switch (comparison) {
      case LESS -> Kind.LT;
      case LESS_OR_EQUAL -> Kind.LTE;
      case GREATER -> Kind.GT;
      case GREATER_OR_EQUAL -> Kind.GTE;
    };
  }

  private static String sign(Comparison comparison) {
    return switch (comparison) {
      case LESS -> "<";
      case LESS_OR_EQUAL -> "<=";
      case GREATER -> ">";
      case GREATER_OR_EQUAL -> ">=";
    };
  }
}
