package perilune.engine.profile;

import java.util.List;
import java.util.Optional;
import perilune.engine.AskedCondition;
import perilune.engine.index.IndexNeed;
import perilune.engine.index.IndexNeeds;
import perilune.engine.profile.CostReason.Kind;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/** Says why the index names a condition for many events. Cold path. */
final class FrequencyReasons {

  /** A part of so many of the events of a kind is many: one in ten. */
  private static final int MANY = 10;

  private static final String EVERY_EVENT = ", so that it is asked of every event of its kind";
  private static final String ANY_VALUE = "; the index knows only that there is a value";
  private static final String BESIDE = "add a condition on another field that says more";
  private static final String POSITIVE =
      "add a condition on what is there, such as a program's name, that all matches fulfil";

  private final FieldTable fields;
  private final IndexNeeds needs;

  FrequencyReasons(FieldTable fields) {
    this.fields = fields;
    needs = new IndexNeeds(fields);
  }

  /** Gives the reason; nothing where few events have what the condition needs. */
  Optional<CostReason> of(AskedCondition asked) {
    Optional<IndexNeed> need = needs.of(asked.rest());
    if (need.isEmpty()) {
      return Optional.of(nothing(asked.rest(), ""));
    }
    if (asked.always()) {
      return Optional.of(
          new CostReason(
              Kind.INDEX_FULL,
              "the index had no room for its texts" + EVERY_EVENT,
              "run fewer rules at once, or rules with shorter lists of texts"));
    }
    return something(need.get(), asked);
  }

  /** Says why nothing is known that is necessary. */
  private CostReason nothing(Condition condition, String before) {
    return switch (condition) {
      case Condition.Always _, Condition.Never _ ->
          reason(
              Kind.KIND_ONLY,
              before + "it asks for nothing but a kind of event" + EVERY_EVENT,
              POSITIVE);
      case Condition.Not(Condition.Not(var part)) -> nothing(part, before);
      case Condition.Not _ ->
          reason(
              Kind.NEGATION,
              before + "beside the kind of event it says only what must not be" + EVERY_EVENT,
              POSITIVE);
      case Condition.Recorded(var field) ->
          reason(
              Kind.RECORDED_FIELD,
              before + "it asks whether a record has " + field + ", be it empty" + EVERY_EVENT,
              BESIDE);
      case Condition.Test(var field, var _, var _) ->
          reason(
              Kind.MISSING_FIELD,
              before + "it also holds where " + field + " is missing" + EVERY_EVENT,
              POSITIVE);
      case Condition.Anywhere _ ->
          reason(
              Kind.SEARCH_WITHOUT_TEXT,
              before + "it searches all fields for what has no fixed text" + EVERY_EVENT,
              "name the fields, or search for a text");
      case Condition.Holds _ ->
          reason(
              Kind.COMPUTED,
              before + "it is computed, and the index cannot see what it needs" + EVERY_EVENT,
              "add a plain condition beside it, such as a field and its value");
      case Condition.All(var parts) -> nothing(telling(parts), before);
      case Condition.Any(var parts) -> nothing(firstWithout(parts), "of one of its alternatives: ");
    };
  }

  /** Negations are the common case, and what stands beside them says more. */
  private static Condition telling(List<Condition> parts) {
    return parts.stream()
        .filter(part -> !(part instanceof Condition.Not))
        .findFirst()
        .orElseGet(() -> parts.isEmpty() ? new Condition.Always() : parts.getFirst());
  }

  private Condition firstWithout(List<Condition> parts) {
    return parts.stream()
        .filter(part -> needs.of(part).isEmpty())
        .findFirst()
        .orElseGet(Condition.Always::new);
  }

