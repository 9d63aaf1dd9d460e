package perilune.checks.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import perilune.content.RuleTree;
import perilune.event.FieldType;
import perilune.rules.kql.CompiledKql;
import perilune.rules.kql.Kql;
import perilune.rules.kql.KqlOptions;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.source.Parsed;
import perilune.source.SourceText;

/**
 * The EQL and KQL rules of Elastic's public rule set, building blocks among them, deprecated ones
 * not. Of a rule that compares events with indicators, which there are none of, the query alone is
 * taken.
 */
final class CorpusRules {

  private static final Pattern PATTERN_OF_NAMES = Pattern.compile("([\\w.]+\\*[\\w.*]*)\\s*:");

  private static final List<String> FOLDERS = List.of("rules", "rules_building_block");

  private final Map<String, RulePlan> loaded = new HashMap<>();
  private final List<CorpusRule> rules = new ArrayList<>();

  private CorpusRules() {}

  /**
   * One rule.
   *
   * @param language {@code eql} or {@code kuery}
   * @param type as the rule says it
   * @param kind what of the rule the plan is
   */
  record CorpusRule(RulePlan plan, String language, String type, Kind kind) {}

  /** What a plan is of its rule. */
  enum Kind {
    /** All of it, as the rule tree gives it. */
    WHOLE,
    /** The query alone: without indicators all of it finds nothing. */
    QUERY,
    /** The query, with names for its patterns of field names: no field that is known has one. */
    NAMED
  }

  /** Gives the rules of a copy of the rule set, in order of their files. */
  static List<CorpusRule> of(Path corpus) throws IOException {
    var all = new CorpusRules();
    var files = new ArrayList<Path>();
    for (String folder : FOLDERS) {
      try (Stream<Path> tree = Files.walk(corpus.resolve(folder))) {
        tree.filter(CorpusRules::isRule).sorted().forEach(files::add);
      }
    }
    var tree = new RuleTree();
    files.forEach(tree::add);
    tree.loaded().rules().forEach(rule -> all.loaded.put(rule.header().id(), rule.plan()));
    for (Path file : files) {
      all.add(file);
    }
    return all.rules;
  }

  private static boolean isRule(Path file) {
    return file.toString().endsWith(".toml") && !file.toString().contains("_deprecated");
  }

  private void add(Path file) throws IOException {
    TomlParseResult toml = Toml.parse(file);
    String language = text(toml, "rule.language");
    String id = text(toml, "rule.rule_id");
    String type = text(toml, "rule.type");
    RulePlan plan = loaded.get(id);
    boolean kql = language.equals("kuery");
    if (plan != null && (kql || language.equals("eql")) && !isNever(plan)) {
      rules.add(new CorpusRule(plan, language, type, Kind.WHOLE));
    } else if (kql) {
      Kind kind = type.equals("threat_match") ? Kind.QUERY : Kind.NAMED;
      String text = text(toml, "rule.query");
      KqlOptions options = KqlOptions.defaults();
      if (kind == Kind.NAMED) {
        options = options.withFields(named(text, options.fields()));
      }
      if (Kql.compile(new SourceText(id, text), options)
          instanceof Parsed.Ok<CompiledKql>(var compiled, var _)) {
        rules.add(new CorpusRule(new RulePlan(id, compiled.operator()), language, type, kind));
      }
    }
  }

  private static boolean isNever(RulePlan plan) {
    return plan.operator() instanceof Operator.Single(var condition) && isNever(condition);
  }

  /** A condition that never holds stands beside what the rule's indices ask for. */
  private static boolean isNever(Condition condition) {
    return condition instanceof Condition.Never
        || condition instanceof Condition.All(var parts)
            && parts.stream().anyMatch(CorpusRules::isNever);
  }

  /** Gives known fields and, for each pattern of names, one that fits it. */
  private static Map<String, FieldType> named(String query, Map<String, FieldType> known) {
    var all = new HashMap<>(known);
    PATTERN_OF_NAMES
        .matcher(query)
        .results()
        .forEach(name -> all.put(name.group(1).replace("*", "0"), FieldType.ANY));
    return all;
  }

  private static String text(TomlParseResult toml, String key) {
    String value = toml.getString(key);
    return value == null ? "" : value;
  }
}
