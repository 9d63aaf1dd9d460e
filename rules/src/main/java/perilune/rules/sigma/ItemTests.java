package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import perilune.rules.plan.CalendarPart;
import perilune.rules.plan.Comparison;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Matching.Anchoring;
import perilune.rules.plan.Predicate;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** Adds the tests that the values of one field come to. */
final class ItemTests {

  private final ModifierChain chain;
  private final PipelineRun run;
  private final FieldNames.Target target;
  private final int maxVariants;
  private final Mistakes mistakes;
  private final boolean changesText;
  // Where a plain text has to stand, if the modifiers say no more than that.
  private final Optional<Anchoring> place;

  ItemTests(FieldItem item, PipelineRun run, int maxVariants, Mistakes mistakes) {
    chain = item.chain();
    this.run = run;
    target = run.target(item);
    this.maxVariants = maxVariants;
    this.mistakes = mistakes;
    changesText = chain.modifiers().stream().anyMatch(ItemTests::changesText);
    place = chain.place();
  }

  /** Gives a collection without tests. */
  ValueTests fresh() {
    return new ValueTests(this::leaf, chain.has(Modifier.CASED));
  }

  private Condition leaf(Predicate predicate, Matching matching) {
    return chain.isKeywords()
        ? new Condition.Anywhere(predicate, matching)
        : new Condition.Test(target.field(), predicate, matching);
  }

  void add(Yaml.Text text, ValueTests into) {
    Optional<Modifier> kind = chain.kind();
    if (kind.isEmpty()) {
      text(text, into);
      return;
    }
    switch (kind.get()) {
      case RE -> regex(text, into);
      case CIDR -> network(text, into);
      case EXISTS -> exists(text, into);
      case FIELDREF ->
          run.fields(text.value(), text.span(), mistakes)
              .forEach(
                  other -> into.condition(FieldReference.condition(target.field(), other, chain)));
      case LT -> order(text, Comparison.LESS, into);
      case LTE -> order(text, Comparison.LESS_OR_EQUAL, into);
      case GT -> order(text, Comparison.GREATER, into);
      case GTE -> order(text, Comparison.GREATER_OR_EQUAL, into);
      default -> calendar(text, CalendarPart.valueOf(kind.get().name()), into);
    }
  }

  private void refuse(Span span, String message, String help) {
    mistakes.error(DiagnosticCode.SIGMA009, span, message, help);
  }

  private void text(Yaml.Text text, ValueTests into) {
    if (text.isNull()) {
      absent(text, changesText, into);
      return;
    }
    String value = target.values().getOrDefault(text.value(), text.value());
    boolean whole = !changesText && !chain.isKeywords();
    Optional<Literal> number = whole ? ItemLowering.number(text) : Optional.empty();
    if (whole && saysNothing(value) && target.raw().isPresent()) {
      nothing(value, into);
    } else if (number.isPresent()) {
      into.literal(number.get());
    } else if (whole && text.truth().isPresent() && value.equals(text.value())) {
      into.literal(new Literal.Truth(text.truth().get()));
    } else if (place.isPresent() && SigmaText.isPlain(value)) {
      into.plain(value, place.get());
    } else {
      SigmaText read = SigmaText.of(value);
      needlessStar(read, text.span());
      for (SigmaText one :
          new TextModifiers(chain, maxVariants, mistakes, text.span()).apply(read)) {
        into.text(chain.isKeywords() ? one.startingAnywhere().endingAnywhere() : one);
      }
    }
  }

  /** The texts with which Windows says that there is no value; a field of ECS is absent then. */
  private static boolean saysNothing(String value) {
    return value.isEmpty() || value.equals("-");
  }

  private void nothing(String value, ValueTests into) {
    var equal = new Predicate.Equal(new Literal.Text(value));
    into.condition(leaf(equal, Matching.EQL));
    into.condition(new Condition.Test(target.raw().orElseThrow(), equal, Matching.EQL));
  }

