package perilune.rules.eql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import perilune.rules.parameters.Parameter;
import perilune.rules.parameters.ParameterType;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;
import perilune.source.Suggestion;

/**
 * Puts the values of parameters in the place of {@code $Name}: several into a list, one where one
 * value stands. Values become constants of the tree, never text of the query, so that no value can
 * change what the rest of the query means. What is computed with them afterwards is checked like
 * constants that stand there. Owned by one compilation.
 */
final class ParameterValues {

  private static final Set<ParameterType> IN_LISTS =
      Set.of(
          ParameterType.NAMES, ParameterType.HASHES, ParameterType.STATUSES, ParameterType.NUMBER);
  private static final Set<ParameterType> AS_PATTERNS =
      Set.of(
          ParameterType.PATTERNS,
          ParameterType.NAMES,
          ParameterType.HASHES,
          ParameterType.STATUSES);

  private final EqlOptions options;
  private final Mistakes mistakes;
  private final Map<String, Parameter> used = new LinkedHashMap<>();

  ParameterValues(EqlOptions options, Mistakes mistakes) {
    this.options = options;
    this.mistakes = mistakes;
  }

  /** Gives those that were asked for, in order of first use. */
  List<Parameter> used() {
    return List.copyOf(used.values());
  }

  /** Gives the tree with values; wrong uses are reported, and invalid in it. */
  EqlTree.Statement in(EqlTree.Statement statement) {
    var pipes = new ArrayList<EqlTree.Pipe>();
    for (EqlTree.Pipe pipe : statement.pipes()) {
      List<EqlTree.Expr> arguments = each(pipe.arguments(), this::value);
      pipes.add(new EqlTree.Pipe(pipe.name(), arguments, pipe.span()));
    }
    EqlTree.Query query =
        switch (statement.query()) {
          case EqlTree.EventFilter filter -> filter(filter);
          case EqlTree.Linked linked ->
              new EqlTree.Linked(
                  linked.link(),
                  linked.keys(),
                  linked.maxSpan().flatMap(this::maxSpan),
                  linked.terms().stream().map(this::term).toList(),
                  linked.until().map(this::term),
                  linked.span());
        };
    return new EqlTree.Statement(query, pipes, statement.span());
  }

  private EqlTree.EventFilter filter(EqlTree.EventFilter filter) {
    return new EqlTree.EventFilter(filter.category(), value(filter.condition()), filter.span());
  }

  private EqlTree.Term term(EqlTree.Term term) {
    return new EqlTree.Term(
        term.missing(), filter(term.filter()), term.keys(), term.runs(), term.span());
  }

  private Optional<EqlTree.MaxSpan> maxSpan(EqlTree.MaxSpan span) {
    if (span.parameter().isEmpty()) {
      return Optional.of(span);
    }
    EqlTree.Parameter written = span.parameter().get();
    return find(written, Set.of(ParameterType.DURATION), "maxspan")
        .flatMap(parameter -> span(parameter.values().getFirst(), written.span()));
  }

