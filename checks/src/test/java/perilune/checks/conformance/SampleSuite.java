package perilune.checks.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;
import perilune.checks.Places;

/**
 * Elasticsearch's suites of samples: queries, the events that each has to find, and the documents.
 *
 * @param cases the queries
 * @param documents what they are run over
 */
record SampleSuite(List<Case> cases, String documents) {

  private static final String FOLDER =
      "conformance/eql/elastic-elasticsearch/x-pack/plugin/eql/qa/common/src/main/resources/";

  /** Results of a search unless it says otherwise. */
  private static final long DEFAULT_SIZE = 10;

  /**
   * One query.
   *
   * @param accepted the lists of events of which one has to be found, sample after sample
   * @param joinKeys the keys of the samples, one after the other, empty text where there is none
   */
  record Case(
      String name, String query, Limits limits, List<List<Long>> accepted, List<String> joinKeys) {}

  /** What the search asks for. */
  record Limits(long size, long samplesPerKey) {}

  /** Reads a suite and the documents that it is made for, or says that it is not there. */
  static Optional<SampleSuite> read(String suite, String... documents) throws IOException {
    Optional<Path> folder = Places.shared(FOLDER);
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    var all = new StringBuilder();
    for (String file : documents) {
      all.append(inOneForm(Files.readString(folder.get().resolve("data").resolve(file))));
      all.append('\n');
    }
    TomlArray queries = Toml.parse(folder.get().resolve(suite)).getArrayOrEmpty("queries");
    var cases = new ArrayList<Case>();
    for (int i = 0; i < queries.size(); i++) {
      cases.add(one(queries.getTable(i)));
    }
    return Optional.of(new SampleSuite(List.copyOf(cases), all.toString()));
  }

  private static Case one(TomlTable query) {
    return new Case(
        query.getString("name", () -> ""),
        query.getString("query", () -> ""),
        new Limits(
            query.getLong("size", () -> DEFAULT_SIZE),
            query.getLong("max_samples_per_key", () -> 1)),
        accepted(query.getArrayOrEmpty("expected_event_ids")),
        query.getArrayOrEmpty("join_keys").toList().stream().map(SampleSuite::key).toList());
  }

  private static List<List<Long>> accepted(TomlArray ids) {
    var all = new ArrayList<List<Long>>();
    for (int i = 0; i < ids.size(); i++) {
      if (ids.get(i) instanceof TomlArray list) {
        all.add(numbers(list));
      }
    }
    return all.isEmpty() ? List.of(numbers(ids)) : all;
  }

  private static List<Long> numbers(TomlArray array) {
    return array.toList().stream().map(Long.class::cast).toList();
  }

  /** Each index has a date format of its own in its mapping; here all dates are written alike. */
  private static String inOneForm(String documents) {
    return documents
        .replaceAll("\"(\\d\\d)-(\\d\\d)-(\\d{4})\"", "\"$3-$2-$1\"")
        .replace("\"1671235200000\"", "\"2022-12-17\"");
  }

  private static String key(Object expected) {
    String text = expected.toString();
    if (text.matches("\\d{13}")) {
      return Instant.ofEpochMilli(Long.parseLong(text))
          .atZone(ZoneOffset.UTC)
          .toLocalDate()
          .toString();
    }
    return text.equals("null") ? "" : text;
  }
}
