package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;

/** Reads Sigma files. Stateless; may be called by any number of threads. */
public final class Sigma {

  /** What {@link RuleHeader#language} says. */
  public static final String LANGUAGE = "sigma";

  private final SourceText source;
  private final SigmaOptions options;
  private final List<Rule> rules = new ArrayList<>();
  private final List<RuleHeader> headers = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Sigma(SourceText source, SigmaOptions options) {
    this.source = source;
    this.options = options;
  }

  /**
   * Gives the rules of a file and all that is wrong with it, in source order. A document with a
   * mistake costs itself only; YAML that breaks off costs what follows.
   *
   * <p>Never throws for a file, whatever it holds. O(length x variants of its values).
   */
  public static SigmaFile read(SourceText source, SigmaOptions options) {
    var reading = new Sigma(source, options);
    Mistakes mistakes = reading.mistakes();
    List<Yaml> documents = YamlReader.read(source, options.limits(), mistakes);
    reading.diagnostics.addAll(mistakes.inOrder());
    // Which document a broken key belongs to is not asked: a file with broken YAML runs nothing.
    if (!mistakes.hasErrors()) {
      documents.forEach(reading::document);
    }
    return new SigmaFile(reading.rules, reading.headers, reading.diagnostics);
  }

  private Mistakes mistakes() {
    return new Mistakes(source, options.limits().maxMistakes(), DiagnosticCode.SIGMA002);
  }

  private void document(Yaml yaml) {
    if (yaml instanceof Yaml.Text text && text.isNull()) {
      return;
    }
    Mistakes mistakes = mistakes();
    Optional<SigmaDocument> document = DocumentReader.read(yaml, mistakes);
    document.ifPresent(found -> take(found, mistakes));
    diagnostics.addAll(mistakes.inOrder());
  }

  private void take(SigmaDocument document, Mistakes mistakes) {
    RuleHeader header = unique(new HeaderReader(source, mistakes).read(document.table()));
    headers.add(header);
    switch (document) {
      case SigmaDocument.Detection(var table) -> detection(table, header, mistakes);
      case SigmaDocument.Correlation(var table) -> later(table, "correlation rules", mistakes);
      case SigmaDocument.Filter(var table) -> later(table, "filters", mistakes);
    }
  }

  /** Two documents of a file without ids may have one title: the second is told apart by number. */
  private RuleHeader unique(RuleHeader header) {
    boolean byTitle = header.id().equals(header.name());
    long before = headers.stream().filter(other -> other.name().equals(header.name())).count();
    return byTitle && before > 0 ? header.withId(header.id() + " (" + (before + 1) + ")") : header;
  }

  private static void later(Yaml.Table table, String what, Mistakes mistakes) {
    mistakes.error(
        DiagnosticCode.SIGMA012,
        table.span(),
        what + " are not run by this version",
        "the rules that it names run by themselves");
  }

  private void detection(Yaml.Table table, RuleHeader header, Mistakes mistakes) {
    LogSource logSource = LogSource.read(table, mistakes);
    Condition scope = LogSources.scope(logSource, mistakes);
    var names = new FieldNames(logSource);
    Condition meaning = new DetectionLowering(options, names, mistakes).lower(table);
    if (!mistakes.hasErrors()) {
      var plan = new RulePlan(header.id(), scope, new Operator.Single(meaning));
      rules.add(new Rule(header, plan, written(table)));
    }
  }

  /** Gives the detection as it is written. */
  private String written(Yaml.Table table) {
    int start = table.find("detection").map(entry -> entry.key().span().start()).orElse(0);
    int end = source.text().length();
    for (Yaml.Entry entry : table.entries()) {
      int at = entry.key().span().start();
      end = at > start ? Math.min(end, at) : end;
    }
    int next = source.text().indexOf("\n---", start);
    end = next >= 0 ? Math.min(end, next) : end;
    return source.text().substring(start, end).strip();
  }
}
