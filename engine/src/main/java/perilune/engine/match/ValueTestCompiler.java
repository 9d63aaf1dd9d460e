package perilune.engine.match;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import perilune.event.FieldType;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Matching.Anchoring;
import perilune.rules.plan.Matching.Folding;
import perilune.rules.plan.Predicate;

/** Turns a predicate that {@link ConditionChecker} has passed into a test of one value. */
final class ValueTestCompiler {

  private final Matching matching;
  private final FieldType type;
  private final boolean lenient;
  private final boolean asciiFold;

  private ValueTestCompiler(Matching matching, FieldType type) {
    this.matching = matching;
    this.type = type;
    lenient = matching.coercion() == Matching.Coercion.LENIENT;
    asciiFold = matching.folding() == Folding.ASCII;
  }

  static ValueTest compile(Predicate predicate, Matching matching, FieldType type) {
    var compiler = new ValueTestCompiler(matching, type);
    return switch (predicate) {
      case Predicate.Present() -> new ValueTest.Fixed(true);
      case Predicate.Equal(var literal) -> compiler.equal(literal);
      case Predicate.OneOf(var literals) -> compiler.oneOf(literals);
      case Predicate.Like(var patterns) -> compiler.like(patterns);
      case Predicate.Regex(var expressions) -> compiler.regex(expressions);
      case Predicate.Compare(var comparison, var bound) ->
          compiler.compare(Relation.of(comparison), bound);
      case Predicate.Calendar(var part, var number) -> new CalendarTest(part, number);
      case Predicate.InNetwork(var networks) ->
          new ValueTest.InNetwork(networks.stream().map(n -> Network.of(n).orElseThrow()).toList());
    };
  }

  private ValueTest equal(Literal literal) {
    if (matching.anchoring() != Anchoring.WHOLE) {
      return text(literal).map(this::equalText).orElse(new ValueTest.Fixed(false));
    }
    Optional<ValueTest> typed = equalTyped(literal);
    return typed.isPresent() ? typed.get() : equalPlain(literal);
  }

  private ValueTest equalPlain(Literal literal) {
    return switch (literal) {
      case Literal.Text(var value) -> equalText(value);
      case Literal.Whole(var value) -> new ValueTest.OnNumber(Relation.EQUAL, value, lenient);
      case Literal.Real(var value) -> new ValueTest.OnNumber(Relation.EQUAL, value, lenient);
      case Literal.Truth(var value) -> new ValueTest.OnTruth(Relation.EQUAL, value, lenient);
      case Literal.Nil() -> new ValueTest.Fixed(false);
    };
  }

  /** Equality that the field's type defines; empty where plain equality is meant. */
  private Optional<ValueTest> equalTyped(Literal literal) {
    return switch (type) {
      case DATE -> date(literal, false).map(nanos -> new ValueTest.OnDate(Relation.EQUAL, nanos));
      case IP ->
          literal instanceof Literal.Text(var value)
              ? Network.of(value).map(network -> new ValueTest.InNetwork(List.of(network)))
              : Optional.empty();
      case KEYWORD, LONG, DOUBLE, BOOLEAN, VERSION, ANY -> Optional.empty();
    };
  }

  private static Optional<Long> date(Literal literal, boolean roundUp) {
    return switch (literal) {
      case Literal.Text(var value) -> {
        OptionalLong nanos = DateText.nanosOf(value, roundUp);
        yield nanos.isPresent() ? Optional.of(nanos.getAsLong()) : Optional.empty();
      }
      case Literal.Whole(var value) -> Optional.of(DateText.nanosOfMillis(value));
      case Literal.Real(var value) -> Optional.of(DateText.nanosOfMillis((long) value));
      case Literal.Truth _, Literal.Nil _ -> Optional.empty();
    };
  }

  private ValueTest equalText(String value) {
    TextTest.Place place =
        switch (matching.anchoring()) {
          case WHOLE -> TextTest.Place.WHOLE;
          case PREFIX -> TextTest.Place.PREFIX;
          case SUFFIX -> TextTest.Place.SUFFIX;
          case ANYWHERE -> TextTest.Place.ANYWHERE;
        };
    return onText(new TextTest.Literal(folded(value), place, asciiFold));
  }

  /** Wraps a text test whose literals went through {@link #folded}. */
  private ValueTest onText(TextTest test) {
    return matching.folding() == Folding.UNICODE
        ? new ValueTest.OnFoldedText(test, lenient)
        : new ValueTest.OnText(test, lenient);
  }

  private String folded(String value) {
    return matching.folding() == Folding.UNICODE
        ? AsciiFolding.fold(value, Folding.UNICODE)
        : value;
  }

