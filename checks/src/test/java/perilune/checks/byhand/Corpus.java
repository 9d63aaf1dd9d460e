package perilune.checks.byhand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import perilune.content.RuleTree;
import perilune.content.indicators.Indicators;
import perilune.rules.Rule;

/**
 * The files of a tree of Elastic's rules, by id and by kind, as their text alone tells them: what
 * the engine makes of a rule has no say in which rules are drawn.
 */
final class Corpus {

  /** Any seed would do; with this one the rules were drawn for which stories were written. */
  private static final long SEED = 0x50455249L;

  private static final Pattern LINKED =
      Pattern.compile("(?m)^query *= *(?:'''|\"\"\")(?:\\s|//.*)*(?:sequence|sample)\\b");

  /** Kinds of rules, each with the number that is drawn of it. */
  enum Kind {
    /** One event of EQL. */
    EVENT(36),
    /** A sequence or sample of EQL. */
    LINKED(12),
    /** A query of KQL. */
    QUERY(16),
    THRESHOLD(4),
    NEW_TERMS(4),
    THREAT_MATCH(2),
    ESQL(6),
    MACHINE_LEARNING(0);

    private final int drawn;

    Kind(int drawn) {
      this.drawn = drawn;
    }

    private static Kind of(String type, String text) {
      return switch (type) {
        case "eql" -> Corpus.LINKED.matcher(text).find() ? LINKED : EVENT;
        case "query" -> QUERY;
        case "threshold" -> THRESHOLD;
        case "new_terms" -> NEW_TERMS;
        case "threat_match" -> THREAT_MATCH;
        case "esql" -> ESQL;
        case "machine_learning" -> MACHINE_LEARNING;
        default -> throw new AssertionError("unknown type of rule: " + type);
      };
    }
  }

  private final Map<Kind, TreeMap<String, Path>> files = new EnumMap<>(Kind.class);
  private final Map<String, Path> byId = new HashMap<>();

  /** Reads the rules and building blocks of a tree, without the deprecated ones. */
  static Corpus of(Path root) throws IOException {
    var corpus = new Corpus();
    for (String folder : List.of("rules", "rules_building_block")) {
      try (Stream<Path> below = Files.walk(root.resolve(folder))) {
        for (Path file : below.filter(Corpus::isRule).toList()) {
          corpus.add(file);
        }
      }
    }
    return corpus;
  }

  private static boolean isRule(Path file) {
    return file.toString().endsWith(".toml") && !file.toString().contains("_deprecated");
  }

  private void add(Path file) throws IOException {
    String text = Files.readString(file);
    String id = value("rule_id", text);
    Kind kind = Kind.of(value("type", text), text);
    files.computeIfAbsent(kind, _ -> new TreeMap<>()).put(id, file);
    byId.put(id, file);
  }

  /** Gives the value of a key of the table of the rule, which has one line. */
  private static String value(String key, String text) {
    int at = text.indexOf("\n" + key + " = \"");
    int from = at + key.length() + 5;
    return at < 0 ? "" : text.substring(from, text.indexOf('"', from));
  }

  /** Gives the file of a rule. */
  Path file(String ruleId) {
    return Objects.requireNonNull(byId.get(ruleId), ruleId);
  }

  /** Loads rules, in this order, as the command does without indicators. */
  List<Rule> rules(List<String> ruleIds) {
    return rules(ruleIds, Indicators.none());
  }

  /** Loads rules, in this order, as the command does with indicators. */
  List<Rule> rules(List<String> ruleIds, Indicators indicators) {
    var tree = new RuleTree(indicators);
    ruleIds.forEach(id -> tree.add(file(id)));
    RuleTree.Loaded loaded = tree.loaded();
    if (loaded.rules().size() < ruleIds.size()) {
      throw new AssertionError("not all can be loaded: " + loaded.diagnostics());
    }
    return loaded.rules();
  }

  /** Draws rules of a kind: always the same of the same tree, each as likely as any other. */
  List<String> drawn(Kind kind) {
    var random = new SplittableRandom(SEED);
    var ids = new ArrayList<>(files.getOrDefault(kind, new TreeMap<>()).keySet());
    for (int i = 0; i < kind.drawn; i++) {
      Collections.swap(ids, i, i + random.nextInt(ids.size() - i));
    }
    return List.copyOf(ids.subList(0, kind.drawn));
  }
}
