package perilune.rules.sigma;

import java.util.List;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.source.Diagnostic;

/**
 * What a file holds.
 *
 * @param rules those that can be compiled, in the order of the file
 * @param headers of all documents that have an id, whether their rules run or not
 * @param diagnostics what is wrong with others, or worth a warning, in the order of the file
 */
public record SigmaFile(List<Rule> rules, List<RuleHeader> headers, List<Diagnostic> diagnostics) {
  public SigmaFile {
    rules = List.copyOf(rules);
    headers = List.copyOf(headers);
    diagnostics = List.copyOf(diagnostics);
  }
}