  private ValueTest oneOf(List<Literal> literals) {
    var texts = new ArrayList<String>();
    var tests = new ArrayList<ValueTest>();
    boolean plain =
        matching.anchoring() == Anchoring.WHOLE && type != FieldType.DATE && type != FieldType.IP;
    var addresses = new ArrayList<InternetAddress>();
    for (Literal literal : literals) {
      if (plain && literal instanceof Literal.Text(var value)) {
        texts.add(folded(value));
      } else if (!takesAddress(literal, addresses)) {
        tests.add(equal(literal));
      }
    }
    if (!addresses.isEmpty()) {
      tests.addFirst(AddressSet.of(addresses));
    }
    if (!texts.isEmpty()) {
      tests.addFirst(onText(new TextTest.OneOf(texts, asciiFold)));
    }
    return tests.size() == 1 ? tests.getFirst() : new ValueTest.Several(tests);
  }

  /** Takes a single address of an IP field: lists of those can be very long. */
  private boolean takesAddress(Literal literal, List<InternetAddress> addresses) {
    var address = new InternetAddress();
    boolean taken =
        matching.anchoring() == Anchoring.WHOLE
            && type == FieldType.IP
            && literal instanceof Literal.Text(var value)
            && address.read(value);
    if (taken) {
      addresses.add(address);
    }
    return taken;
  }

  private ValueTest like(List<String> patterns) {
    var tests = new ArrayList<TextTest>();
    var literals = new ArrayList<String>();
    for (String pattern : patterns) {
      String anchored = anchored(folded(pattern));
      if (LikePattern.isLiteral(anchored)) {
        literals.add(anchored);
      } else {
        tests.add(likeTest(anchored));
      }
    }
    if (!literals.isEmpty()) {
      tests.addFirst(new TextTest.OneOf(literals, asciiFold));
    }
    return onText(tests.size() == 1 ? tests.getFirst() : new TextTest.Several(tests));
  }

  private String anchored(String pattern) {
    return switch (matching.anchoring()) {
      case WHOLE -> pattern;
      case PREFIX -> pattern + "*";
      case SUFFIX -> "*" + pattern;
      case ANYWHERE -> "*" + pattern + "*";
    };
  }

  /** Takes the plain test where the pattern is one literal between stars. */
  private TextTest likeTest(String pattern) {
    boolean front = pattern.startsWith("*");
    boolean back = pattern.length() > 1 && pattern.endsWith("*");
    String inner = pattern.substring(front ? 1 : 0, pattern.length() - (back ? 1 : 0));
    if (!LikePattern.isLiteral(inner)) {
      return new LikePattern(pattern, asciiFold);
    }
    TextTest.Place place =
        front && back
            ? TextTest.Place.ANYWHERE
            : front ? TextTest.Place.SUFFIX : TextTest.Place.PREFIX;
    return new TextTest.Literal(inner, place, asciiFold);
  }

  private ValueTest regex(List<String> expressions) {
    var tests = new ArrayList<ValueTest>();
    for (String expression : expressions) {
      Pattern pattern = RegexSource.pattern(expression, matching);
      tests.add(new ValueTest.OnRegex(pattern, matching.anchoring(), lenient));
    }
    return tests.size() == 1 ? tests.getFirst() : new ValueTest.Several(tests);
  }

  private ValueTest compare(Relation relation, Literal bound) {
    Optional<ValueTest> typed = compareTyped(relation, bound);
    if (typed.isPresent()) {
      return typed.get();
    }
    return switch (bound) {
      case Literal.Text(var value) -> new ValueTest.TextOrder(relation, value, asciiFold, lenient);
      case Literal.Whole(var value) -> new ValueTest.OnNumber(relation, value, lenient);
      case Literal.Real(var value) -> new ValueTest.OnNumber(relation, value, lenient);
      case Literal.Truth(var value) -> new ValueTest.OnTruth(relation, value, lenient);
      case Literal.Nil() -> new ValueTest.Fixed(false);
    };
  }

  private Optional<ValueTest> compareTyped(Relation relation, Literal bound) {
    // Elasticsearch fills up the bound of "later than" and "not later than" to the day's end.
    boolean roundUp = relation == Relation.GREATER || relation == Relation.LESS_OR_EQUAL;
    return switch (type) {
      case DATE -> date(bound, roundUp).map(nanos -> new ValueTest.OnDate(relation, nanos));
      case VERSION -> text(bound).map(value -> new ValueTest.OnVersion(relation, value));
      case IP -> text(bound).flatMap(value -> addressOrder(relation, value));
      case KEYWORD, LONG, DOUBLE, BOOLEAN, ANY -> Optional.empty();
    };
  }

  private static Optional<ValueTest> addressOrder(Relation relation, String bound) {
    var address = new InternetAddress();
    return address.read(bound)
        ? Optional.of(new ValueTest.AddressOrder(relation, address))
        : Optional.empty();
  }

  private static Optional<String> text(Literal literal) {
    return literal instanceof Literal.Nil ? Optional.empty() : Optional.of(literal.text());
  }
}
