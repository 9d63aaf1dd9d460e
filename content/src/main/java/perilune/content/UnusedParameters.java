package perilune.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import perilune.content.parameters.SiteParameters;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.parameters.Parameters;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;

/** Finds the changes of parameters that no loaded rule notices. */
final class UnusedParameters {

  private UnusedParameters() {}

  /** Gives a warning for each, at its place. O(changes x rules). */
  static List<Diagnostic> among(List<SiteParameters.Change> changes, List<Rule> rules) {
    var all = new ArrayList<Diagnostic>();
    for (SiteParameters.Change change : changes) {
      List<Rule> meant = rules.stream().filter(rule -> isFor(change, rule)).toList();
      if (meant.isEmpty()) {
        all.add(
            warning(
                change,
                "no loaded rule is called '" + change.rule() + "'",
                "a rule is called by its id, its name, or its file's name without ending"));
      } else if (meant.stream().noneMatch(rule -> uses(rule, change.parameter()))) {
        String whose = change.rule().isEmpty() ? "no loaded rule uses" : "the rule does not use";
        all.add(
            warning(
                change,
                whose + " the parameter '" + change.parameter() + "'",
                "'perilune rules parameters' shows where each is used"));
      }
    }
    return all;
  }

  private static boolean isFor(SiteParameters.Change change, Rule rule) {
    RuleHeader header = rule.header();
    return change.rule().isEmpty()
        || Set.of(header.id(), header.name(), Parameters.stem(header.place()))
            .contains(change.rule());
  }

  private static boolean uses(Rule rule, String parameter) {
    return rule.parameters().stream().anyMatch(used -> used.name().equals(parameter));
  }

  private static Diagnostic warning(SiteParameters.Change change, String message, String help) {
    return Diagnostic.warning(DiagnosticCode.PARAM004, change.file(), change.place(), message)
        .withHelp(help);
  }
}
