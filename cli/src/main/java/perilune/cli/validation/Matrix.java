package perilune.cli.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Procedures × mutations × rules: what of an attack's changed forms is still found, and by which
 * rule.
 */
public final class Matrix {

  private final List<ScenarioResult> results;
  private final List<String> forms;

  /** Makes the matrix of these results. */
  public Matrix(List<ScenarioResult> results) {
    this.results = List.copyOf(results);
    var all = new LinkedHashSet<String>();
    for (ScenarioResult result : results) {
      result.forms().stream().filter(FormResult::mutated).forEach(form -> all.add(form.form()));
    }
    this.forms = List.copyOf(all);
  }

  /** Gives the rows. */
  public List<ScenarioResult> rows() {
    return results;
  }

  /** Gives the names of all mutations that were applied, in order of their first use. */
  public List<String> mutations() {
    return forms;
  }

  /** Gives what became of one form of a scenario; empty where it does not apply. */
  public Optional<FormResult> cell(ScenarioResult row, String form) {
    return row.forms().stream().filter(found -> found.form().equals(form)).findFirst();
  }

  /** Gives the changed forms that are not found, with the scenario's id before each. */
  public Map<String, FormResult> notFound() {
    var all = new LinkedHashMap<String, FormResult>();
    for (ScenarioResult row : results) {
      for (FormResult form : row.forms()) {
        if (!form.form().startsWith(FormResult.NEAR) && form.verdict() != Verdict.DETECTED) {
          all.put(row.scenario().id() + " " + form.form(), form);
        }
      }
    }
    return all;
  }

  /**
   * What changes of form do to one rule.
   *
   * @param rule its name
   * @param attacks scenarios in which it matches
   * @param kept changed forms of these in which it still does
   * @param lost changed forms of these in which it does not, though others may
   * @param losing the mutations that it loses forms by
   */
  public record RuleRow(String rule, int attacks, int kept, int lost, Set<String> losing) {}

  /** Gives a row for each rule that matched in an attack, signals too, by name. */
  public List<RuleRow> rules() {
    var rules = new TreeSet<String>();
    results.forEach(row -> attack(row).ifPresent(form -> rules.addAll(form.signals())));
    return rules.stream().map(this::rule).toList();
  }

  private RuleRow rule(String rule) {
    int attacks = 0;
    int kept = 0;
    int lost = 0;
    var losing = new TreeMap<String, Integer>();
    for (ScenarioResult row : results) {
      if (attack(row).filter(form -> form.signals().contains(rule)).isEmpty()) {
        continue;
      }
      attacks++;
      for (FormResult form : row.forms()) {
        if (form.mutated() && form.signals().contains(rule)) {
          kept++;
        } else if (form.mutated()) {
          lost++;
          losing.merge(form.form(), 1, Integer::sum);
        }
      }
    }
    return new RuleRow(rule, attacks, kept, lost, new LinkedHashSet<>(byCount(losing)));
  }

  private static List<String> byCount(Map<String, Integer> losing) {
    var rows = new ArrayList<>(losing.entrySet());
    rows.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    return rows.stream().map(Map.Entry::getKey).toList();
  }

  private Optional<FormResult> attack(ScenarioResult row) {
    return cell(row, FormResult.ATTACK);
  }
}
