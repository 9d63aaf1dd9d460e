package perilune.engine.subsumption;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import perilune.event.FieldType;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/** Takes a condition, or its negation, apart into requirements. O(size of the condition). */
final class FormulaReader {

  private final Function<String, FieldType> types;

  FormulaReader(Function<String, FieldType> types) {
    this.types = types;
  }

  /** Gives what an event has to be so that the condition holds, or does not. */
  Formula of(Condition condition, boolean holds) {
    return switch (condition) {
      case Condition.Always() -> holds ? Formula.ALWAYS : Formula.NEVER;
      case Condition.Never() -> holds ? Formula.NEVER : Formula.ALWAYS;
      case Condition.Not(var part) -> of(part, !holds);
      case Condition.All(var parts) -> holds ? all(parts, true) : any(parts, false);
      case Condition.Any(var parts) -> holds ? any(parts, true) : all(parts, false);
      case Condition.Recorded(var field) ->
          new Formula.Leaf(new Requirement.Recorded(field, holds));
      case Condition.Anywhere(var predicate, var matching) ->
          some(Requirement.ANYWHERE, predicate, matching, holds);
      case Condition.Test test -> of(test, holds);
      case Condition.Holds _ -> new Formula.Leaf(new Requirement.Opaque(condition, holds));
    };
  }

  private Formula all(List<Condition> parts, boolean holds) {
    return new Formula.All(parts.stream().map(part -> of(part, holds)).toList());
  }

  private Formula any(List<Condition> parts, boolean holds) {
    return new Formula.Any(parts.stream().map(part -> of(part, holds)).toList());
  }

  private Formula of(Condition.Test test, boolean holds) {
    Matching matching = test.matching();
    boolean whenMissing = matching.missing() == Matching.Missing.TRUE;
    if (matching.missing() == Matching.Missing.UNKNOWN) {
      return new Formula.Leaf(new Requirement.Opaque(test, holds));
    }
    boolean any = matching.quantifier() == Matching.Quantifier.ANY;
    Formula values =
        any
            ? some(test.field(), test.predicate(), matching, holds)
            : every(test.field(), Claim.of(test.predicate(), matching, true), holds);
    // Of a field without values a "some" is false and an "every" true: the rest is put right here.
    boolean asIs = any != whenMissing;
    if (asIs) {
      return values;
    }
    boolean mayBeEmpty = whenMissing == holds;
    return mayBeEmpty
        ? new Formula.Any(List.of(values, empty(test.field())))
        : new Formula.All(List.of(values, filled(test.field())));
  }

  private static Formula filled(String field) {
    return new Formula.Leaf(new Requirement.Some(field, Claim.PRESENT));
  }

  private static Formula empty(String field) {
    return new Formula.Leaf(new Requirement.Every(field, Claim.PRESENT.negated()));
  }

  private static Formula every(String field, Claim claim, boolean holds) {
    return new Formula.Leaf(
        holds ? new Requirement.Every(field, claim) : new Requirement.Some(field, claim.negated()));
  }

  /** Some value meets one of the predicate's alternatives, or none meets any. */
  private Formula some(String field, Predicate predicate, Matching matching, boolean holds) {
    List<Formula> alternatives =
        alternatives(types.apply(field), predicate)
            .map(one -> Claim.of(one, matching, holds))
            .map(claim ->
                holds ? new Requirement.Some(field, claim) : new Requirement.Every(field, claim))
            .map(requirement -> (Formula) new Formula.Leaf(requirement))
            .toList();
    if (alternatives.size() == 1) {
      return alternatives.getFirst();
    }
    return holds ? new Formula.Any(alternatives) : new Formula.All(alternatives);
  }

  /** Splits what is not looked at as a whole: lists of other things than texts. */
  private static Stream<Predicate> alternatives(FieldType type, Predicate predicate) {
    return switch (predicate) {
      case Predicate.OneOf(var literals) ->
          isPlain(type) && literals.stream().allMatch(Literal.Text.class::isInstance)
              ? Stream.of(predicate)
              : literals.stream().map(Predicate.Equal::new);
      case Predicate.Regex(var expressions) ->
          expressions.stream().map(one -> new Predicate.Regex(List.of(one)));
      case Predicate.InNetwork(var networks) ->
          networks.stream().map(one -> new Predicate.InNetwork(List.of(one)));
      case Predicate.Present _, Predicate.Equal _, Predicate.Like _ -> Stream.of(predicate);
      case Predicate.Compare _, Predicate.Calendar _ -> Stream.of(predicate);
    };
  }

  /** Says whether equality with a text is about the text: not so for dates and addresses. */
  static boolean isPlain(FieldType type) {
    return switch (type) {
      case KEYWORD, LONG, DOUBLE, BOOLEAN, ANY -> true;
      case DATE, IP, VERSION -> false;
    };
  }
}
