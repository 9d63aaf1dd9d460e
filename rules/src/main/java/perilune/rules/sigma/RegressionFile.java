package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;

/**
 * An {@code info.yml} of SigmaHQ's regression data: which rules find how many events in which
 * files.
 *
 * @param ruleIds ids of the rules
 * @param tests what they are to find
 */
public record RegressionFile(List<String> ruleIds, List<Test> tests) {

  /**
   * What is to be found in one file.
   *
   * @param path of the file, from the root of the data's repository
   * @param count matches, where that is said; else at least one
   */
  public record Test(String path, OptionalInt count) {}

  public RegressionFile {
    ruleIds = List.copyOf(ruleIds);
    tests = List.copyOf(tests);
  }

  /** Gives what a file says; nothing where it is no such file. O(length). */
  public static Optional<RegressionFile> read(SourceText file) {
    SigmaLimits limits = SigmaLimits.defaults();
    var mistakes = new Mistakes(file, limits.maxMistakes(), DiagnosticCode.SIGMA002);
    List<Yaml> documents = YamlReader.read(file, limits, mistakes);
    if (mistakes.hasErrors()
        || documents.isEmpty()
        || !(documents.getFirst() instanceof Yaml.Table table)) {
      return Optional.empty();
    }
    var ids = new ArrayList<String>();
    tables(table, "rule_metadata").forEach(rule -> text(rule, "id").ifPresent(ids::add));
    var tests = new ArrayList<Test>();
    for (Yaml.Table test : tables(table, "regression_tests_info")) {
      text(test, "path").ifPresent(path -> tests.add(new Test(path, count(test))));
    }
    return ids.isEmpty() ? Optional.empty() : Optional.of(new RegressionFile(ids, tests));
  }

  private static List<Yaml.Table> tables(Yaml.Table table, String key) {
    var all = new ArrayList<Yaml.Table>();
    if (table.find(key).map(Yaml.Entry::value).orElse(null) instanceof Yaml.Items list) {
      for (Yaml item : list.items()) {
        if (item instanceof Yaml.Table inner) {
          all.add(inner);
        }
      }
    }
    return all;
  }

  private static Optional<String> text(Yaml.Table table, String key) {
    return table
        .find(key)
        .map(Yaml.Entry::value)
        .filter(Yaml.Text.class::isInstance)
        .map(value -> ((Yaml.Text) value).value());
  }

  private static OptionalInt count(Yaml.Table test) {
    String written = text(test, "match_count").orElse("");
    return written.matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(written))
        : OptionalInt.empty();
  }
}
