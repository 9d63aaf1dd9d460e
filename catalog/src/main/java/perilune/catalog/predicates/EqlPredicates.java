package perilune.catalog.predicates;

import java.util.List;
import java.util.Locale;
import perilune.catalog.Kind;
import perilune.catalog.Mode;
import perilune.rules.eql.CompareOperator;
import perilune.rules.eql.EqlTree;

/**
 * Takes the predicates out of a query in EQL. Each event of a sequence, sample or join is a root of
 * its own, the missing and the last one ({@code until}) too; pipes are no part of it.
 */
final class EqlPredicates {

  private final Mode mode;
  private final PredicateList found;
  private final Contradictions contradictions;

  EqlPredicates(Mode mode, PredicateList found, Contradictions contradictions) {
    this.mode = mode;
    this.found = found;
    this.contradictions = contradictions;
  }

  void read(EqlTree.Statement statement) {
    for (EqlTree.EventFilter filter : statement.query().filters()) {
      found.stage(filter.category().name().orElse(""));
      EqlTree.Expr condition = filter.condition();
      walk(mode == Mode.COMPAT ? EqlFolding.fold(condition) : condition, Standing.ROOT);
    }
  }

  /** A loop for operands beside each other; only what nests takes stack, and that is bounded. */
  private void walk(EqlTree.Expr expression, Standing standing) {
    switch (expression) {
      case EqlTree.And and -> conjunction(and, standing);
      case EqlTree.Or or -> or.operands().forEach(each -> walk(each, standing.belowOr()));
      case EqlTree.Not(EqlTree.Not(var operand, var _), var _) -> walk(operand, standing);
      case EqlTree.Not not -> walk(not.operand(), standing.belowNot());
      case EqlTree.Compare compare ->
          EqlTerms.comparison(compare).ifPresent(term -> comparison(term, standing));
      case EqlTree.Membership list -> membership(list, standing);
      case EqlTree.Match match -> match(match, standing);
      case EqlTree.Call call -> call(call, standing);
      case EqlTree.Field field -> found.add(field.name(), "", Kind.EQ, List.of("true"), standing);
      default -> {}
    }
  }

  private void conjunction(EqlTree.And and, Standing standing) {
    boolean before = found.isContradiction();
    found.setContradiction(before || mode == Mode.TRUTH && contradictions.among(and.operands()));
    and.operands().forEach(each -> walk(each, standing));
    found.setContradiction(before);
  }

  private void comparison(EqlTerms.Comparison term, Standing standing) {
    String field = term.field().name();
    String sign = term.operator().symbol();
    if (term.other() instanceof EqlTree.NullLiteral) {
      switch (term.operator()) {
        case EQUAL -> found.add(field, sign, Kind.IS_NULL, List.of(), standing);
        case NOT_EQUAL -> found.add(field, sign, Kind.IS_NOT_NULL, List.of(), standing);
        default -> {}
      }
      return;
    }
    EqlTerms.text(term.other())
        .ifPresent(
            value -> found.add(field, sign, kind(term.operator()), List.of(value), standing));
  }

  private static Kind kind(CompareOperator operator) {
    return switch (operator) {
      case EQUAL -> Kind.EQ;
      case NOT_EQUAL -> Kind.NE;
      case LESS -> Kind.LT;
      case LESS_OR_EQUAL -> Kind.LTE;
      case GREATER -> Kind.GT;
      case GREATER_OR_EQUAL -> Kind.GTE;
    };
  }

  private void membership(EqlTree.Membership list, Standing standing) {
    if (list.subject() instanceof EqlTree.Field field) {
      Standing own = list.negated() ? standing.belowNot() : standing;
      String operator = list.insensitive() ? "in~" : "in";
      found.add(field.name(), operator, Kind.IN, EqlTerms.texts(list.items()), own);
    }
  }

  private void match(EqlTree.Match match, Standing standing) {
    if (match.subject() instanceof EqlTree.Field field) {
      List<String> patterns = EqlTerms.texts(match.patterns());
      String operator = match.operator().symbol();
      ValueShape shape =
          match.operator().isRegex()
              ? new ValueShape(Kind.MATCH, patterns)
              : ValueShape.of(patterns);
      found.add(field.name(), operator, shape, standing);
    }
  }

  private void call(EqlTree.Call call, Standing standing) {
    if (call.arguments().isEmpty()
        || !(call.arguments().getFirst() instanceof EqlTree.Field field)) {
      return;
    }
    String operator = call.insensitive() ? call.name() + "~" : call.name();
    List<String> values = EqlTerms.texts(call.arguments().subList(1, call.arguments().size()));
    if (values.isEmpty()) {
      return;
    }
    switch (call.name().toLowerCase(Locale.ROOT)) {
      case "cidrmatch" -> found.add(field.name(), operator, Kind.CIDR, values, standing);
      case "match" -> found.add(field.name(), operator, Kind.MATCH, values, standing);
      case "wildcard" -> found.add(field.name(), operator, ValueShape.of(values), standing);
      case "startswith" -> found.add(field.name(), operator, Kind.STARTS_WITH, values, standing);
      case "endswith" -> found.add(field.name(), operator, Kind.ENDS_WITH, values, standing);
      case "stringcontains" ->
          found.add(field.name(), operator, Kind.CONTAINS, lower(values), standing);
      default -> {}
    }
  }

  private static List<String> lower(List<String> values) {
    return values.stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
  }
}
