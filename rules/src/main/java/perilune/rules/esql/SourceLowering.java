package perilune.rules.esql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Matching.Anchoring;
import perilune.rules.plan.Matching.Folding;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.RowFunction;

/**
 * Gives a condition on events that every event fulfils for which an expression is true, and maybe
 * others: it says what is looked up, the expression decides.
 *
 * <p>So a part that the shared vocabulary does not have, or has with another meaning at the edges,
 * becomes the presence of its field where the expression is null without one, and else every event.
 */
final class SourceLowering {

  private static final Condition ALWAYS = new Condition.Always();

  private final Columns columns;

  SourceLowering(Columns columns) {
    this.columns = columns;
  }

  Condition lower(RowExpression expression) {
    return switch (expression) {
      case RowExpression.Fulfils(var condition) -> condition;
      case RowExpression.Call(var function, var arguments) -> lower(function, arguments);
      case RowExpression.Constant _, RowExpression.Duration _, RowExpression.Column _ -> ALWAYS;
    };
  }

  private Condition lower(RowFunction function, List<RowExpression> arguments) {
    return switch (function) {
      case AND -> Conditions.all(arguments.stream().map(this::lower).toList());
      case OR -> Conditions.any(arguments.stream().map(this::lower).toList());
      case NOT -> not(arguments.getFirst());
      case EQUAL -> equal(arguments.getFirst(), arguments.getLast());
      case IN -> in(arguments);
      case LIKE, RLIKE, STARTS_WITH, ENDS_WITH, CONTAINS, CIDR_MATCH -> text(function, arguments);
      case LESS -> order(Comparison.LESS, Comparison.GREATER, arguments);
      case LESS_OR_EQUAL -> order(Comparison.LESS_OR_EQUAL, Comparison.GREATER_OR_EQUAL, arguments);
      case GREATER -> order(Comparison.GREATER, Comparison.LESS, arguments);
      case GREATER_OR_EQUAL ->
          order(Comparison.GREATER_OR_EQUAL, Comparison.LESS_OR_EQUAL, arguments);
      case NOT_EQUAL -> Conditions.all(arguments.stream().map(this::present).toList());
      default -> ALWAYS;
    };
  }

  private Condition not(RowExpression part) {
    return part instanceof RowExpression.Call(var function, var arguments)
            && function == RowFunction.IS_NULL
        ? present(arguments.getFirst())
        : ALWAYS;
  }

  /** Gives the field of events that a value is, perhaps in lower case. */
  private Optional<String> field(RowExpression value) {
    return switch (value) {
      case RowExpression.Column(var name) ->
          // _id and the like are told by whoever reads events, not by the events.
          columns.isMade(name) || name.startsWith("_") ? Optional.empty() : Optional.of(name);
      case RowExpression.Call(var function, var arguments)
          when function == RowFunction.TO_LOWER || function == RowFunction.TO_UPPER ->
          field(arguments.getFirst());
      case RowExpression.Call _,
          RowExpression.Constant _,
          RowExpression.Duration _,
          RowExpression.Fulfils _ ->
          Optional.empty();
    };
  }

  private Condition present(RowExpression value) {
    return field(value)
        .map(name -> (Condition) new Condition.Test(name, new Predicate.Present(), Matching.EQL))
        .orElse(ALWAYS);
  }

  /** How a value of a field is to be met; nothing where no test of the vocabulary is as wide. */
  private Optional<Matching> matching(RowExpression value, String... constants) {
    if (!(value instanceof RowExpression.Call(var function, var arguments))) {
      return Optional.of(Matching.EQL);
    }
    boolean ascii = true;
    for (String constant : constants) {
      ascii &= constant.chars().allMatch(c -> c < 128);
    }
    boolean plain =
        function == RowFunction.TO_LOWER && arguments.getFirst() instanceof RowExpression.Column;
    return plain && ascii ? Optional.of(Matching.EQL.with(Folding.UNICODE)) : Optional.empty();
  }

  private Condition equal(RowExpression left, RowExpression right) {
    if (right instanceof RowExpression.Constant(var literal)) {
      return oneOf(left, List.of(literal));
    }
    if (left instanceof RowExpression.Constant(var literal)) {
      return oneOf(right, List.of(literal));
    }
    return Conditions.all(List.of(present(left), present(right)));
  }

  private Condition in(List<RowExpression> arguments) {
    var literals = new ArrayList<Literal>();
    for (RowExpression other : arguments.subList(1, arguments.size())) {
      if (!(other instanceof RowExpression.Constant(var literal))) {
        return present(arguments.getFirst());
      }
      literals.add(literal);
    }
    return oneOf(arguments.getFirst(), literals);
  }

