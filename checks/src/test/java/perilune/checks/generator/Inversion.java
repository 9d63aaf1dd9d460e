package perilune.checks.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Function;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Matching.Anchoring;
import perilune.rules.plan.Predicate;

/** Runs functions backwards: what fields have to be so that an expression gives a value. */
final class Inversion {

  private static final Literal ANY = new Literal.Text("q7-any");
  private static final Literal OTHER = new Literal.Text("q8-other");
  private static final long SOME_NUMBER = 1_000;

  private final Draft draft;

  Inversion(Draft draft) {
    this.draft = draft;
  }

  /** Gives guesses, each a list of tests; one without tests where nothing has to be done. */
  List<List<Condition>> of(Expression expression, Literal target) {
    return switch (expression) {
      case Expression.FieldValue(var field) -> List.of(List.of(FieldSolver.equal(field, target)));
      case Expression.Call call -> call(call, target);
      case Expression.Constant _ -> List.of(List.of());
      case Expression.Meets _, Expression.IsNull _, Expression.SameAs _, Expression.Ordered _ ->
          Guesses.of(expression, target.equals(new Literal.Truth(true)), draft);
      case Expression.Negation _, Expression.Conjunction _, Expression.Disjunction _ ->
          Guesses.of(expression, target.equals(new Literal.Truth(true)), draft);
    };
  }

  /** Gives a value that is known: a constant, that of a field that has one, or computed of such. */
  Optional<Literal> known(Expression expression) {
    return switch (expression) {
      case Expression.Constant(var literal) -> Optional.of(literal);
      case Expression.FieldValue(var field) -> draft.values(field).stream().findFirst();
      case Expression.Call(var function, var arguments, var _) -> computed(function, arguments);
      case Expression.Meets _, Expression.IsNull _ -> Optional.empty();
      case Expression.SameAs _, Expression.Ordered _, Expression.Negation _ -> Optional.empty();
      case Expression.Conjunction _, Expression.Disjunction _ -> Optional.empty();
    };
  }

  /** Of functions on text that stand inside others. */
  private Optional<Literal> computed(Function function, List<Expression> arguments) {
    var values = new ArrayList<Literal>();
    arguments.forEach(argument -> known(argument).ifPresent(values::add));
    if (values.size() < arguments.size()) {
      return Optional.empty();
    }
    String text = Draft.text(values.getFirst());
    return switch (function) {
      case STRING -> Optional.of(new Literal.Text(text));
      case CONCAT -> Optional.of(new Literal.Text(joined(arguments)));
      case SUBSTRING -> {
        int from = offset(values.get(1), text.length());
        int to = values.size() < 3 ? text.length() : offset(values.get(2), text.length());
        yield Optional.of(new Literal.Text(from < to ? text.substring(from, to) : ""));
      }
      default -> Optional.empty();
    };
  }

  private static int offset(Literal value, int length) {
    long offset = value instanceof Literal.Whole(var number) ? number : 0;
    return Math.clamp(offset < 0 ? offset + length : offset, 0, length);
  }

  private List<List<Condition>> call(Expression.Call call, Literal target) {
    List<Expression> arguments = call.arguments();
    Expression first = arguments.getFirst();
    String text = Draft.text(target);
    return switch (call.function()) {
      case LENGTH ->
          target instanceof Literal.Whole(var length) && length >= 0 && length < 100_000
              ? of(first, new Literal.Text("x".repeat((int) length)))
              : of(first, ANY);
      case STRING, NUMBER -> of(first, new Literal.Text(text));
      case NEGATE -> target instanceof Literal.Whole(var n) ? of(first, whole(-n)) : List.of();
      case CONCAT -> concat(arguments, text);
      case SUBSTRING -> substring(arguments, text);
      case INDEX_OF ->
          target instanceof Literal.Whole(var n) && n >= 0 && n < 10_000
              ? of(first, new Literal.Text("_".repeat((int) n) + part(arguments.get(1))))
              : of(first, new Literal.Text(part(arguments.get(1))));
      case STRING_CONTAINS -> placed(call, Anchoring.ANYWHERE, target);
      case STARTS_WITH -> placed(call, Anchoring.PREFIX, target);
      case ENDS_WITH -> placed(call, Anchoring.SUFFIX, target);
      case CIDR_MATCH -> network(arguments, target);
      case BETWEEN ->
          of(first, new Literal.Text(part(arguments.get(1)) + text + part(arguments.get(2))));
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO ->
          target instanceof Literal.Whole(var n)
              ? arithmetic(call.function(), arguments, n)
              : List.of();
    };
  }

  private String part(Expression expression) {
    return Draft.text(known(expression).orElse(ANY));
  }

  private static Literal whole(long number) {
    return new Literal.Whole(number);
  }

