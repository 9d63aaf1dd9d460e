package perilune.content;

import java.util.List;
import java.util.Optional;
import perilune.rules.Rule;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;

/**
 * One rule file of a tree, and what came of it.
 *
 * @param facts what the file says of itself
 * @param rule the rule, where the file gave one
 * @param diagnostics what there is to say about the file, in order
 */
public record RuleEntry(RuleFacts facts, Optional<Rule> rule, List<Diagnostic> diagnostics) {
  public RuleEntry {
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Gives why there is no rule, in words that many files share, so that they can be counted; empty
   * where there is one.
   */
  public String reason() {
    if (rule.isPresent()) {
      return "";
    }
    Optional<Diagnostic> first = diagnostics.stream().filter(Diagnostic::isError).findFirst();
    return first.map(RuleEntry::words).orElse("it was left out");
  }

  private static String words(Diagnostic diagnostic) {
    boolean ofItsKind =
        diagnostic.code() == DiagnosticCode.RULE005 || diagnostic.code() == DiagnosticCode.RULE006;
    return ofItsKind ? diagnostic.message() : "mistakes in the rule: " + diagnostic.code();
  }
}