  private Condition oneOf(RowExpression value, List<Literal> literals) {
    Optional<String> field = field(value);
    if (field.isEmpty() || !isPlain(field.get())) {
      return present(value);
    }
    var wanted = new ArrayList<Literal>();
    var texts = new ArrayList<String>();
    for (Literal literal : literals) {
      switch (literal) {
        case Literal.Nil _ -> {}
        case Literal.Truth _ -> {
          return present(value);
        }
        case Literal.Whole _, Literal.Real _ -> wanted.add(literal);
        case Literal.Text(var text) -> {
          Optional<List<Literal>> same = sameAs(text);
          if (same.isEmpty()) {
            return present(value);
          }
          wanted.addAll(same.get());
          texts.add(text);
        }
      }
    }
    Optional<Matching> matching = matching(value, texts.toArray(String[]::new));
    if (matching.isEmpty() || wanted.isEmpty()) {
      return wanted.isEmpty() ? new Condition.Never() : present(value);
    }
    Predicate predicate =
        wanted.size() == 1 ? new Predicate.Equal(wanted.getFirst()) : new Predicate.OneOf(wanted);
    return new Condition.Test(field.get(), predicate, matching.get());
  }

  /** Dates, addresses and the like have several spellings, and one test knows only some. */
  private boolean isPlain(String field) {
    return switch (columns.fieldType(field)) {
      case KEYWORD, LONG, DOUBLE, ANY -> true;
      case BOOLEAN, DATE, IP, VERSION -> false;
    };
  }

  /** Gives what equals the text; nothing where it is one spelling of several of a value. */
  private static Optional<List<Literal>> sameAs(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Optional.empty();
    }
    if (!text.matches("\\s*[-+]?[0-9.].*")) {
      return Optional.of(List.of(new Literal.Text(text)));
    }
    if (text.matches("-?[1-9][0-9]{0,14}|0")) {
      return Optional.of(List.of(new Literal.Text(text), new Literal.Whole(Long.parseLong(text))));
    }
    return text.matches("\\s*[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?\\s*")
        ? Optional.empty()
        : Optional.of(List.of(new Literal.Text(text)));
  }

  private Condition order(Comparison order, Comparison turned, List<RowExpression> arguments) {
    RowExpression left = arguments.getFirst();
    RowExpression right = arguments.getLast();
    if (isNumber(right) && left instanceof RowExpression.Column) {
      return ordered(left, order, right);
    }
    if (isNumber(left) && right instanceof RowExpression.Column) {
      return ordered(right, turned, left);
    }
    return Conditions.all(List.of(present(left), present(right)));
  }

  private static boolean isNumber(RowExpression value) {
    return value instanceof RowExpression.Constant(var literal)
        && (literal instanceof Literal.Whole || literal instanceof Literal.Real);
  }

  private Condition ordered(RowExpression value, Comparison order, RowExpression bound) {
    Optional<String> field = field(value);
    if (field.isEmpty()
        || !isPlain(field.get())
        || !(bound instanceof RowExpression.Constant(var literal))) {
      return present(value);
    }
    return new Condition.Test(field.get(), new Predicate.Compare(order, literal), Matching.EQL);
  }

  private Condition text(RowFunction function, List<RowExpression> arguments) {
    RowExpression value = arguments.getFirst();
    Optional<String> field = field(value);
    var texts = new ArrayList<String>();
    for (RowExpression other : arguments.subList(1, arguments.size())) {
      if (!(other instanceof RowExpression.Constant(Literal.Text(var text)))) {
        return present(value);
      }
      texts.add(text);
    }
    Optional<Matching> matching = matching(value, texts.toArray(String[]::new));
    if (field.isEmpty() || texts.isEmpty() || matching.isEmpty()) {
      return present(value);
    }
    boolean folded = value instanceof RowExpression.Call;
    return switch (function) {
      case CIDR_MATCH -> networks(value, field.get(), texts);
      case RLIKE ->
          folded || !isPlain(field.get())
              ? present(value)
              : new Condition.Test(field.get(), new Predicate.Regex(texts), Matching.EQL);
      case LIKE -> test(field.get(), like(texts), matching.get());
      case STARTS_WITH -> anchored(field.get(), texts, matching.get().with(Anchoring.PREFIX));
      case ENDS_WITH -> anchored(field.get(), texts, matching.get().with(Anchoring.SUFFIX));
      default -> anchored(field.get(), texts, matching.get().with(Anchoring.ANYWHERE));
    };
  }

  private Condition anchored(String field, List<String> texts, Matching matching) {
    var literal = new Literal.Text(texts.getFirst());
    return texts.getFirst().isEmpty()
        ? present(new RowExpression.Column(field))
        : test(field, new Predicate.Equal(literal), matching);
  }

  private Condition test(String field, Predicate predicate, Matching matching) {
    return isPlain(field)
        ? new Condition.Test(field, predicate, matching)
        : present(new RowExpression.Column(field));
  }

  private Condition networks(RowExpression value, String field, List<String> networks) {
    return value instanceof RowExpression.Column && networks.stream().allMatch(Networks::isNetwork)
        ? new Condition.Test(field, new Predicate.InNetwork(networks), Matching.EQL)
        : present(value);
  }

  /** A wildcard that is escaped is any one character: a little too wide, and never too narrow. */
  private static Predicate like(List<String> patterns) {
    return new Predicate.Like(patterns.stream().map(SourceLowering::widened).toList());
  }

  static String widened(String pattern) {
    var out = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        char next = pattern.charAt(++i);
        out.append(next == '*' || next == '?' ? '?' : next);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
