package perilune.rules.sigma;

import java.util.List;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.source.Diagnostic;

/** What a file holds. Immutable. */
public final class SigmaFile {

  /** What it says of rules, before it is known what other files say. */
  record Written(List<SigmaRule> rules, List<OpenDocument> open) {
    Written {
      rules = List.copyOf(rules);
      open = List.copyOf(open);
    }
  }

  private final Written written;
  private final List<Rule> rules;
  private final List<RuleHeader> headers;
  private final List<Diagnostic> diagnostics;

  SigmaFile(
      Written written, List<Rule> rules, List<RuleHeader> headers, List<Diagnostic> diagnostics) {
    this.written = written;
    this.rules = List.copyOf(rules);
    this.headers = List.copyOf(headers);
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Makes a file that stands by itself. */
  static SigmaFile of(Written written, List<RuleHeader> headers, List<Diagnostic> diagnostics) {
    List<Rule> rules =
        written.rules().stream()
            .map(rule ->
                new Rule(
                        rule.header(),
                        new RulePlan(
                            rule.header().id(), rule.scope(), new Operator.Single(rule.meaning())),
                        rule.query())
                    .with(rule.parameters()))
            .toList();
    return new SigmaFile(written, rules, headers, diagnostics);
  }

  Written written() {
    return written;
  }

  /** Says whether there is a correlation or filter in it, which mean nothing before linking. */
  public boolean isOpen() {
    return !written.open().isEmpty();
  }

  /** Gives the rules that can be compiled, in the order of the file, correlations behind. */
  public List<Rule> rules() {
    return rules;
  }

  /** Gives the headers of all documents that have an id, whether their rules run or not. */
  public List<RuleHeader> headers() {
    return headers;
  }

  /** Gives what is wrong with others, or worth a warning, in the order of the file. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