  private static Optional<EqlTree.MaxSpan> span(String text, Span place) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    long amount = Long.parseLong(text.substring(0, digits));
    return TimeUnit.of(text.substring(digits))
        .map(unit -> new EqlTree.MaxSpan(amount, unit, Optional.empty(), place));
  }

  private static List<EqlTree.Expr> each(
      List<EqlTree.Expr> expressions, UnaryOperator<EqlTree.Expr> change) {
    var all = new ArrayList<EqlTree.Expr>(expressions.size());
    for (EqlTree.Expr expression : expressions) {
      all.add(change.apply(expression));
    }
    return all;
  }

  /** Gives an expression in a place where one value stands. */
  private EqlTree.Expr value(EqlTree.Expr expression) {
    return switch (expression) {
      case EqlTree.Parameter parameter -> number(parameter);
      case EqlTree.Call call ->
          new EqlTree.Call(
              call.name(),
              call.insensitive(),
              list(call.arguments(), Set.of(ParameterType.values()), "'" + call.name() + "'"),
              call.nameSpan(),
              call.span());
      case EqlTree.Minus minus -> new EqlTree.Minus(value(minus.operand()), minus.span());
      case EqlTree.Arithmetic sum ->
          new EqlTree.Arithmetic(sum.operator(), value(sum.left()), value(sum.right()), sum.span());
      case EqlTree.Compare compare -> comparison(compare);
      case EqlTree.Membership in ->
          new EqlTree.Membership(
              value(in.subject()),
              in.negated(),
              in.insensitive(),
              list(in.items(), IN_LISTS, in.insensitive() ? "'in~'" : "'in'"),
              in.span());
      case EqlTree.Match match -> match(match);
      case EqlTree.Not not -> new EqlTree.Not(value(not.operand()), not.span());
      case EqlTree.And and -> new EqlTree.And(each(and.operands(), this::value), and.span());
      case EqlTree.Or or -> new EqlTree.Or(each(or.operands(), this::value), or.span());
      case EqlTree.Invalid _,
          EqlTree.Field _,
          EqlTree.TextLiteral _,
          EqlTree.WholeLiteral _,
          EqlTree.RealLiteral _,
          EqlTree.TruthLiteral _,
          EqlTree.NullLiteral _ ->
          expression;
    };
  }

  private EqlTree.Expr match(EqlTree.Match match) {
    String symbol = "'" + match.operator().symbol() + "'";
    Set<ParameterType> fitting = match.operator().isRegex() ? Set.of() : AS_PATTERNS;
    List<EqlTree.Expr> patterns = list(match.patterns(), fitting, symbol);
    return new EqlTree.Match(value(match.subject()), match.operator(), patterns, match.span());
  }

  /** {@code field == $Names} asks whether it is one of them. */
  private EqlTree.Expr comparison(EqlTree.Compare compare) {
    boolean equality = compare.operator().order().isEmpty();
    if (equality && isList(compare.right())) {
      return among(compare, compare.left(), compare.right());
    }
    if (equality && isList(compare.left())) {
      return among(compare, compare.right(), compare.left());
    }
    return new EqlTree.Compare(
        compare.operator(), value(compare.left()), value(compare.right()), compare.span());
  }

  private boolean isList(EqlTree.Expr side) {
    return side instanceof EqlTree.Parameter(var name, var _)
        && options.parameters().find(name).filter(found -> found.type().isText()).isPresent();
  }

  private EqlTree.Expr among(EqlTree.Compare compare, EqlTree.Expr subject, EqlTree.Expr list) {
    boolean negated = compare.operator() == CompareOperator.NOT_EQUAL;
    String symbol = "'" + compare.operator().symbol() + "'";
    List<EqlTree.Expr> items = list(List.of(list), IN_LISTS, symbol);
    return new EqlTree.Membership(value(subject), negated, false, items, compare.span());
  }

  private List<EqlTree.Expr> list(
      List<EqlTree.Expr> items, Set<ParameterType> fitting, String what) {
    var all = new ArrayList<EqlTree.Expr>();
    for (EqlTree.Expr item : items) {
      if (item instanceof EqlTree.Parameter written) {
        find(written, fitting, what)
            .ifPresentOrElse(
                found -> found.values().forEach(value -> all.add(literal(found, value, written))),
                () -> all.add(new EqlTree.Invalid(written.span())));
      } else {
        all.add(value(item));
      }
    }
    return all;
  }

  private EqlTree.Expr number(EqlTree.Parameter written) {
    return find(written, Set.of(ParameterType.NUMBER), "a single value")
        .map(found -> literal(found, found.values().getFirst(), written))
        .orElseGet(() -> new EqlTree.Invalid(written.span()));
  }

  private static EqlTree.Expr literal(Parameter found, String value, EqlTree.Parameter written) {
    if (found.type() != ParameterType.NUMBER) {
      return new EqlTree.TextLiteral(value, written.span());
    }
    long number = Long.parseLong(value);
    EqlTree.Expr whole = new EqlTree.WholeLiteral(Math.abs(number), written.span());
    return number < 0 ? new EqlTree.Minus(whole, written.span()) : whole;
  }

  private Optional<Parameter> find(
      EqlTree.Parameter written, Set<ParameterType> fitting, String what) {
    Optional<Parameter> found = options.parameters().find(written.name());
    if (found.isEmpty()) {
      String help =
          Suggestion.nearest(written.name(), options.parameters().names())
              .map(near -> "did you mean '$" + near + "'?")
              .orElse("'perilune rules parameters' lists them");
      mistakes.error(
          DiagnosticCode.EQL020,
          written.span(),
          "there is no parameter '" + written.name() + "'",
          help);
      return found;
    }
    used.put(written.name(), found.get());
    if (!fitting.contains(found.get().type())) {
      mistakes.error(
          DiagnosticCode.EQL021,
          written.span(),
          "'$"
              + written.name()
              + "' is of type "
              + found.get().type().word()
              + ", not one for "
              + what,
          fitting.isEmpty() ? "write the value itself" : "types for it: " + words(fitting));
      return Optional.empty();
    }
    return found;
  }

  private static String words(Set<ParameterType> types) {
    return String.join(", ", types.stream().map(ParameterType::word).sorted().toList());
  }
}
