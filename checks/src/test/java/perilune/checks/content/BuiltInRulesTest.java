package perilune.checks.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import perilune.checks.Places;
import perilune.content.RuleTree;
import perilune.content.parameters.SiteParameters;
import perilune.context.baseline.Baseline;
import perilune.context.baseline.BaselineLimits;
import perilune.context.baseline.BaselineReader;
import perilune.context.baseline.KnownUses;
import perilune.context.provenance.PackageInventory;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.event.KnownField;
import perilune.findings.Finding;
import perilune.findings.FindingBuilder;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Partition;
import perilune.source.Parsed;

/** Every rule that is shipped, and the events beside it. */
class BuiltInRulesTest {

  private static final Pattern PLACE = Pattern.compile("\\{(?:(\\d+)\\.)?([^}]*)\\}");

  private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");

  private final Path packs =
      Places.repository().resolve("content/src/main/resources/perilune/rules");
  private final RuleTree.Loaded loaded = load();

  private static RuleTree.Loaded load() {
    var tree = new RuleTree();
    for (String pack : RuleTree.packs()) {
      assertThat(tree.addPack(pack)).as(pack).isTrue();
    }
    return tree.loaded();
  }

  @Test
  void everyRuleCompilesWithoutAWarning() {
    assertThat(loaded.diagnostics()).isEmpty();
    assertThat(loaded.rules()).hasSizeGreaterThan(10);
  }

  @Test
  void everyRuleMatchesItsSample() throws IOException {
    for (Rule rule : loaded.rules()) {
      SampleRun run = run(rule, "match");
      assertThat(run.matchesOf(rule)).as(rule.header().place()).isPositive();
      boolean silent = rule.header().telling().buildingBlock();
      assertThat(run.findingsOf(rule).isEmpty()).as(rule.header().place()).isEqualTo(silent);
    }
  }

  /** What joins hosts has to wait for all of them: no chain of one host should. */
  @Test
  void everyRuleIsBoundToItsHost() {
    assertThat(loaded.rules())
        .filteredOn(rule -> !(rule.plan().operator() instanceof Operator.Single))
        .allSatisfy(rule ->
            assertThat(rule.plan().partition())
                .as(rule.header().place())
                .isInstanceOf(Partition.Host.class));
  }

  @Test
  void noRuleMatchesItsNearMiss() throws IOException {
    for (Rule rule : loaded.rules()) {
      assertThat(run(rule, "nearmiss").matchesOf(rule)).as(rule.header().place()).isZero();
    }
  }

  @Test
  void everyFindingOfASampleIsToldInASentenceThatKnowsWhatItTells() throws IOException {
    for (Rule rule : loaded.rules()) {
      for (Finding finding : run(rule, "match").findingsOf(rule)) {
        String sentence = finding.explanation();
        assertThat(sentence).as(rule.header().place()).endsWith(".").doesNotContain("{", "}");
        assertThat(finding.evidence()).as(rule.header().place()).isNotEmpty();
        // A network device does not say which of its processes did something.
        boolean ofDevice = rule.header().place().startsWith("builtin:network/");
        assertThat(finding.culprit().executable().isEmpty())
            .as(rule.header().place())
            .isEqualTo(ofDevice);
      }
    }
  }

  private SampleRun run(Rule rule, String kind) throws IOException {
    Path file = sample(rule, kind);
    SampleRun run =
        SampleRun.of(rulesFor(rule), Files.readAllBytes(file), packages(rule), baseline(rule));
    assertThat(run.lost()).as(file.toString()).isFalse();
    try (Stream<String> lines = Files.lines(file)) {
      assertThat(run.events()).as(file.toString()).isEqualTo(lines.count()).isPositive();
    }
    return run;
  }

  /**
   * Some rules say nothing until a site has set a parameter: beside their samples lies its file.
   */
  private List<Rule> rulesFor(Rule rule) {
    Path parameters = packs.resolve(name(rule) + ".parameters");
    if (!Files.exists(parameters)
        || !(SiteParameters.read(List.of(parameters))
            instanceof Parsed.Ok<SiteParameters>(var site, var _))) {
      return loaded.rules();
    }
    var tree = new RuleTree();
    tree.setParameters(site);
    RuleTree.packs().forEach(tree::addPack);
    return tree.loaded().rules();
  }

  /** Some rules are about packages: beside their samples lies the inventory of the host. */
  private PackageInventory packages(Rule rule) throws IOException {
    Path inventory = packs.resolve(name(rule) + ".inventory");
    return Files.exists(inventory)
        ? PackageInventory.ofFile(inventory, DatabaseLimits.defaults()).inventory()
        : PackageInventory.none();
  }

