package perilune.rules.eql;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Suggestion;

/** Looks at the names of fields: places in arrays are not run, near misses get a warning. */
final class FieldChecker {

  /** Names beyond this are no typing mistakes, and would be costly to compare. Characters. */
  private static final int LONGEST_COMPARED = 100;

  /** Different names that are compared with the known ones, count. */
  private static final int MOST_COMPARED = 1_000;

  private final Set<String> known;
  private final Mistakes mistakes;
  private final boolean ofMatches;
  private final Set<String> seen = new HashSet<>();

  FieldChecker(Set<String> known, Mistakes mistakes) {
    this(known, mistakes, false);
  }

  private FieldChecker(Set<String> known, Mistakes mistakes, boolean ofMatches) {
    this.known = known;
    this.mistakes = mistakes;
    this.ofMatches = ofMatches;
  }

  /** Makes one for pipes, which may name the event: {@code events[1].process.name}. */
  static FieldChecker ofPipes(Set<String> known, Mistakes mistakes) {
    return new FieldChecker(known, mistakes, true);
  }

  void check(EqlTree.Field field) {
    int named = ofMatches && field.isOfEvent() ? 2 : 0;
    if (field.segments().stream().skip(named).anyMatch(EqlTree.Place.class::isInstance)) {
      mistakes.error(
          DiagnosticCode.EQL013,
          field.span(),
          "a place in an array cannot be tested",
          "test the field without it: a condition holds if one of the values meets it");
    }
    String name = field.name();
    if (!field.optional() && seen.size() < MOST_COMPARED && seen.add(name)) {
      suggest(field, name);
    }
  }

  /** One letter off in a short name, two in a longer one: more is another field. */
  private void suggest(EqlTree.Field field, String name) {
    if (known.contains(name) || name.length() > LONGEST_COMPARED) {
      return;
    }
    Optional<String> meant = Suggestion.nearest(name, known, name.length() < 8 ? 1 : 2);
    meant.ifPresent(near ->
        mistakes.warning(
            DiagnosticCode.EQL014,
            field.span(),
            "no known telemetry has a field '" + name + "'",
            "did you mean '" + near + "'?",
            "to allow a field that may be absent, write '?" + name + "'"));
  }
}
