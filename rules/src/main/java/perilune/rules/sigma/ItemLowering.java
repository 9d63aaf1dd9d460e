package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import perilune.rules.parameters.Parameter;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Literal;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/**
 * Gives the condition of one line of a selection: a field, its modifiers and values; or keywords.
 */
final class ItemLowering {

  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,15}");
  private static final Pattern REAL =
      Pattern.compile("[-+]?(?:\\d+\\.\\d*|\\.\\d+|\\d+)(?:[eE][-+]?\\d+)?");

  private final SigmaOptions options;
  private final PipelineRun run;
  private final Mistakes mistakes;
  private final PlaceholderValues placeholders;

  ItemLowering(SigmaOptions options, PipelineRun run, Mistakes mistakes) {
    this.options = options;
    this.run = run;
    this.mistakes = mistakes;
    this.placeholders = new PlaceholderValues(options, mistakes);
  }

  /**
   * Gives the condition of keywords: one of them stands in some value of the event. Gives nothing
   * where a pipeline drops them.
   */
  Optional<Condition> keywords(List<Yaml> values) {
    Span span = values.isEmpty() ? new Span(0, 0) : values.getFirst().span();
    return line(new ModifierChain("", List.of(), span), values, 0);
  }

  /**
   * Gives the condition of a line, or nothing where a pipeline drops it.
   *
   * @param behind steps of pipelines that are not for it, from the first on
   */
  Optional<Condition> lower(Yaml.Entry entry, int behind) {
    Optional<ModifierChain> chain = ModifierChain.read(entry.key(), mistakes);
    List<Yaml> values =
        entry.value() instanceof Yaml.Items(var items, var _) ? items : List.of(entry.value());
    if (chain.isEmpty()) {
      return Optional.of(new Condition.Never());
    }
    if (values.isEmpty()) {
      refuse(entry.key().span(), "the list of values is empty", "name a value");
      return Optional.of(new Condition.Never());
    }
    return line(chain.get(), values, behind);
  }

  private Optional<Condition> line(ModifierChain chain, List<Yaml> values, int behind) {
    var parts = new ArrayList<Condition>();
    for (FieldItem item : run.items(new FieldItem(chain, values, false), behind, mistakes)) {
      if (!item.mapped() && !item.chain().isKeywords()) {
        nearMiss(item.chain());
      }
      parts.add(values(item));
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    // Negated as a whole: of alternatives most are absent, and each would hold where it is.
    Condition any = Conditions.any(parts);
    return Optional.of(chain.has(Modifier.NEQ) ? Conditions.not(any) : any);
  }

  private void nearMiss(ModifierChain chain) {
    run.names()
        .nearMiss(chain.field())
        .ifPresent(near ->
            mistakes.warning(
                DiagnosticCode.SIGMA005,
                chain.span(),
                "no field of this log source is called '" + chain.field() + "'",
                "did you mean '" + near + "'?"));
  }

  /** Gives the condition of a line's values, its negation left out. */
  private Condition values(FieldItem item) {
    ModifierChain chain = item.chain();
    List<Yaml> values = item.values();
    boolean all = chain.has(Modifier.ALL);
    if (all && values.size() < 2) {
      refuse(chain.span(), "'all' needs a list of at least two values", "leave 'all' out");
    }
    var tests = new ItemTests(item, run, options.limits().maxVariants(), mistakes);
    var each = new ArrayList<Condition>();
    ValueTests together = tests.fresh();
    for (Yaml value : values) {
      if (!(value instanceof Yaml.Text text)) {
        refuse(value.span(), "a value has to be text, a number or null", "flatten it");
        continue;
      }
      ValueTests into = all ? tests.fresh() : together;
      boolean expands = chain.has(Modifier.EXPAND);
      for (Yaml.Text filled : expands ? placeholders.filled(text) : List.of(text)) {
        tests.add(filled, into);
      }
      if (all) {
        each.add(into.any());
      }
    }
    return all ? Conditions.all(each) : together.any();
  }

  private void refuse(Span span, String message, String help) {
    mistakes.error(DiagnosticCode.SIGMA009, span, message, help);
  }

  /** Gives the parameters that were asked for so far. */
  List<Parameter> parameters() {
    return placeholders.used();
  }

  /** Reads a value without quotes as the number that it is. */
  static Optional<Literal> number(Yaml.Text text) {
    String value = text.value();
    // Most values are words: what cannot begin a number is not compared with the patterns.
    if (!text.plain() || value.isEmpty() || value.length() > 40 || value.charAt(0) > '9') {
      return Optional.empty();
    }
    try {
      if (WHOLE.matcher(value).matches()) {
        return Optional.of(new Literal.Whole(Long.parseLong(value)));
      }
      if (HEXADECIMAL.matcher(value).matches()) {
        return Optional.of(new Literal.Whole(Long.parseLong(value.substring(2), 16)));
      }
      if (REAL.matcher(value).matches()) {
        return Optional.of(new Literal.Real(Double.parseDouble(value)));
      }
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
    return Optional.empty();
  }
}
