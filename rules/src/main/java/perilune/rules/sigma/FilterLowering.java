package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;

/**
 * What one filter says, for the rules that it is for.
 *
 * <p>Its condition has to hold beside the rule's, as in pySigma: a filter that takes events away
 * says {@code not selection}. Its selections are its own, whatever the rule calls its own. It is
 * for the rules that it names by id or name, or for all ({@code any}, or no list at all), as far as
 * its log source contains theirs: each part that it says is the rule's too.
 */
final class FilterLowering {

  private static final String RULES = "rules";
  private static final Pattern NOT = Pattern.compile("(?i)(?:^|[\\s(])not(?:[\\s(]|$)");

  private final OpenDocument filter;
  private final SigmaOptions options;
  private final Mistakes mistakes;
  private final LogSource source;
  private final boolean broken;
  // Empty: all rules.
  private final List<Yaml.Text> named = new ArrayList<>();

  FilterLowering(OpenDocument filter, SigmaOptions options, Mistakes mistakes) {
    this.filter = filter;
    this.options = options;
    this.mistakes = mistakes;
    source = LogSource.read(filter.document().table(), mistakes);
    filter
        .document()
        .table()
        .find("filter")
        .map(Yaml.Entry::value)
        .ifPresent(value -> readRules(value));
    lower(source, List.of(), mistakes);
    warnOfPolarity();
    broken = mistakes.hasErrors();
  }

  private void readRules(Yaml filterBody) {
    if (!(filterBody instanceof Yaml.Table table)) {
      return;
    }
    Optional<Yaml> rules = table.find(RULES).map(Yaml.Entry::value);
    switch (rules.orElse(null)) {
      case null -> {}
      case Yaml.Text text -> named.add(text);
      case Yaml.Items(var items, var span) -> {
        for (Yaml item : items) {
          if (item instanceof Yaml.Text text) {
            named.add(text);
          }
        }
        if (named.isEmpty()) {
          mistakes.error(
              DiagnosticCode.SIGMA013, span, "the filter names no rule", "write 'rules: any'");
        }
      }
      case Yaml.Table wrong ->
          mistakes.error(
              DiagnosticCode.SIGMA013,
              wrong.span(),
              "'rules' is a list of ids or names",
              "write 'rules: any' for all rules of the log source");
    }
    if (named.size() == 1 && named.getFirst().value().toLowerCase(Locale.ROOT).equals("any")) {
      named.clear();
    }
  }

  private Condition lower(LogSource of, List<Pipeline> pipelines, Mistakes into) {
    return new DetectionLowering(options, PipelineRun.of(of, pipelines, into), into)
        .lower(filter.document().table(), "filter", List.of(RULES));
  }

  private void warnOfPolarity() {
    Optional<Yaml.Text> condition =
        filter
            .document()
            .table()
            .find("filter")
            .map(Yaml.Entry::value)
            .filter(Yaml.Table.class::isInstance)
            .flatMap(table -> ((Yaml.Table) table).find("condition"))
            .map(Yaml.Entry::value)
            .filter(Yaml.Text.class::isInstance)
            .map(Yaml.Text.class::cast);
    if (condition.isPresent() && !NOT.matcher(condition.get().value()).find()) {
      mistakes.warning(
          DiagnosticCode.SIGMA014,
          condition.get().span(),
          "the filter keeps the events that fulfil its condition, and no others",
          "to take them away write 'not' before it: 'condition: not selection'");
    }
  }

  /** Gives the names of rules that are written, to be looked up; none where all are meant. */
  List<Yaml.Text> named() {
    return named;
  }

  Mistakes mistakes() {
    return mistakes;
  }

  /** Says whether it is for a rule. */
  boolean isFor(SigmaRule rule) {
    return !broken
        && (named.isEmpty()
            || named.stream().anyMatch(text -> rule.references().contains(text.value())))
        && contains(rule.source());
  }

  /** Says whether its log source contains another. */
  boolean contains(LogSource other) {
    return isPart(source.product(), other.product())
        && isPart(source.category(), other.category())
        && isPart(source.service(), other.service())
        && source.own().stream().allMatch(own -> isAmong(own, other.own()));
  }

  private static boolean isPart(String own, String other) {
    return own.isEmpty() || own.equals(other);
  }

  private static boolean isAmong(Yaml.Entry own, List<Yaml.Entry> others) {
    return others.stream()
        .anyMatch(other ->
            other.key().value().equals(own.key().value())
                && other.value() instanceof Yaml.Text theirs
                && own.value() instanceof Yaml.Text ours
                && theirs.value().equals(ours.value()));
  }

  /** Gives a rule's meaning under it: its fields are those of the rule's log source. */
  Condition narrow(SigmaRule rule, Condition meaning) {
    var said = new Mistakes(filter.source(), 1, DiagnosticCode.SIGMA002);
    Condition own = lower(rule.source(), options.pipelines(), said);
    for (Diagnostic one : said.inOrder()) {
      if (one.code() == DiagnosticCode.SIGMA017) {
        // Only with this rule's log source is it known what pipelines make of the filter.
        mistakes.error(
            one.code(), one.span(), one.message(), "under the rule '" + rule.header().name() + "'");
      }
    }
    return Conditions.all(List.of(meaning, own));
  }
}