  /** Some are about what is normal: beside their samples lies what was approved. */
  private KnownUses baseline(Rule rule) throws IOException {
    Path file = packs.resolve(name(rule) + ".baseline");
    if (!Files.exists(file)) {
      return KnownUses.none();
    }
    String text = Files.readString(file);
    return switch (BaselineReader.read(file.toString(), text, BaselineLimits.defaults())) {
      case Parsed.Ok<Baseline>(var known, var _) -> KnownUses.of(known);
      case Parsed.Failed<Baseline>(var mistakes) -> throw new AssertionError(mistakes);
    };
  }

  private static String name(Rule rule) {
    String place = rule.header().place();
    return place.substring(place.indexOf(':') + 1, place.lastIndexOf('.'));
  }

  private Path sample(Rule rule, String kind) {
    return packs.resolve(name(rule) + "." + kind + ".ndjson");
  }

  @Test
  void everyFolderHoldsWhatItsIndexSaysAndTwoSamplesForEachRule() throws IOException {
    assertThat(names(packs, "")).containsExactlyInAnyOrderElementsOf(withList(RuleTree.packs()));
    for (String pack : RuleTree.packs()) {
      Path folder = packs.resolve(pack);
      List<String> rules = Files.readAllLines(folder.resolve("index.txt"));
      assertThat(rules).doesNotHaveDuplicates();
      assertThat(names(folder, ".toml")).containsExactlyInAnyOrderElementsOf(rules);
      List<String> proofs = new ArrayList<>();
      for (String rule : rules) {
        String name = rule.substring(0, rule.lastIndexOf('.'));
        proofs.add(name + ".match.ndjson");
        proofs.add(name + ".nearmiss.ndjson");
      }
      assertThat(names(folder, ".ndjson")).containsExactlyInAnyOrderElementsOf(proofs);
    }
  }

  private static List<String> withList(List<String> folders) {
    return Stream.concat(folders.stream(), Stream.of("packs.txt")).toList();
  }

  private static List<String> names(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(end)).toList();
    }
  }

  @Test
  void everyRuleSaysWhatItIs() {
    var ids = new HashSet<String>();
    var names = new HashSet<String>();
    for (Rule rule : loaded.rules()) {
      RuleHeader header = rule.header();
      assertThat(ids.add(header.id())).as("id of " + header.place()).isTrue();
      assertThat(names.add(header.name())).as("name of " + header.place()).isTrue();
      assertThat(header.id()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
      assertThat(header.description()).as(header.place()).hasSizeGreaterThan(60);
      assertThat(header.falsePositives()).as(header.place()).isNotEmpty();
      assertThat(header.techniques())
          .as(header.place())
          .contains("T1059.011")
          .allMatch(id -> TECHNIQUE.matcher(id).matches());
      assertThat(header.telling().explanation()).as(header.place()).isNotEmpty();
    }
  }

  /** Elastic's scores go with its words: 21, 47, 73, 99. */
  @Test
  void everyScoreFitsItsSeverity() {
    for (Rule rule : loaded.rules()) {
      int word = rule.header().severity().ordinal();
      assertThat(rule.header().riskScore()).as(rule.header().place()).isEqualTo(21 + 26 * word);
    }
  }

  @Test
  void everyPlaceInAnExplanationIsAFieldThatAFindingKeeps() {
    Set<String> shown = new HashSet<>();
    FindingBuilder.SHOWN.stream().map(KnownField::fieldName).forEach(shown::add);
    for (Rule rule : loaded.rules()) {
      var known = new HashSet<>(shown);
      known.addAll(rule.plan().fields());
      known.addAll(rule.header().terms().fields());
      Matcher place = PLACE.matcher(rule.header().telling().explanation());
      while (place.find()) {
        assertThat(known).as(rule.header().place()).contains(place.group(2));
        int step = place.group(1) == null ? 1 : Integer.parseInt(place.group(1));
        assertThat(step).as(rule.header().place()).isBetween(1, steps(rule));
      }
    }
  }

  private static int steps(Rule rule) {
    return switch (rule.plan().operator()) {
      case Operator.Single _ -> 1;
      case Operator.Sequence sequence -> sequence.steps().size();
      case Operator.Score _ -> 1;
      case Operator.Sample(var steps, var _) -> steps.size();
      case Operator.Threshold _, Operator.NewTerms _ -> 1;
      case Operator.Correlated _, Operator.Table _ -> 1;
    };
  }
}
