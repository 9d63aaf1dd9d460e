package perilune.rules.sigma;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What one step of a pipeline does to a rule. */
sealed interface Transformation {

  /** Changes names of fields. */
  sealed interface Rename extends Transformation {

    /** Gives the names that take the place of one, alternatives; none where it stays. */
    List<String> names(String field);
  }

  /** Fields by their whole name. */
  record Mapping(Map<String, List<String>> fields) implements Rename {
    public Mapping {
      fields = Map.copyOf(fields);
    }

    @Override
    public List<String> names(String field) {
      return fields.getOrDefault(field, List.of());
    }
  }

  /** Puts text around every name. */
  record Affix(String prefix, String suffix) implements Rename {
    @Override
    public List<String> names(String field) {
      return List.of(prefix + field + suffix);
    }
  }

  /** Fields by how their names begin; of several beginnings the first that is written. */
  record PrefixMapping(SequencedMap<String, List<String>> prefixes) implements Rename {
    @Override
    public List<String> names(String field) {
      for (var entry : prefixes.entrySet()) {
        if (field.startsWith(entry.getKey())) {
          String rest = field.substring(entry.getKey().length());
          return entry.getValue().stream().map(prefix -> prefix + rest).toList();
        }
      }
      return List.of();
    }
  }

  /** Takes a line out of a selection. */
  record Drop() implements Transformation {}

  /**
   * Asks for more.
   *
   * @param template whether {@code $category}, {@code $product} and {@code $service} stand for the
   *     rule's log source
   */
  record AddCondition(Yaml.Table lines, boolean template, boolean negated)
      implements Transformation {}

  /** Means other events. */
  record ChangeLogSource(String product, String category, String service)
      implements Transformation {}

  /** Changes texts. */
  sealed interface Rewrite extends Transformation {

    /** Gives the texts that take the place of one as a rule writes it; nothing where it stays. */
    Optional<List<String>> texts(String written);
  }

  /**
   * Replaces what an expression finds.
   *
   * @param skipWildcards whether each part between wildcards is looked at for itself
   */
  record ReplaceString(StringReplacement replacement, boolean skipWildcards) implements Rewrite {
    @Override
    public Optional<List<String>> texts(String written) {
      if (!skipWildcards) {
        return Optional.of(List.of(replaced(written)));
      }
      var all = new StringBuilder();
      int from = 0;
      for (int i = 0; i < written.length(); i++) {
        char c = written.charAt(i);
        if (c == '\\') {
          i++;
        } else if (c == '*' || c == '?') {
          all.append(replaced(written.substring(from, i))).append(c);
          from = i + 1;
        }
      }
      return Optional.of(List.of(all.append(replaced(written.substring(from))).toString()));
    }

    private String replaced(String part) {
      return part.isEmpty() ? part : replacement.in(part);
    }
  }

  /** Texts by the whole of them. */
  record MapString(Map<String, List<String>> values) implements Rewrite {
    public MapString {
      values = Map.copyOf(values);
    }

    @Override
    public Optional<List<String>> texts(String written) {
      return Optional.ofNullable(values.get(written));
    }
  }

  /** Refuses the rule. */
  record RuleFailure(String message) implements Transformation {}

  /** Refuses a rule for one of its lines. */
  record ItemFailure(String message) implements Transformation {}
}
