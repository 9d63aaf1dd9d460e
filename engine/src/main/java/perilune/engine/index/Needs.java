package perilune.engine.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import perilune.engine.match.LikePattern;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Expression;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/**
 * Derives from a condition a set of needs: an event that fulfils the condition has at least one of
 * them. Empty optional: nothing is known; empty set: no event fulfils it.
 *
 * <p>Of the parts of an All, the cheapest set is enough; of an Any, every part has to give one.
 */
final class Needs {

  /** Cost from which on a set says too little to be looked for besides another. */
  private static final int MOST_COST = 1_000;

  private final FieldTable fields;
  private final java.util.function.Predicate<String> wanted;

  /**
   * Makes one that derives needs of some fields only.
   *
   * @param wanted says of a dotted name whether its needs count
   */
  Needs(FieldTable fields, java.util.function.Predicate<String> wanted) {
    this.fields = fields;
    this.wanted = wanted;
  }

  Optional<List<Need>> of(Condition condition) {
    return switch (condition) {
      case Condition.Always _ -> Optional.empty();
      case Condition.Never _ -> Optional.of(List.of());
      case Condition.Not(Condition.Not(var part)) -> of(part);
      case Condition.Not _ -> Optional.empty();
      // The index looks at values: it does not know of empty fields.
      case Condition.Recorded _ -> Optional.empty();
      case Condition.Anywhere(var predicate, var matching) -> anywhere(predicate, matching);
      case Condition.All(var parts) -> best(parts.stream().map(this::of).toList());
      case Condition.Any(var parts) -> union(parts, this::of);
      case Condition.Test(var field, var predicate, var matching) -> of(field, predicate, matching);
      case Condition.Holds(var expression) -> of(expression);
    };
  }