  private Optional<CostReason> something(IndexNeed need, AskedCondition asked) {
    if (need.look() == IndexNeed.Look.PRESENCE) {
      return Optional.of(presence(need));
    }
    if (need.common()) {
      return Optional.of(common(need));
    }
    if (asked.candidates() * MANY < asked.events()) {
      return Optional.empty();
    }
    return Optional.of(
        reason(
            Kind.FREQUENT,
            "what it needs, " + described(need) + ", is in many of these events",
            "add a condition that is rarer here, or exclude less and ask for more"));
  }

  private static CostReason common(IndexNeed need) {
    boolean value = need.look() == IndexNeed.Look.VALUE;
    return value
        ? reason(
            Kind.COMMON_VALUE,
            "what it needs is " + described(need) + ", a field with few values",
            BESIDE)
        : reason(
            Kind.COMMON_TEXT,
            "what it needs is " + described(need) + ", a short or everyday text",
            "ask for a longer text, or add a condition that says more");
  }

  private static String described(IndexNeed need) {
    String where = need.field().isEmpty() ? "any field" : need.field();
    String text = "'" + need.text() + "'";
    return switch (need.look()) {
      case VALUE -> "the value " + text + " of " + where;
      case FRONT -> text + " at the front of " + where;
      case END -> text + " at the end of " + where + " (a leading wildcard)";
      case ANYWHERE -> text + " anywhere in " + where;
      case PRESENCE -> "a value of " + where;
    };
  }

  private CostReason presence(IndexNeed need) {
    String field = need.field();
    return switch (need.asked()) {
      case Condition.Test(var _, var predicate, var matching) ->
          presence(field, predicate, matching);
      default -> anyValue(field);
    };
  }

  private static CostReason anyValue(String field) {
    return reason(
        Kind.PRESENCE,
        "all that it surely needs is that " + field + " has a value",
        "add a condition on what the value is, or on another field");
  }

  private boolean isTyped(String field) {
    int id = fields.find(field);
    FieldType type = id == FieldTable.FULL ? FieldType.ANY : fields.type(id);
    return type == FieldType.DATE || type == FieldType.IP || type == FieldType.VERSION;
  }

  private CostReason presence(String field, Predicate predicate, Matching matching) {
    boolean plain = predicate instanceof Predicate.Present;
    if (!plain && isTyped(field)) {
      return reason(
          Kind.TYPED_FIELD,
          field + " is a date, an address or a version, and compared as such" + ANY_VALUE,
          BESIDE);
    }
    return switch (predicate) {
      case Predicate.Present _ -> anyValue(field);
      case Predicate.Regex _ ->
          reason(
              Kind.REGEX_WITHOUT_TEXT,
              "its regular expression on "
                  + field
                  + " has no fixed text that all it finds has in it",
              "put a fixed text of three letters or more into the expression, or a condition beside it");
      case Predicate.Compare _, Predicate.Calendar _, Predicate.InNetwork _ ->
          reason(
              Kind.COMPARISON,
              "it compares " + field + " with a bound, a date or a network" + ANY_VALUE,
              BESIDE);
      case Predicate.Like _, Predicate.Equal _, Predicate.OneOf _
          when matching.folding() == Matching.Folding.UNICODE ->
          reason(
              Kind.FOLDED_LETTERS,
              "it takes letters of all alphabets alike in either case, in " + field + ANY_VALUE,
              "use an operator that folds A to Z only, or add a condition on another field");
      case Predicate.Like(var patterns) when patterns.stream().anyMatch(FrequencyReasons::isOpen) ->
          reason(
              Kind.PATTERN_WITHOUT_TEXT,
              "its pattern on " + field + " is all wildcards" + ANY_VALUE,
              "put a text into the pattern, or a condition beside it");
      case Predicate.Like _, Predicate.Equal _, Predicate.OneOf _ -> anyValue(field);
    };
  }

  private static boolean isOpen(String pattern) {
    return pattern.chars().allMatch(sign -> sign == '*' || sign == '?');
  }

  private static CostReason reason(Kind kind, String says, String advice) {
    return new CostReason(kind, says, advice);
  }
}
