package perilune.rules.parameters;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** The parameters in force: for all rules, and beside them for some. Immutable. */
public final class Parameters {

  /** No parameters at all. */
  public static final Parameters NONE = new Parameters(List.of(), Map.of());

  private final Supplier<SequencedMap<String, Parameter>> all;
  private final Map<String, List<Parameter>> byRule;

  /**
   * Makes them.
   *
   * @param all in the order in which they are listed; of one name the last counts
   * @param byRule those with other values for one rule, by what the rule is called: its id, its
   *     name, or the name of its file without ending
   */
  public Parameters(Collection<Parameter> all, Map<String, List<Parameter>> byRule) {
    SequencedMap<String, Parameter> map = byName(all);
    this(() -> map, byRule);
  }

  private Parameters(
      Supplier<SequencedMap<String, Parameter>> all, Map<String, List<Parameter>> byRule) {
    this.all = all;
    this.byRule = Map.copyOf(byRule);
  }

  /**
   * Gives parameters for all rules that are read when one is asked for: most rules have none.
   *
   * @param read gives the same whenever it is asked, by any thread
   */
  public static Parameters later(Supplier<Parameters> read) {
    return new Parameters(() -> read.get().all.get(), Map.of());
  }

  private static SequencedMap<String, Parameter> byName(Collection<Parameter> parameters) {
    var map = new LinkedHashMap<String, Parameter>();
    parameters.forEach(parameter -> map.put(parameter.name(), parameter));
    return Collections.unmodifiableSequencedMap(map);
  }

  /** Gives those in force for a rule, by all that it is called. O(parameters). */
  public Parameters forRule(List<String> names) {
    var own = new LinkedHashMap<String, Parameter>();
    for (String name : names) {
      byRule.getOrDefault(name, List.of()).forEach(one -> own.put(one.name(), one));
    }
    if (own.isEmpty()) {
      return this;
    }
    var merged = new LinkedHashMap<>(all.get());
    merged.putAll(own);
    return new Parameters(merged.values(), Map.of());
  }

  /** Gives the parameter of a name. */
  public Optional<Parameter> find(String name) {
    return Optional.ofNullable(all.get().get(name));
  }

  /** Gives all that are for every rule, in the order of their declaration. */
  public List<Parameter> all() {
    return List.copyOf(all.get().values());
  }

  /** Gives their names. */
  public Collection<String> names() {
    return all.get().keySet();
  }

  /** Gives those that have other values for a rule, by what the rule is called. */
  public Map<String, List<Parameter>> byRule() {
    return byRule;
  }

  /** Gives the name of a file without folders and ending, by which a site can name its rule. */
  public static String stem(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