  /**
   * Gives a second set, of which a fulfilling event has a need too, and which asks other fields
   * than the first; nothing where there is none that says much.
   */
  Optional<List<Need>> second(Condition condition) {
    if (!(condition instanceof Condition.All(var parts))) {
      return Optional.empty();
    }
    List<List<Need>> sets =
        parts.stream()
            .map(this::of)
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingInt(Needs::cost))
            .toList();
    return sets.stream()
        .skip(1)
        .filter(set -> cost(set) < MOST_COST && !shareField(set, sets.getFirst()))
        .findFirst();
  }

  private static boolean shareField(List<Need> one, List<Need> other) {
    return one.stream().anyMatch(a -> other.stream().anyMatch(b -> a.field().equals(b.field())));
  }

  /** An expression counts only if it is true, so its nulls are as good as false here. */
  private Optional<List<Need>> of(Expression expression) {
    return switch (expression) {
      case Expression.Conjunction(var parts) -> best(parts.stream().map(this::of).toList());
      case Expression.Disjunction(var parts) -> union(parts, this::of);
      case Expression.Meets(Expression.FieldValue(var field), var predicate, var matching) ->
          ofValue(field, predicate, matching);
      case Expression.Constant _,
          Expression.FieldValue _,
          Expression.Call _,
          Expression.Meets _,
          Expression.IsNull _,
          Expression.SameAs _,
          Expression.Ordered _,
          Expression.Negation _ ->
          Optional.empty();
    };
  }

  private static Optional<List<Need>> best(List<Optional<List<Need>>> options) {
    return options.stream().flatMap(Optional::stream).min(Comparator.comparingInt(Needs::cost));
  }

  private static int cost(List<Need> needs) {
    long sum = 0;
    for (Need need : needs) {
      sum += need.cost();
    }
    return (int) Math.min(sum, Integer.MAX_VALUE);
  }

  /** Ends at the first part of which nothing is known; there may be thousands. */
  private static <T> Optional<List<Need>> union(
      List<T> parts, Function<T, Optional<List<Need>>> needs) {
    var all = new LinkedHashSet<Need>();
    for (T part : parts) {
      Optional<List<Need>> some = needs.apply(part);
      if (some.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(some.get());
    }
    return Optional.of(List.copyOf(all));
  }

  private Optional<List<Need>> of(String field, Predicate predicate, Matching matching) {
    return matching.missing() == Matching.Missing.FALSE
        ? ofValue(field, predicate, matching)
        : Optional.empty();
  }

  /** What a field has if one of its values meets the predicate. */
  private Optional<List<Need>> ofValue(String field, Predicate predicate, Matching matching) {
    if (!wanted.test(field)) {
      return Optional.empty();
    }
    List<Need> presence = List.of(new Need.Presence(field));
    if (!isPlainText(field)) {
      return Optional.of(presence);
    }
    if (matching.folding() == Matching.Folding.UNICODE) {
      return Optional.of(ofFolded(field, predicate));
    }
    return Optional.of(ofText(field, predicate, matching));
  }

  private static List<Need> ofText(String field, Predicate predicate, Matching matching) {
    return switch (predicate) {
      case Predicate.Equal(var literal) -> ofLiterals(field, List.of(literal), matching);
      case Predicate.OneOf(var literals) -> ofLiterals(field, literals, matching);
      case Predicate.Like(var patterns) -> ofPatterns(field, patterns, matching);
      case Predicate.Present _, Predicate.Regex _, Predicate.Compare _ ->
          List.of(new Need.Presence(field));
      case Predicate.Calendar _, Predicate.InNetwork _ -> List.of(new Need.Presence(field));
    };
  }

  /** A text that some value has to contain, or to be; of all else nothing is known. */
  private Optional<List<Need>> anywhere(Predicate predicate, Matching matching) {
    if (!wanted.test(Need.ANYWHERE)) {
      return Optional.empty();
    }
    List<Need> needs =
        matching.folding() == Matching.Folding.UNICODE
            ? ofFolded(Need.ANYWHERE, predicate)
            : ofText(Need.ANYWHERE, predicate, matching);
    var pieces = new ArrayList<Need>();
    for (Need need : needs) {
      switch (need) {
        case Need.Piece _ -> pieces.add(need);
        case Need.Exact(var field, var text) when !text.isEmpty() ->
            pieces.add(new Need.Piece(field, text));
        case Need.Exact _, Need.Numeric _, Need.Presence _ -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(List.copyOf(pieces));
  }

  private boolean isPlainText(String field) {
    int id = fields.find(field);
    FieldType type = id == FieldTable.FULL ? FieldType.ANY : fields.type(id);
    return type != FieldType.DATE && type != FieldType.IP && type != FieldType.VERSION;
  }

  /** The automata fold A to Z only: of other texts they know what has no case at all. */
  private static List<Need> ofFolded(String field, Predicate predicate) {
    List<Literal> literals =
        switch (predicate) {
          case Predicate.Equal(var literal) -> List.of(literal);
          case Predicate.OneOf(var several) -> several;
          case Predicate.Like _, Predicate.Present _, Predicate.Regex _ -> List.of();
          case Predicate.Compare _, Predicate.Calendar _, Predicate.InNetwork _ -> List.of();
        };
    if (literals.isEmpty() || !literals.stream().allMatch(Literal.Text.class::isInstance)) {
      return List.of(new Need.Presence(field));
    }
    return literals.stream().map(literal -> piece(field, caseless(literal.text()))).toList();
  }

  /** Gives the longest run of signs beyond ASCII that are no letters and fold to nothing else. */
  private static String caseless(String text) {
    String longest = "";
    int start = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      boolean folds = Character.toLowerCase(c) != c || Character.toUpperCase(c) != c;
      if (c <= 0x7F || folds || Character.isLetter(c)) {
        start = at;
      } else if (at - start > longest.length()) {
        longest = text.substring(start, at);
      }
    }
    return longest;
  }

  private static List<Need> ofLiterals(String field, List<Literal> literals, Matching matching) {
    boolean whole = matching.anchoring() == Matching.Anchoring.WHOLE;
    var all = new ArrayList<Need>();
    for (Literal literal : literals) {
      if (literal instanceof Literal.Nil) {
        continue;
      }
      if (!whole) {
        all.add(piece(field, text(literal)));
      } else {
        all.add(exact(field, literal));
      }
    }
    return List.copyOf(all);
  }

  private static Need exact(String field, Literal literal) {
    return switch (literal) {
      case Literal.Whole(var value) -> new Need.Numeric(field, value);
      case Literal.Real(var value) -> new Need.Numeric(field, value);
      case Literal.Text _, Literal.Truth _, Literal.Nil _ ->
          new Need.Exact(field, lower(text(literal)));
    };
  }

  private static String text(Literal literal) {
    return literal instanceof Literal.Nil ? "" : literal.text();
  }

  private static Need piece(String field, String text) {
    return text.isEmpty() ? new Need.Presence(field) : new Need.Piece(field, lower(text));
  }

  private static List<Need> ofPatterns(String field, List<String> patterns, Matching matching) {
    boolean whole = matching.anchoring() == Matching.Anchoring.WHOLE;
    var all = new ArrayList<Need>();
    for (String pattern : patterns) {
      if (whole && LikePattern.isLiteral(pattern)) {
        all.add(new Need.Exact(field, lower(pattern)));
      } else {
        String longest =
            LikePattern.pieces(pattern).stream()
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        all.add(piece(field, longest));
      }
    }
    return List.copyOf(all);
  }

  /** Folds A to Z. */
  private static String lower(String text) {
    var folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      folded.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return folded.toString();
  }
}
