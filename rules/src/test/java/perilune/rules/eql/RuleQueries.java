package perilune.rules.eql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import perilune.source.SourceText;

/** Takes the EQL queries out of Elastic's rule files: just enough TOML for those. */
final class RuleQueries {

  private static final Pattern LANGUAGE = Pattern.compile("(?m)^language\\s*=\\s*\"eql\"");
  private static final Pattern QUERY =
      Pattern.compile("(?ms)^query\\s*=\\s*(?:'''\\r?\\n?(.*?)'''|\"\"\"\\r?\\n?(.*?)\"\"\")");

  private static final Pattern TABLE =
      Pattern.compile("(?m)^\\[\\[?((?:rule|metadata|transform)[\\w.]*)]]?\\s*$");

  private RuleQueries() {}

  /** Gives the queries of all rules below a folder, named by file. */
  static List<SourceText> below(Path folder) throws IOException {
    var queries = new ArrayList<SourceText>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(RuleQueries::isRule).sorted().toList()) {
        String text = Files.readString(file);
        if (LANGUAGE.matcher(text).find()) {
          queries.add(query(file, text, ruleQuery(file, text)));
        }
      }
    }
    return queries;
  }

  private static boolean isRule(Path file) {
    return file.toString().endsWith(".toml") && !file.toString().contains("_deprecated");
  }

  /** The query in the table of the rule: investigation guides hold queries of other languages. */
  private static Matcher ruleQuery(Path file, String text) {
    Matcher query = QUERY.matcher(text);
    while (query.find()) {
      String table = "";
      Matcher tables = TABLE.matcher(text).region(0, query.start());
      while (tables.find()) {
        table = tables.group(1);
      }
      if (table.equals("rule")) {
        return query;
      }
    }
    throw new AssertionError("no query in " + file);
  }

  private static SourceText query(Path file, String text, Matcher query) {
    int group = query.group(1) == null ? 2 : 1;
    int line =
        1 + (int) text.substring(0, query.start(group)).chars().filter(c -> c == '\n').count();
    String value = query.group(group);
    return new SourceText(
        file.getFileName().toString(), group == 1 ? value : unescaped(value), line);
  }

  /** The escapes of TOML's basic strings that occur. */
  private static String unescaped(String text) {
    return text.replace("\\\\", "\0").replace("\\\"", "\"").replace("\0", "\\");
  }
}
