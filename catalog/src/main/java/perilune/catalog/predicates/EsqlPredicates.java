package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.catalog.Kind;
import perilune.rules.esql.BinaryOperator;
import perilune.rules.esql.EsqlTree;

/**
 * Takes the predicates out of a query in ES|QL: those of every {@code WHERE} between pipes, behind
 * {@code STATS} too. Only a bare field on the left is compared; what is computed, and a query in
 * KQL within, is left out.
 */
final class EsqlPredicates {

  private static final String CIDR_MATCH = "CIDR_MATCH";

  private final PredicateList found;

  EsqlPredicates(PredicateList found) {
    this.found = found;
  }

  void read(EsqlTree.Query query) {
    for (EsqlTree.Command command : query.commands()) {
      if (command instanceof EsqlTree.Where where) {
        found.stage("");
        walk(where.condition(), Standing.ROOT);
      }
    }
  }

  private void walk(EsqlTree.Expr expression, Standing standing) {
    switch (expression) {
      case EsqlTree.And and -> and.operands().forEach(each -> walk(each, standing));
      case EsqlTree.Or or -> or.operands().forEach(each -> walk(each, standing.belowOr()));
      case EsqlTree.Not(EsqlTree.Not(var operand, var _), var _) -> walk(operand, standing);
      case EsqlTree.Not not -> walk(not.operand(), standing.belowNot());
      case EsqlTree.Binary binary -> comparison(binary, standing);
      case EsqlTree.In(EsqlTree.Name field, var others, var negated, var _) ->
          found.add(field.text(), "IN", Kind.IN, texts(others), own(negated, standing));
      case EsqlTree.Like(EsqlTree.Name field, var patterns, var regex, var negated, var _) ->
          like(field, patterns, regex, own(negated, standing));
      case EsqlTree.IsNull(EsqlTree.Name field, var negated, var _) ->
          found.add(
              field.text(),
              negated ? "IS NOT NULL" : "IS NULL",
              negated ? Kind.IS_NOT_NULL : Kind.IS_NULL,
              List.of(),
              standing);
      case EsqlTree.Name field -> found.add(field.text(), "", Kind.EQ, List.of("true"), standing);
      case EsqlTree.Call call -> call(call, standing);
      default -> {}
    }
  }

  private static Standing own(boolean negated, Standing standing) {
    return negated ? standing.belowNot() : standing;
  }

  private void comparison(EsqlTree.Binary binary, Standing standing) {
    Optional<Kind> kind = kind(binary.operator());
    Optional<String> value = text(binary.right());
    if (binary.left() instanceof EsqlTree.Name field && kind.isPresent() && value.isPresent()) {
      found.add(
          field.text(), binary.operator().symbol(), kind.get(), List.of(value.get()), standing);
    }
  }

  private static Optional<Kind> kind(BinaryOperator operator) {
    return Optional.ofNullable(
        switch (operator) {
          case EQUAL -> Kind.EQ;
          case NOT_EQUAL -> Kind.NE;
          case LESS -> Kind.LT;
          case LESS_OR_EQUAL -> Kind.LTE;
          case GREATER -> Kind.GT;
          case GREATER_OR_EQUAL -> Kind.GTE;
          default -> null;
        });
  }

  private void like(
      EsqlTree.Name field, List<EsqlTree.Text> patterns, boolean regex, Standing standing) {
    List<String> values = patterns.stream().map(EsqlTree.Text::value).toList();
    ValueShape shape = regex ? new ValueShape(Kind.MATCH, values) : ValueShape.of(values);
    found.add(field.text(), regex ? "RLIKE" : "LIKE", shape, standing);
  }

  private void call(EsqlTree.Call call, Standing standing) {
    if (call.name().equals(CIDR_MATCH)
        && !call.arguments().isEmpty()
        && call.arguments().getFirst() instanceof EsqlTree.Name field) {
      List<String> networks = texts(call.arguments().subList(1, call.arguments().size()));
      found.add(field.text(), CIDR_MATCH, Kind.CIDR, networks, standing);
    }
  }

  private static List<String> texts(List<EsqlTree.Expr> expressions) {
    var all = new ArrayList<String>();
    expressions.forEach(one -> text(one).ifPresent(all::add));
    return all;
  }

  private static Optional<String> text(EsqlTree.Expr expression) {
    return Optional.ofNullable(
        switch (expression) {
          case EsqlTree.Text text -> text.value();
          case EsqlTree.Whole whole -> Long.toString(whole.value());
          case EsqlTree.Real real -> Double.toString(real.value());
          case EsqlTree.Truth truth -> Boolean.toString(truth.value());
          case EsqlTree.Cast(EsqlTree.Text(var value, var _), var _, var _) -> value;
          default -> null;
        });
  }
}
