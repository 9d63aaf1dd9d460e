package perilune.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;

/**
 * Reads {@code [[rule.filters]]}: what Kibana puts beside a rule's query. Each narrows the rule, so
 * one that is not understood stops it.
 *
 * <p>Read are {@code wildcard}, {@code exists} and {@code match_phrase}, as they are or negated.
 * Source: Kibana's filters as Elastic's rules use them; Elasticsearch's wildcard query, in which a
 * backslash takes the meaning from the sign behind it.
 */
final class RuleFilters {

  private static final Set<String> META =
      Set.of("negate", "disabled", "key", "type", "alias", "field", "index", "params", "value");

  private final SourceText source;
  private final List<Diagnostic> diagnostics;

  RuleFilters(SourceText source, List<Diagnostic> diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /** Gives a condition for events that fulfil all of it. */
  static Condition narrowed(Condition query, List<Condition> filters) {
    if (filters.isEmpty()) {
      return query;
    }
    var all = new ArrayList<Condition>();
    all.add(query);
    all.addAll(filters);
    return new Condition.All(all);
  }

  /** Gives the filters in force; one that is not understood is a mistake. */
  List<Condition> read(List<TomlTable> filters) {
    var all = new ArrayList<Condition>();
    for (TomlTable filter : filters) {
      if (Boolean.TRUE.equals(filter.get("meta.disabled"))) {
        continue;
      }
      Optional<Condition> condition = condition(filter);
      if (condition.isEmpty()) {
        diagnostics.add(
            Diagnostic.error(
                    DiagnosticCode.RULE005,
                    source,
                    RuleTable.span(source, place(filter)),
                    "this filter of the rule is not run yet")
                .withHelp("run are wildcard, exists and match_phrase; see [[rule.filters]]"));
      }
      boolean negated = Boolean.TRUE.equals(filter.get("meta.negate"));
      condition.ifPresent(found -> all.add(negated ? new Condition.Not(found) : found));
    }
    return all;
  }

  private static TomlPosition place(TomlTable filter) {
    TomlPosition position = filter.inputPositionOf("query");
    return position == null ? TomlPosition.positionAt(1, 1) : position;
  }

  private static Optional<Condition> condition(TomlTable filter) {
    boolean known =
        !(filter.get("meta") instanceof TomlTable meta) || META.containsAll(meta.keySet());
    if (!known || !(filter.get("query") instanceof TomlTable query) || query.size() != 1) {
      return Optional.empty();
    }
    String kind = query.keySet().iterator().next();
    return query.get(List.of(kind)) instanceof TomlTable inner
        ? condition(kind, inner)
        : Optional.empty();
  }

  private static Optional<Condition> condition(String kind, TomlTable inner) {
    if (inner.size() != 1) {
      return Optional.empty();
    }
    String key = inner.keySet().iterator().next();
    @Nullable Object value = inner.get(List.of(key));
    return switch (kind) {
      case "exists" ->
          key.equals("field") && value instanceof String field
              ? Optional.of(test(field, new Predicate.Present(), Matching.EQL))
              : Optional.empty();
      case "match_phrase" ->
          value instanceof String text
              ? Optional.of(test(key, new Predicate.Equal(new Literal.Text(text)), Matching.EQL))
              : Optional.empty();
      case "wildcard" -> value instanceof TomlTable table ? wildcard(key, table) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Condition test(String field, Predicate predicate, Matching matching) {
    return new Condition.Test(field, predicate, matching);
  }

  /** A pattern whose escaped signs are not themselves wildcards: a plan has no escape for those. */
  private static Optional<Condition> wildcard(String field, TomlTable table) {
    if (!(table.get("value") instanceof String pattern)
        || !Set.of("value", "case_insensitive").containsAll(table.keySet())) {
      return Optional.empty();
    }
    return unescaped(pattern).map(plain -> like(field, plain, table));
  }

  private static Condition like(String field, String pattern, TomlTable table) {
    boolean folds = Boolean.TRUE.equals(table.get("case_insensitive"));
    return test(
        field,
        new Predicate.Like(List.of(pattern)),
        folds ? Matching.EQL_INSENSITIVE : Matching.EQL);
  }

  /**
   * Gives a pattern of Elasticsearch without its escapes, or nothing where a star or question mark
   * is escaped: a plan has no pattern in which those are plain signs.
   */
  static Optional<String> unescaped(String pattern) {
    var plain = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\' && i + 1 < pattern.length()) {
        i++;
        if (pattern.charAt(i) == '*' || pattern.charAt(i) == '?') {
          return Optional.empty();
        }
      }
      plain.append(pattern.charAt(i));
    }
    return Optional.of(plain.toString());
  }
}
