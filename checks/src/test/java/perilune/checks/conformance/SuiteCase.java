package perilune.checks.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.checks.JsonDocument;

/**
 * A query with what it has to find.
 *
 * @param expected ids of the events of all results, one after the other, -1 for a missing one
 * @param joinKeys values of the join keys of all results; nothing where the case does not say
 */
record SuiteCase(String name, String query, List<Long> expected, Optional<List<String>> joinKeys) {

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
      List<Long> expected =
          array("expected_event_ids").orElseThrow().stream().map(Long::valueOf).toList();
      return new SuiteCase(name, query, expected, array("join_keys"));
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
    private Optional<List<String>> array(String key) {
      return value(key)
          .map(text -> {
            var items = new ArrayList<String>();
            String json = text.substring(0, text.indexOf(']') + 1).replaceAll(",\\s*]", "]");
            JsonDocument.parse("{\"all\":" + json + "}")
                .list("all")
                .forEach(item -> items.add(String.valueOf(item.value())));
            return items;
          });
    }
  }
}
