package perilune.rules.esql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.event.FieldType;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.RowFunction;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Suggestion;

/**
 * Keeps account of the columns that there are between two commands: those that a command made, and,
 * as long as rows are events, their fields, of which any name may be one.
 */
final class Columns {

  /** Names beyond this are no typing mistakes, and would be costly to compare. Characters. */
  private static final int LONGEST_COMPARED = 100;

  /** Different names that are compared with the known ones, count. */
  private static final int MOST_COMPARED = 1_000;

  private static final String CASELESS = ".caseless";

  private final Map<String, FieldType> known;
  private final Mistakes mistakes;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, ValueType> made = new LinkedHashMap<>();
  private final List<List<String>> kept = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private boolean events = true;
  private boolean anything;
  private int compared;

  Columns(Map<String, FieldType> known, Mistakes mistakes) {
    this.known = known;
    this.mistakes = mistakes;
  }

  /** Says whether rows are still events. */
  boolean areEvents() {
    return events;
  }

  /** Says whether a command made the column, so that it is no field of the event. */
  boolean isMade(String name) {
    return made.containsKey(name);
  }

  void make(String name, ValueType type) {
    made.put(name, type);
  }

  ValueType type(String name) {
    return made.getOrDefault(name, ValueType.ANY);
  }

  /** Gives how Perilune has a field of events. */
  FieldType fieldType(String name) {
    return known.getOrDefault(name, FieldType.ANY);
  }

  /** Leaves only the columns that were made last. */
  void only(Map<String, ValueType> columns) {
    made.clear();
    made.putAll(columns);
    events = false;
  }

  /** Gives what the name means as a value. */
  RowExpression use(EsqlTree.Name name) {
    String column = named(name);
    RowExpression value = new RowExpression.Column(column);
    return isCaseless(name) ? new RowExpression.Call(RowFunction.TO_LOWER, List.of(value)) : value;
  }

  /** Says whether the name is of a field's variant that is compared in any case. */
  boolean isCaseless(EsqlTree.Name name) {
    return isVariant(name.text(), CASELESS);
  }

  private boolean isVariant(String name, String suffix) {
    return name.endsWith(suffix)
        && name.length() > suffix.length()
        && !made.containsKey(name)
        && !known.containsKey(name);
  }

  /** Gives the column that the name means; reports it where there is none. */
  String named(EsqlTree.Name name) {
    if (name.text().isEmpty() || made.containsKey(name.text())) {
      return name.text();
    }
    String plain = plain(name.text());
    if (!events) {
      missing(name, "there is no column '" + name.text() + "' any more");
    } else if (!isThere(name.text()) && !isThere(plain)) {
      missing(name, "the column '" + name.text() + "' was taken away before");
    } else {
      suggest(name, plain);
    }
    return plain;
  }

  /** Elastic's multi-fields hold the same value, compared otherwise. */
  private String plain(String name) {
    for (String suffix : List.of(CASELESS, ".text", ".keyword")) {
      if (isVariant(name, suffix)) {
        return name.substring(0, name.length() - suffix.length());
      }
    }
    return name;
  }

  private boolean isThere(String field) {
    return dropped.stream().noneMatch(pattern -> matches(pattern, field))
        && kept.stream()
            .allMatch(list -> list.stream().anyMatch(pattern -> matches(pattern, field)));
  }

  /** Lets any name be one: behind a command that could not be read, nobody knows. */
  void unknown() {
    anything = true;
  }

  private void missing(EsqlTree.Name name, String message) {
    if (anything || !seen.add("!" + name.text())) {
      return;
    }
    boolean comparable = name.text().length() <= LONGEST_COMPARED && compared++ < MOST_COMPARED;
    String help =
        (comparable ? Suggestion.nearest(name.text(), made.keySet()) : Optional.<String>empty())
            .map(near -> "did you mean '" + near + "'?")
            .orElse("STATS and KEEP leave only the columns that they name");
    mistakes.error(DiagnosticCode.ESQL008, name.span(), message, help);
  }

  /** One letter off in a short name, two in a longer one: more is another field. */
  private void suggest(EsqlTree.Name written, String name) {
    if (known.containsKey(name)
        || name.length() > LONGEST_COMPARED
        || seen.size() >= MOST_COMPARED
        || !seen.add(name)) {
      return;
    }
    int limit = name.length() < 8 ? 1 : 2;
    Suggestion.nearest(name, known.keySet(), limit)
        .ifPresent(near ->
            mistakes.warning(
                DiagnosticCode.ESQL009,
                written.span(),
                "no known telemetry has a field '" + name + "'",
                "did you mean '" + near + "'?"));
  }

  /** Leaves what the patterns name; gives them as the plan has them. */
  List<String> keep(List<EsqlTree.Name> patterns) {
    List<String> names = patterns.stream().map(this::chosen).toList();
    made.keySet().removeIf(column -> names.stream().noneMatch(name -> matches(name, column)));
    if (events) {
      kept.add(names);
    }
    return names;
  }

  /** Takes away what the patterns name; gives them as the plan has them. */
  List<String> drop(List<EsqlTree.Name> patterns) {
    List<String> names = patterns.stream().map(this::chosen).toList();
    names.forEach(this::takeAway);
    return names;
  }

  private void takeAway(String pattern) {
    made.keySet().removeIf(column -> matches(pattern, column));
    if (events) {
      dropped.add(pattern);
    }
  }

  private String chosen(EsqlTree.Name pattern) {
    if (pattern.text().indexOf('*') < 0 || made.containsKey(pattern.text())) {
      return named(pattern);
    }
    if (!events && made.keySet().stream().noneMatch(name -> matches(pattern.text(), name))) {
      missing(pattern, "no column has a name like '" + pattern.text() + "'");
    }
    return pattern.text();
  }

  /** Gives the column the new name; gives its old one as the plan has it. */
  String rename(EsqlTree.Name from, EsqlTree.Name to) {
    String old = named(from);
    ValueType type = type(old);
    takeAway(old);
    made.put(to.text(), type);
    return old;
  }

  /** Says whether the name is like the pattern; a star is any run of characters. */
  static boolean matches(String pattern, String name) {
    int p = 0;
    int star = -1;
    int taken = 0;
    int n = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        taken = n;
      } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++taken;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
