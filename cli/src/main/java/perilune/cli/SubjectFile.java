package perilune.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import perilune.catalog.Catalog;
import perilune.catalog.CatalogRule;
import perilune.catalog.advise.Advisor;
import perilune.catalog.advise.RulePlans;
import perilune.catalog.advise.Subject;
import perilune.catalog.corpus.CorpusFile;
import perilune.catalog.corpus.CorpusReader;
import perilune.catalog.corpus.Vendor;
import perilune.content.RuleTree;
import perilune.rules.Rule;
import perilune.rules.plan.RulePlan;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.DiagnosticPrinter;
import perilune.source.SourceText;
import perilune.source.Span;

/** Finds the rules that advice is asked for: files, or rules of the corpora. */
final class SubjectFile {

  private final CorpusReader reader;
  private final Catalog catalog;
  private final RulePlans plans;
  private final PrintStream err;

  SubjectFile(CorpusReader reader, Catalog catalog, RulePlans plans, PrintStream err) {
    this.reader = reader;
    this.catalog = catalog;
    this.plans = plans;
    this.err = err;
  }

  /** Gives the rules of a file, or the one of an id. Throws {@link UsageMistake} for none. */
  List<Subject> of(String name) {
    Optional<Path> file = file(name);
    List<Subject> subjects =
        file.isPresent() ? read(file.get()) : List.of(plans.subject(ofCorpus(name)));
    for (Subject subject : subjects) {
      if (subject.rule().predicates().isEmpty()) {
        throw mistake(
            DiagnosticCode.CAT002,
            new SourceText(name, ""),
            "the rule has no predicates that are read: there is nothing to advise on",
            reason(subject.rule()));
      }
    }
    return subjects;
  }

  private static String reason(CatalogRule rule) {
    return rule.reading().reasons().stream()
        .findFirst()
        .map(reason -> (reason.kind() + " " + reason.detail()).strip())
        .orElse("a rule compares fields with values");
  }

  private static Optional<Path> file(String name) {
    try {
      return Optional.of(Path.of(name)).filter(Files::isRegularFile);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private CatalogRule ofCorpus(String name) {
    return Advisor.find(catalog, name)
        .orElseThrow(() ->
            mistake(
                DiagnosticCode.CAT001,
                new SourceText(name, ""),
                "there is no file '" + name + "', and no one rule of the corpora with that id",
                "name a rule file, or the id or file name of one rule of a corpus"));
  }

  private List<Subject> read(Path file) {
    var tree = new RuleTree();
    tree.add(file);
    RuleTree.Loaded loaded = tree.loaded();
    String name = file.toString();
    String text = text(file, loaded);
    Vendor vendor = isSigma(name) ? Vendor.SIGMA : Vendor.PERILUNE;
    CorpusReader.One one = reader.one(vendor, new CorpusFile(name, text));
    if (one.rules().isEmpty()) {
      throw new UsageMistake(
          "'" + name + "' has no rule that can be read", shown(loaded.diagnostics(), name));
    }
    // What is wrong keeps it from a plan, not from advice on what is written.
    loaded.diagnostics().stream()
        .filter(Diagnostic::isError)
        .forEach(problem -> err.print(DiagnosticPrinter.print(problem)));
    var subjects = new ArrayList<Subject>();
    one.rules().forEach(rule -> subjects.add(new Subject(rule, plan(rule, loaded))));
    return subjects;
  }

  private static boolean isSigma(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.of(".yml", ".yaml").anyMatch(lower::endsWith);
  }

  private static String text(Path file, RuleTree.Loaded loaded) {
    try {
      return Files.size(file) > RuleTree.MAX_FILE_BYTES ? "" : Files.readString(file);
    } catch (IOException _) {
      throw new UsageMistake("'" + file + "' cannot be read", loaded.diagnostics());
    }
  }

  private static List<Diagnostic> shown(List<Diagnostic> found, String name) {
    return found.isEmpty()
        ? List.of(
            Diagnostic.error(
                DiagnosticCode.CAT001,
                new SourceText(name, ""),
                new Span(0, 0),
                "the file holds no rule that counts"))
        : found;
  }

  private static Optional<RulePlan> plan(CatalogRule rule, RuleTree.Loaded loaded) {
    return loaded.rules().stream()
        .filter(one ->
            one.header().id().equals(rule.card().id())
                || one.header().name().equals(rule.card().title()))
        .findFirst()
        .map(Rule::plan);
  }

  private static UsageMistake mistake(
      DiagnosticCode code, SourceText source, String message, String help) {
    Diagnostic problem = Diagnostic.error(code, source, new Span(0, 0), message).withHelp(help);
    return new UsageMistake("no advice on '" + source.name() + "'", List.of(problem));
  }
}
