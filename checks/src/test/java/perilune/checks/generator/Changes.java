package perilune.checks.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;

/** Finds events that differ from a matching one in one field and do not match. */
final class Changes {

  /** Changes of one kind. */
  private static final int MOST = 3;

  /** Fields that most rules share: changes of others say more. */
  private static final List<String> COMMON = List.of("event.", "host.", "data_stream.");

  private final Judge judge;

  Changes(Judge judge) {
    this.judge = judge;
  }

  /**
   * An event that no longer matches.
   *
   * @param what the one thing that is different
   */
  record Changed(String what, Draft draft) {}

  /** Gives some of each kind, first those of a letter or of one more or less. */
  List<Changed> of(Condition condition, Draft draft) {
    var letters = new ArrayList<Changed>();
    var others = new ArrayList<Changed>();
    var absent = new ArrayList<Changed>();
    for (String field : tellingFirst(draft)) {
      add(letters, "a letter or a number of ", condition, near(draft, field));
      add(absent, "without ", condition, Map.of(field, draft.with(field, List.of())));
    }
    for (Condition ban : bans(condition)) {
      forbidden(ban, draft).forEach(one -> add(others, "excluded by ", condition, one));
    }
    var chosen = new LinkedHashSet<Changed>();
    for (List<Changed> kind : List.of(letters, others, absent)) {
      kind.stream().limit(MOST).forEach(chosen::add);
    }
    return List.copyOf(chosen);
  }

  private static List<String> tellingFirst(Draft draft) {
    var names = new ArrayList<>(draft.fields().keySet());
    names.sort(Comparator.comparing(name -> COMMON.stream().anyMatch(name::startsWith)));
    return names;
  }

  private void add(
      List<Changed> found, String what, Condition condition, Map<String, Draft> changed) {
    changed.forEach((field, draft) -> {
      if (!judge.holds(condition, draft)) {
        found.add(new Changed(what + field, draft));
      }
    });
  }

  private Map<String, Draft> near(Draft draft, String field) {
    List<Literal> values = draft.values(field).stream().map(Changes::near).toList();
    return Map.of(field, draft.with(field, values));
  }

  private static Literal near(Literal value) {
    return switch (value) {
      case Literal.Text(var text) -> new Literal.Text(otherLetter(text));
      case Literal.Whole(var number) -> new Literal.Whole(number - 1);
      case Literal.Real(var number) -> new Literal.Real(number - 1);
      case Literal.Truth(var truth) -> new Literal.Truth(!truth);
      case Literal.Nil nil -> nil;
    };
  }

  /** Changes the letter in the middle, for beginnings and ends are often free. */
  private static String otherLetter(String text) {
    int middle = text.length() / 2;
    if (text.isEmpty() || Character.isSurrogate(text.charAt(middle))) {
      return text + "Q";
    }
    char other = text.charAt(middle) == '7' ? 'j' : '7';
    return text.substring(0, middle) + other + text.substring(middle + 1);
  }

  /** Gives tests that a conjunction wants to fail. */
  private static List<Condition> bans(Condition condition) {
    var found = new ArrayList<Condition>();
    collect(condition, true, found);
    return found;
  }

  private static void collect(Condition condition, boolean wanted, List<Condition> found) {
    switch (condition) {
      case Condition.Not(var part) -> collect(part, !wanted, found);
      case Condition.All(var parts) -> parts.forEach(part -> collect(part, wanted, found));
      case Condition.Any(var parts) -> parts.forEach(part -> collect(part, wanted, found));
      case Condition.Test test -> {
        if (!wanted && found.size() < MOST * 8) {
          found.add(test);
        }
      }
      case Condition.Always _, Condition.Never _, Condition.Holds _ -> {}
      case Condition.Recorded _, Condition.Anywhere _ -> {}
    }
  }

  private List<Map<String, Draft>> forbidden(Condition ban, Draft draft) {
    if (!(ban instanceof Condition.Test test)) {
      return List.of();
    }
    Set<String> seen = new TreeSet<>();
    List<Literal> values = Witnesses.of(test).values();
    return values.stream()
        .limit(MOST)
        .filter(value -> seen.add(Draft.text(value)))
        .map(value -> Map.of(test.field(), draft.with(test.field(), List.of(value))))
        .toList();
  }
}
