package perilune.content;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import perilune.content.RuleTree.Source;
import perilune.content.RuleTree.Source.ReadFile;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.plan.Operator;
import perilune.rules.sigma.Sigma;
import perilune.rules.sigma.SigmaFile;
import perilune.rules.sigma.SigmaOptions;
import perilune.source.Diagnostic;
import perilune.source.SourceText;

/** What a tree of rules has to know of Sigma files. */
final class SigmaFiles {

  private static final List<String> DEPRECATED = List.of("deprecated", "unsupported");

  private SigmaFiles() {}

  /** Says by its name whether a file is one. */
  static boolean isOne(String name) {
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }

  /**
   * Gives every file in order, the documents of Sigma files one by one: correlations and filters
   * name rules of any of the files.
   */
  static List<ReadFile> linked(List<Source> sources, SigmaOptions options) {
    List<SigmaFile> files =
        Sigma.link(
            sources.stream()
                .filter(Source.OfSigma.class::isInstance)
                .map(source -> ((Source.OfSigma) source).sigma())
                .toList(),
            options);
    Iterator<SigmaFile> next = files.iterator();
    var all = new ArrayList<ReadFile>();
    for (Source source : sources) {
      switch (source) {
        case ReadFile read -> all.add(read);
        case Source.OfSigma(var file, var _) -> all.addAll(documents(file, next.next()));
      }
    }
    return all;
  }

  private static List<ReadFile> documents(SourceText file, SigmaFile sigma) {
    if (sigma.headers().isEmpty()) {
      return List.of(new ReadFile(file, Optional.empty(), sigma.diagnostics()));
    }
    var all = new ArrayList<ReadFile>();
    for (RuleHeader header : sigma.headers()) {
      Optional<Rule> rule =
          sigma.rules().stream().filter(one -> one.header().equals(header)).findFirst();
      List<Diagnostic> said = all.isEmpty() ? sigma.diagnostics() : List.of();
      all.add(new ReadFile(file, rule, said, facts(header, rule)));
    }
    return all;
  }

  /** Gives what a document says of itself. */
  static RuleFacts facts(RuleHeader header, Optional<Rule> rule) {
    return new RuleFacts(
        header.place(),
        header.id(),
        header.name(),
        rule.isEmpty() || rule.get().plan().operator() instanceof Operator.Single
            ? "detection"
            : "correlation",
        Sigma.LANGUAGE,
        header.severity().word(),
        header.techniques(),
        header.tags(),
        List.of(),
        List.of(),
        header.description(),
        rule.map(Rule::query).orElse(""),
        false,
        "",
        List.of(header.place().replace('\\', '/').split("/")).stream()
            .anyMatch(DEPRECATED::contains));
  }
}
