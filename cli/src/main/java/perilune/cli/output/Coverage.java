package perilune.cli.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import perilune.engine.coverage.RuleReach;
import perilune.engine.coverage.RuleReach.Verdict;
import perilune.engine.coverage.TelemetryShape;
import perilune.rules.plan.RulePlan;
import perilune.telemetry.json.JsonLines;

/**
 * What the rules of a tree can find in telemetry.
 *
 * @param rules each with what it can find, in the order of their files
 * @param shape what occurs in the telemetry
 */
public record Coverage(List<Judged> rules, TelemetryShape shape) {
  public Coverage {
    rules = List.copyOf(rules);
  }

  /** The four answers. */
  public enum Standing {
    CAN_RUN,
    PARTLY,
    BLIND,
    NOT_RUNNABLE;

    /** Gives the words as output writes them. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * A rule and what it can find.
   *
   * @param rule the rule
   * @param standing the answer
   * @param fields those that are missing: required ones of a blind rule, others of one that runs
   *     partly
   * @param why in words, what else there is to say
   * @param enabling fields of which each alone would make a blind rule find something
   */
  public record Judged(
      JudgedRule rule,
      Standing standing,
      SortedSet<String> fields,
      String why,
      SortedSet<String> enabling) {

    /** Makes it for a rule that does not run. */
    public static Judged notRunnable(JudgedRule rule) {
      return new Judged(
          rule, Standing.NOT_RUNNABLE, new TreeSet<>(), rule.reason(), new TreeSet<>());
    }

    /** Makes it for a rule for whose log source no event came. */
    public static Judged withoutTelemetry(JudgedRule rule, RulePlan plan) {
      String why = "no event is of its log source, " + LogSourceText.of(plan.scope());
      return new Judged(rule, Standing.BLIND, new TreeSet<>(), why, new TreeSet<>());
    }

    /** Judges a rule that runs. */
    public static Judged of(JudgedRule rule, RuleReach reach, RulePlan plan) {
      return switch (reach.of(plan)) {
        case Verdict.Runs _ ->
            new Judged(rule, Standing.CAN_RUN, new TreeSet<>(), "", new TreeSet<>());
        case Verdict.Partly(var missing) ->
            new Judged(rule, Standing.PARTLY, missing, "", new TreeSet<>());
        case Verdict.Blind blind -> blind(rule, blind, reach, plan);
      };
    }

    private static Judged blind(
        JudgedRule rule, Verdict.Blind blind, RuleReach reach, RulePlan plan) {
      var candidates = new LinkedHashSet<>(blind.fields());
      blind.someOf().forEach(candidates::addAll);
      var enabling = new TreeSet<String>();
      for (String field : candidates) {
        if (!(reach.of(plan, Set.of(field)) instanceof Verdict.Blind)) {
          enabling.add(field);
        }
      }
      var why = new ArrayList<String>();
      blind.someOf().forEach(fields -> why.add(some(fields)));
      why.addAll(blind.reasons());
      return new Judged(rule, Standing.BLIND, blind.fields(), String.join("; ", why), enabling);
    }

    private static String some(SortedSet<String> fields) {
      return (fields.size() == 1 ? "" : "some of ") + String.join(", ", fields);
    }

    /** Gives all that is to be said, on one line. */
    String words() {
      String named = String.join(", ", fields);
      if (named.isEmpty() || why.isEmpty()) {
        return named + why;
      }
      return named + "; " + why;
    }
  }

  /**
   * A field that does not occur.
   *
   * @param field its name
   * @param alone blind rules that would find something if it were there
   * @param needed blind rules that need it, perhaps with others
   */
  public record Missing(String field, long alone, long needed) {}

  /** Gives the fields that would make most rules find something, at most so many. */
  public List<Missing> topMissing(int most) {
    Map<String, long[]> counts = new TreeMap<>();
    for (Judged rule : rules) {
      if (rule.standing() == Standing.BLIND) {
        rule.enabling().forEach(field -> counts.computeIfAbsent(field, _ -> new long[2])[0]++);
        rule.fields().forEach(field -> counts.computeIfAbsent(field, _ -> new long[2])[1]++);
      }
    }
    return counts.entrySet().stream()
        .map(count -> new Missing(count.getKey(), count.getValue()[0], count.getValue()[1]))
        .sorted(
            Comparator.comparingLong(Missing::alone)
                .thenComparingLong(Missing::needed)
                .reversed()
                .thenComparing(Missing::field))
        .limit(most)
        .toList();
  }

  /** Gives why blind rules find nothing though no field is to blame, with how many they are. */
  public Map<String, Long> noEvents() {
    Map<String, Long> counts = new TreeMap<>();
    for (Judged rule : rules) {
      if (rule.standing() == Standing.BLIND
          && rule.fields().isEmpty()
          && rule.enabling().isEmpty()) {
        counts.merge(rule.why(), 1L, Long::sum);
      }
    }
    return counts;
  }

  /** Gives the number of rules of a standing, of one language and type or of all. */
  long count(Standing standing, Optional<Kind> kind) {
    return rules.stream()
        .filter(rule -> rule.standing() == standing)
        .filter(rule -> kind.isEmpty() || kind.get().equals(Kind.of(rule.rule())))
        .count();
  }

  /** Language and type of rules. */
  record Kind(String language, String type) {
    static Kind of(JudgedRule rule) {
      return new Kind(rule.facts().language(), rule.facts().type());
    }
  }

  /** Gives the kinds of rules there are, in order. */
  SortedSet<Kind> kinds() {
    var kinds = new TreeSet<>(Comparator.comparing(Kind::language).thenComparing(Kind::type));
    rules.forEach(rule -> kinds.add(Kind.of(rule.rule())));
    return kinds;
  }

  /** Writes it as documents: one a rule, one a kind of events, then a summary. */
  public void write(JsonLines lines) {
    for (Judged rule : rules) {
      lines.start().text("kind", "rule").text("id", rule.rule().facts().id());
      lines.text("name", rule.rule().facts().name()).text("file", rule.rule().facts().place());
      lines.text("coverage", rule.standing().name().toLowerCase(Locale.ROOT));
      lines.texts("fields", rule.fields()).texts("enabling", rule.enabling());
      lines.textIfAny("why", rule.why()).end();
    }
    for (TelemetryShape.Group group : shape.groups()) {
      lines.start().text("kind", "events").number("events", group.events());
      new TreeMap<>(group.values()).forEach(lines::texts);
      lines.texts("fields", new TreeSet<>(group.fields())).end();
    }
    lines.start().text("kind", "summary").number("events", shape.events());
    for (Standing standing : Standing.values()) {
      lines.number(standing.name().toLowerCase(Locale.ROOT), count(standing, Optional.empty()));
    }
    lines.array("top_missing");
    for (Missing missing : topMissing(Integer.MAX_VALUE)) {
      lines.element().text("field", missing.field()).number("alone", missing.alone());
      lines.number("needed", missing.needed()).endObject();
    }
    lines.endArray().end();
  }
}
