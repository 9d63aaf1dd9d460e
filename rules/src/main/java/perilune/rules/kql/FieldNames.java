package perilune.rules.kql;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.event.FieldType;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Suggestion;

/** Finds the fields that a name, or a pattern of names, means. */
final class FieldNames {

  /** Names beyond this are no typing mistakes, and would be costly to compare. Characters. */
  private static final int LONGEST_COMPARED = 100;

  /** Different names that are compared with the known ones, count. */
  private static final int MOST_COMPARED = 1_000;

  private static final String OWN_PREFIX = "perilune.";
  private static final String CASELESS = ".caseless";
  private static final String TEXT = ".text";

  private final Map<String, FieldType> known;
  private final Set<String> textFields;
  private final Mistakes mistakes;
  private final Set<String> seen = new HashSet<>();

  FieldNames(KqlOptions options, Mistakes mistakes) {
    this.known = options.fields();
    this.textFields = options.textFields();
    this.mistakes = mistakes;
  }

  /** Gives the fields of a name as it is written inside the braces of a prefix. */
  List<Target> of(KqlTree.Words name, String prefix) {
    if (name.hasWildcard()) {
      return matching(name, prefix);
    }
    String full = prefix + name.text();
    if (seen.size() < MOST_COMPARED && seen.add(full)) {
      suggest(name, full);
    }
    Target target = target(full, false);
    // A record may have a field of its own that is called so.
    return target.name().equals(full) || target.kind() != Target.Kind.TEXT
        ? List.of(target)
        : List.of(target, new Target(full, Target.Kind.TEXT, false));
  }

  /** Gives the fields in which free text is looked for: those of ECS, not what Perilune adds. */
  List<Target> ofFreeText() {
    return known.keySet().stream()
        .filter(name -> !name.startsWith(OWN_PREFIX))
        .map(name -> target(name, true))
        .toList();
  }

  private List<Target> matching(KqlTree.Words name, String prefix) {
    var found = new LinkedHashSet<String>();
    known.keySet().stream()
        .filter(field -> field.startsWith(prefix))
        .filter(field -> Globs.matches(name.pieces(), field.substring(prefix.length())))
        .forEach(found::add);
    if (found.isEmpty()) {
      List<String> places = ArrayPlaces.of(name.pieces());
      tellUnknown(name, prefix, places);
      places.forEach(place -> found.add(prefix + place));
    }
    return found.stream().map(field -> target(field, true)).toList();
  }

  private void tellUnknown(KqlTree.Words name, String prefix, List<String> places) {
    if (places.isEmpty()) {
      mistakes.warning(
          DiagnosticCode.KQL004,
          name.span(),
          "no known field has a name like '" + prefix + name.text() + "'",
          "name the field itself: patterns are looked up among the fields that Perilune knows");
    } else {
      mistakes.warning(
          DiagnosticCode.KQL004,
          name.span(),
          "no known field has a name like '"
              + prefix
              + name.text()
              + "': it is looked for as '"
              + prefix
              + places.getFirst()
              + "' to '"
              + prefix
              + places.getLast()
              + "'",
          "a star between dots stands for a place in an array; name the field if it is another");
    }
  }

  /** Elastic's multi-fields hold the same value, compared otherwise. */
  private Target target(String name, boolean expanded) {
    if (name.endsWith(CASELESS) && name.length() > CASELESS.length()) {
      return new Target(without(name, CASELESS), Target.Kind.CASELESS, expanded);
    }
    if (name.endsWith(TEXT) && name.length() > TEXT.length() && !known.containsKey(name)) {
      return new Target(without(name, TEXT), Target.Kind.TEXT, expanded);
    }
    if (textFields.contains(name)) {
      return new Target(name, Target.Kind.TEXT, expanded);
    }
    FieldType type = known.getOrDefault(name, FieldType.ANY);
    return new Target(name, Target.kind(type), expanded);
  }

  private static String without(String name, String suffix) {
    return name.substring(0, name.length() - suffix.length());
  }

  /** One letter off in a short name, two in a longer one: more is another field. */
  private void suggest(KqlTree.Words written, String name) {
    String plain = target(name, false).name();
    if (known.containsKey(plain) || plain.length() > LONGEST_COMPARED) {
      return;
    }
    Optional<String> meant = Suggestion.nearest(plain, known.keySet(), plain.length() < 8 ? 1 : 2);
    meant.ifPresent(near ->
        mistakes.warning(
            DiagnosticCode.KQL004,
            written.span(),
            "no known telemetry has a field '" + plain + "'",
            "did you mean '" + near + "'?"));
  }
}
