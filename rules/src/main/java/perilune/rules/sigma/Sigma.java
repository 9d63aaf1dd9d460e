package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.rules.RuleHeader;
import perilune.rules.parameters.Parameters;
import perilune.rules.plan.Condition;
import perilune.rules.text.Written;
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
  private final List<SigmaRule> rules = new ArrayList<>();
  private final List<OpenDocument> open = new ArrayList<>();
  private final List<RuleHeader> headers = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Sigma(SourceText source, SigmaOptions options) {
    this.source = source;
    this.options = options;
  }

  /**
   * Gives the rules of a file and all that is wrong with it, in source order. A document with a
   * mistake costs itself only; YAML that breaks off costs what follows. Correlations and filters
   * mean nothing before {@link #link}.
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
    return SigmaFile.of(
        new SigmaFile.Written(reading.rules, reading.open), reading.headers, reading.diagnostics);
  }

  /**
   * Gives the documents of a file of YAML, of whatever they are: rules of others stand in YAML,
   * too. Never throws for a file. O(length).
   */
  public static Written<List<Yaml>> documents(SourceText source, SigmaLimits limits) {
    var mistakes = new Mistakes(source, limits.maxMistakes(), DiagnosticCode.SIGMA002);
    List<Yaml> documents = YamlReader.read(source, limits, mistakes);
    return new Written<>(Optional.of(documents), mistakes.inOrder());
  }

  /**
   * Gives what is written in the documents of a file, and what of it cannot be read. Never throws
   * for a file. O(length).
   */
  public static Written<List<SigmaTree.Document>> written(SourceText source, SigmaLimits limits) {
    var mistakes = new Mistakes(source, limits.maxMistakes(), DiagnosticCode.SIGMA002);
    List<Yaml> documents = YamlReader.read(source, limits, mistakes);
    if (mistakes.hasErrors()) {
      return new Written<>(Optional.empty(), mistakes.inOrder());
    }
    var reader = new TreeReader(limits, mistakes);
    var all = new ArrayList<SigmaTree.Document>();
    for (Yaml document : documents) {
      if (!(document instanceof Yaml.Text text && text.isNull())) {
        reader.read(document).ifPresent(all::add);
      }
    }
    return new Written<>(Optional.of(all), mistakes.inOrder());
  }

  /**
   * Gives files with their correlations and filters, which may name rules of any of them, in the
   * same order. A correlation or filter with a mistake costs itself only.
   */
  public static List<SigmaFile> link(List<SigmaFile> files, SigmaOptions options) {
    return new SigmaLinker(files, options).link();
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
      case SigmaDocument.Correlation _ -> later(document, "correlation", header);
      case SigmaDocument.Filter _ -> later(document, "filter", header);
    }
  }

  /** Two documents of a file without ids may have one title: the second is told apart by number. */
  private RuleHeader unique(RuleHeader header) {
    boolean byTitle = header.id().equals(header.name());
    long before = headers.stream().filter(other -> other.name().equals(header.name())).count();
    return byTitle && before > 0 ? header.withId(header.id() + " (" + (before + 1) + ")") : header;
  }

  private void detection(Yaml.Table table, RuleHeader header, Mistakes mistakes) {
    LogSource logSource = LogSource.read(table, mistakes);
    PipelineRun run = PipelineRun.of(logSource, options.pipelines(), mistakes);
    Condition scope = LogSources.scope(run.source(), mistakes);
    List<String> names = List.of(header.id(), header.name(), Parameters.stem(source.name()));
    SigmaOptions own = options.with(options.parameters().forRule(names));
    var detection = new DetectionLowering(own, run, mistakes);
    Condition meaning = detection.lower(table);
    if (!mistakes.hasErrors()) {
      rules.add(
          new SigmaRule(
              header,
              name(table),
              logSource,
              scope,
              meaning,
              written(table, "detection"),
              detection.parameters()));
    }
  }

  private void later(SigmaDocument document, String key, RuleHeader header) {
    Yaml.Table table = document.table();
    open.add(new OpenDocument(source, document, header, name(table), written(table, key)));
  }

  private static String name(Yaml.Table table) {
    return table.find("name").map(Yaml.Entry::value).orElse(null) instanceof Yaml.Text text
        ? text.value()
        : "";
  }

  /** Gives what stands under a key as it is written. */
  private String written(Yaml.Table table, String key) {
    int start = table.find(key).map(entry -> entry.key().span().start()).orElse(0);
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
