package perilune.checks.conformance;

import java.util.List;
import java.util.Optional;
import perilune.checks.JsonDocument;

/**
 * A query with what it has to find.
 *
 * @param expected what may be found: ids of the events of all results, one after the other, -1 for
 *     a missing one; several where Elasticsearch does not decide between them
 * @param joinKeys values of the join keys of all results; nothing where the case does not say
 */
record SuiteCase(
    String name, String query, List<List<Long>> expected, Optional<List<String>> joinKeys) {

  /** Collects the lines of one {@code [[queries]]}. */
  static final class Lines {

    private final StringBuilder all = new StringBuilder();

    void add(String line) {
      all.append(line).append('\n');
    }

    /** Gives the case; only the keys that a run needs are looked at. */
    SuiteCase toCase() {
      String name = string("name").orElseThrow();
      String query = string("query").orElseThrow();
      List<JsonDocument> items = array("expected_event_ids").orElseThrow();
      boolean several = !items.isEmpty() && items.getFirst().value() instanceof List;
      List<List<Long>> expected =
          several ? items.stream().map(Lines::alternative).toList() : List.of(ids(items));
      Optional<List<String>> keys =
          array("join_keys")
              .map(all -> all.stream().map(key -> String.valueOf(key.value())).toList());
      return new SuiteCase(name, query, expected, keys);
    }

    private static List<Long> alternative(JsonDocument array) {
      return array.value() instanceof List<?> items
          ? items.stream().map(Long.class::cast).toList()
          : List.of();
    }

    private static List<Long> ids(List<JsonDocument> items) {
      return items.stream().map(item -> (Long) item.value()).toList();
    }

    private Optional<String> value(String key) {
      int at = ("\n" + all).indexOf("\n" + key);
      return at < 0
          ? Optional.empty()
          : Optional.of(all.substring(all.indexOf("=", at) + 1).stripLeading());
    }

    private Optional<String> string(String key) {
      return value(key)
          .map(text -> {
            String quote =
                List.of("'''", "\"\"\"", "'", "\"").stream()
                    .filter(text::startsWith)
                    .findFirst()
                    .orElseThrow();
            int from = quote.length();
            return text.substring(from, text.indexOf(quote, from));
          });
    }

    /** Reads an array as JSON, for {@code null} stands in some though TOML has none. */
    private Optional<List<JsonDocument>> array(String key) {
      return value(key)
          .map(text -> {
            String json = text.substring(0, end(text)).replaceAll(",\\s*]", "]");
            return JsonDocument.parse("{\"all\":" + json + "}").list("all");
          });
    }

    /** Gives where an array ends; no string in one holds a bracket. */
    private static int end(String array) {
      int depth = 0;
      for (int i = 0; i < array.length(); i++) {
        depth += array.charAt(i) == '[' ? 1 : array.charAt(i) == ']' ? -1 : 0;
        if (depth == 0) {
          return i + 1;
        }
      }
      throw new AssertionError("an array without an end: " + array);
    }
  }
}