  /**
   * Constants divide the text, fields take what lies between; empty where they do not divide it.
   */
  private List<List<Condition>> divided(List<Expression> parts, String text) {
    List<List<Condition>> sums = List.of(List.of());
    int at = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Expression.Constant(var literal)) {
        String constant = Draft.text(literal);
        if (!text.startsWith(constant, at)) {
          return List.of();
        }
        at += constant.length();
        continue;
      }
      boolean last = i + 1 == parts.size();
      int end = last ? text.length() : text.indexOf(joined(parts.subList(i + 1, i + 2)), at);
      if (end < 0) {
        return List.of();
      }
      sums = Guesses.product(sums, of(parts.get(i), new Literal.Text(text.substring(at, end))));
      at = end;
    }
    return sums;
  }

  /** Where constants do not divide the text, one part takes all that the others leave. */
  private List<List<Condition>> concat(List<Expression> parts, String text) {
    var found = new ArrayList<>(divided(parts, text));
    for (int free = 0; free < parts.size(); free++) {
      if (parts.get(free) instanceof Expression.Constant) {
        continue;
      }
      String before = joined(parts.subList(0, free));
      String after = joined(parts.subList(free + 1, parts.size()));
      boolean fits = text.length() >= before.length() + after.length();
      String rest = fits ? text.substring(before.length(), text.length() - after.length()) : text;
      List<List<Condition>> sums = of(parts.get(free), new Literal.Text(rest));
      for (int other = 0; other < parts.size(); other++) {
        if (other != free && parts.get(other) instanceof Expression.FieldValue(var field)) {
          Literal value = known(parts.get(other)).orElse(new Literal.Text(""));
          sums = Guesses.product(sums, List.of(List.of(FieldSolver.equal(field, value))));
        }
      }
      found.addAll(sums);
    }
    return found;
  }

  private String joined(List<Expression> parts) {
    var joined = new StringBuilder();
    parts.forEach(part -> joined.append(Draft.text(known(part).orElse(new Literal.Text("")))));
    return joined.toString();
  }

  private List<List<Condition>> substring(List<Expression> arguments, String text) {
    long start = known(arguments.get(1)).orElse(ANY) instanceof Literal.Whole(var at) ? at : 0;
    String before = "q".repeat(Math.clamp(start, 0, 10_000));
    var found = new ArrayList<>(of(arguments.getFirst(), new Literal.Text(before + text)));
    found.addAll(of(arguments.getFirst(), new Literal.Text(before + text + "q7")));
    found.addAll(of(arguments.getFirst(), new Literal.Text("q7" + text)));
    return found;
  }

  private List<List<Condition>> placed(Expression.Call call, Anchoring anchoring, Literal target) {
    Expression source = call.arguments().get(0);
    Expression part = call.arguments().get(1);
    if (!target.equals(new Literal.Truth(true))) {
      return of(source, ANY);
    }
    if (source instanceof Expression.FieldValue(var field)) {
      var found = new ArrayList<List<Condition>>();
      for (Literal text : known(part).map(List::of).orElse(List.of(ANY, OTHER))) {
        Matching matching = Matching.EQL.with(anchoring).with(call.folding());
        var equal = new Predicate.Equal(new Literal.Text(Draft.text(text)));
        var test = new Condition.Test(field, equal, matching);
        found.addAll(Guesses.product(List.of(List.of(test)), of(part, text)));
      }
      return found;
    }
    Literal text = known(part).orElse(ANY);
    // A constant source has the part's text, a computed one gets it.
    if (part instanceof Expression.Call && known(part).isPresent()) {
      return of(source, text);
    }
    Literal whole = known(source).orElse(text);
    return Guesses.product(of(source, whole), of(part, whole));
  }

  private List<List<Condition>> network(List<Expression> arguments, Literal target) {
    if (!target.equals(new Literal.Truth(true))) {
      return of(arguments.getFirst(), new Literal.Text(Addresses.PUBLIC.getFirst()));
    }
    var found = new ArrayList<List<Condition>>();
    for (Expression network : arguments.subList(1, arguments.size())) {
      for (String address : Addresses.in(part(network))) {
        found.addAll(of(arguments.getFirst(), new Literal.Text(address)));
      }
    }
    return found;
  }

  private List<List<Condition>> arithmetic(
      Function function, List<Expression> arguments, long target) {
    Expression left = arguments.get(0);
    Expression right = arguments.get(1);
    var found = new ArrayList<List<Condition>>();
    if (known(right).orElse(ANY) instanceof Literal.Whole(var b)) {
      found.addAll(
          Guesses.product(of(left, whole(left(function, target, b))), of(right, whole(b))));
    }
    if (known(left).orElse(ANY) instanceof Literal.Whole(var a)) {
      found.addAll(
          Guesses.product(of(left, whole(a)), of(right, whole(right(function, target, a)))));
    }
    found.addAll(
        Guesses.product(
            of(left, whole(left(function, target, SOME_NUMBER))), of(right, whole(SOME_NUMBER))));
    return found;
  }

  private static long left(Function function, long target, long right) {
    return switch (function) {
      case ADD -> target - right;
      case SUBTRACT -> target + right;
      case MULTIPLY -> right == 0 ? 0 : target / right;
      case DIVIDE -> target * right;
      default -> target;
    };
  }

  private static long right(Function function, long target, long left) {
    return switch (function) {
      case ADD -> target - left;
      case SUBTRACT -> left - target;
      case MULTIPLY -> left == 0 ? 0 : target / left;
      case DIVIDE -> target == 0 ? left + 1 : left / target;
      default -> target + 1;
    };
  }
}