  private void needlessStar(SigmaText text, Span span) {
    boolean contains = chain.has(Modifier.CONTAINS);
    boolean front = (contains || chain.has(Modifier.ENDSWITH)) && text.startsAnywhere();
    boolean back = (contains || chain.has(Modifier.STARTSWITH)) && text.endsAnywhere();
    if (front || back) {
      mistakes.warning(
          DiagnosticCode.SIGMA009,
          span,
          "the star at the " + (front ? "front" : "end") + " says nothing beside the modifier",
          "take it out; a literal star is written '\\*'");
    }
  }

  private static boolean changesText(Modifier modifier) {
    return modifier != Modifier.ALL && modifier != Modifier.NEQ && modifier != Modifier.CASED;
  }

  private void absent(Yaml.Text text, boolean changed, ValueTests into) {
    if (changed || chain.isKeywords()) {
      refuse(text.span(), "null is a field without value: no text to look for", "take it out");
      return;
    }
    var absent = new ArrayList<Condition>();
    absent.add(Conditions.not(leaf(new Predicate.Present(), Matching.EQL)));
    target
        .raw()
        .ifPresent(raw ->
            absent.add(
                Conditions.not(new Condition.Test(raw, new Predicate.Present(), Matching.EQL))));
    into.condition(Conditions.all(absent));
  }

  private void regex(Yaml.Text text, ValueTests into) {
    Optional<String> wrong = RegexText.refusal(text.value());
    if (wrong.isPresent()) {
      refuse(
          text.span(),
          "a regular expression with " + wrong.get() + " does not run in linear time",
          "ask for the parts in selections of their own");
      return;
    }
    String flags =
        (chain.has(Modifier.IGNORE_CASE) ? "i" : "")
            + (chain.has(Modifier.MULTILINE) ? "m" : "")
            + (chain.has(Modifier.DOT_ALL) ? "s" : "");
    String expression = RegexText.readable(text.value());
    String flagged = flags.isEmpty() ? expression : "(?" + flags + ")" + expression;
    Anchoring anchoring =
        chain.has(Modifier.STARTSWITH)
            ? Anchoring.PREFIX
            : chain.has(Modifier.ENDSWITH) ? Anchoring.SUFFIX : Anchoring.ANYWHERE;
    into.condition(leaf(new Predicate.Regex(List.of(flagged)), Matching.EQL.with(anchoring)));
  }

  private void network(Yaml.Text text, ValueTests into) {
    String written = text.value().strip();
    if (!written.matches("[0-9a-fA-F.:]+(?:/\\d{1,3})?") || Cidr.normal(written).isEmpty()) {
      refuse(text.span(), "'" + written + "' is no network", "write it as 10.0.0.0/8 or fd00::/8");
      return;
    }
    into.condition(
        leaf(new Predicate.InNetwork(List.of(Cidr.normal(written).get())), Matching.EQL));
  }

  private void exists(Yaml.Text text, ValueTests into) {
    String word = text.value().toLowerCase(Locale.ROOT);
    if (!word.equals("true") && !word.equals("false")) {
      refuse(text.span(), "'exists' is true or false", "write 'exists: true'");
      return;
    }
    Condition there =
        Conditions.any(
            Stream.concat(Stream.of(target.field()), target.raw().stream())
                .map(field -> (Condition) new Condition.Recorded(field))
                .toList());
    into.condition(word.equals("true") ? there : Conditions.not(there));
  }

  private Optional<Literal> number(Yaml.Text text, String what) {
    Optional<Literal> number = ItemLowering.number(text);
    if (number.isEmpty()) {
      refuse(
          text.span(),
          "'" + text.value() + "' is no number, and '" + what + "' needs one",
          "write it without quotes");
    }
    return number;
  }

  private void order(Yaml.Text text, Comparison comparison, ValueTests into) {
    number(text, chain.kind().orElseThrow().word())
        .ifPresent(
            bound -> into.condition(leaf(new Predicate.Compare(comparison, bound), Matching.EQL)));
  }

  private void calendar(Yaml.Text text, CalendarPart part, ValueTests into) {
    Optional<Literal> number = number(text, chain.kind().orElseThrow().word());
    if (number.isPresent() && number.get() instanceof Literal.Whole(var value)) {
      into.condition(leaf(new Predicate.Calendar(part, value), Matching.EQL));
    } else if (number.isPresent()) {
      refuse(text.span(), "a part of a date is a whole number", "write it without fraction");
    }
  }
}
