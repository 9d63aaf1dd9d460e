package perilune.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perilune.rules.Rule;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Conditions;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
import perilune.rules.plan.RulePlan;

/**
 * Exceptions to rules, by the lists that rules name.
 *
 * <p>An exception hides events from a rule: from the whole of it, so that no step of a sequence,
 * and nothing that should be missing, is fulfilled by them. Source: Kibana, which filters the
 * events of a rule's search. A rule that names a list of which nothing is known stays as it is.
 */
public final class RuleExceptions {

  private static final String OS_TYPE = "host.os.type";

  /** Endings of fields that Elasticsearch indexes once more without regard to case. */
  private static final List<String> CASELESS = List.of(".caseless", ".text");

  private final Map<String, List<Condition>> byList = new HashMap<>();
  private final Map<String, Set<String>> listsByRule = new HashMap<>();
  private final Set<String> used = new LinkedHashSet<>();
  private int narrowed;

  /**
   * Adds an exception; false where a pattern has an escaped star or question mark, which cannot be
   * asked for.
   */
  public boolean add(ExceptionItem item) {
    var parts = new ArrayList<Condition>();
    if (!item.osTypes().isEmpty()) {
      parts.add(oneOf(OS_TYPE, item.osTypes()));
    }
    for (ExceptionItem.Entry entry : item.entries()) {
      if (!isKnown(entry)) {
        return false;
      }
      parts.add(condition("", entry));
    }
    byList
        .computeIfAbsent(item.listId(), _ -> new ArrayList<>())
        .add(Conditions.not(Conditions.all(parts)));
    return true;
  }

  /** Makes a list hold for a rule that does not name it itself. */
  public void bind(String ruleId, String listId) {
    listsByRule.computeIfAbsent(ruleId, _ -> new LinkedHashSet<>()).add(listId);
  }

  /** Gives the rule without what is excepted from it. */
  public Rule applied(Rule rule) {
    var lists = new LinkedHashSet<>(rule.header().terms().exceptionLists());
    lists.addAll(listsByRule.getOrDefault(rule.header().id(), Set.of()));
    var conditions = new ArrayList<Condition>();
    for (String list : lists) {
      List<Condition> found = byList.getOrDefault(list, List.of());
      conditions.addAll(found);
      if (!found.isEmpty()) {
        used.add(list);
      }
    }
    if (conditions.isEmpty()) {
      return rule;
    }
    narrowed++;
    Operator operator = Narrowing.by(rule.plan().operator(), conditions);
    return new Rule(
        rule.header(),
        new RulePlan(rule.header().id(), rule.plan().scope(), operator),
        rule.query(),
        rule.origins(),
        rule.parameters());
  }

  /** Gives how many exceptions there are. */
  public int items() {
    return byList.values().stream().mapToInt(List::size).sum();
  }

  /** Gives how many rules got exceptions. */
  public int narrowedRules() {
    return narrowed;
  }

  /** Gives the lists that no rule named so far, sorted. */
  public List<String> unused() {
    return byList.keySet().stream().filter(list -> !used.contains(list)).sorted().toList();
  }

  private static boolean isKnown(ExceptionItem.Entry entry) {
    return switch (entry) {
      case ExceptionItem.Entry.Like(var _, var pattern) ->
          RuleFilters.unescaped(pattern).isPresent();
      case ExceptionItem.Entry.Not(var inner) -> isKnown(inner);
      case ExceptionItem.Entry.Nested(var _, var entries) ->
          entries.stream().allMatch(RuleExceptions::isKnown);
      case ExceptionItem.Entry.OneOf _,
          ExceptionItem.Entry.InNetwork _,
          ExceptionItem.Entry.Exists _ ->
          true;
    };
  }

  private static Condition condition(String above, ExceptionItem.Entry entry) {
    return switch (entry) {
      case ExceptionItem.Entry.OneOf(var field, var values) -> oneOf(above + field, values);
      case ExceptionItem.Entry.InNetwork(var field, var networks) ->
          test(above + field, new Predicate.InNetwork(networks));
      case ExceptionItem.Entry.Like(var field, var pattern) ->
          test(
              above + field,
              new Predicate.Like(List.of(RuleFilters.unescaped(pattern).orElse(pattern))));
      case ExceptionItem.Entry.Exists(var field) -> test(above + field, new Predicate.Present());
      case ExceptionItem.Entry.Not(var inner) -> Conditions.not(condition(above, inner));
      case ExceptionItem.Entry.Nested(var field, var entries) ->
          Conditions.all(
              entries.stream().map(inner -> condition(above + field + ".", inner)).toList());
    };
  }

  private static Condition oneOf(String field, List<String> values) {
    List<Literal> literals =
        values.stream().<Literal>map(value -> new Literal.Text(value)).toList();
    return test(field, new Predicate.OneOf(literals));
  }

  /** A field that is there for another case is the field itself, asked for without case. */
  private static Condition test(String field, Predicate predicate) {
    for (String ending : CASELESS) {
      if (field.endsWith(ending)) {
        String plain = field.substring(0, field.length() - ending.length());
        return new Condition.Test(plain, predicate, Matching.EQL_INSENSITIVE);
      }
    }
    return new Condition.Test(field, predicate, Matching.EQL);
  }
}
