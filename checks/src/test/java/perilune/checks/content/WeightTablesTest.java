package perilune.checks.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perilune.checks.Places;
import perilune.content.RuleTree;
import perilune.rules.Rule;
import perilune.rules.plan.Operator;

/** Holds the weights that the pages of the packs print to those in the files of the chains. */
class WeightTablesTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\| signal \\| ([0-9]+) \\|");
  private static final Pattern SECTION =
      Pattern.compile(
          "(?m)^## ([a-z0-9_]+)\\n\\n\\*\\*.*\\*\\* · signal, (?:[a-z]+, )?weight ([0-9]+)");
  private static final Pattern SIGN = Pattern.compile("(?m)^\\| ([^`|]+) \\| ([0-9]+) \\|$");

  @ParameterizedTest
  @ValueSource(strings = {"linux", "macos", "windows", "network"})
  void aPagePrintsTheWeightThatEachSignalHas(String pack) throws IOException {
    Map<String, String> weights = weights(rules(pack));

    assertThat(weights).hasSizeGreaterThan(20);
    assertThat(pairs(ROW, pack)).as("table of %s", pack).isEqualTo(weights);
    assertThat(pairs(SECTION, pack)).as("sections of %s", pack).isEqualTo(weights);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux", "macos"})
  void aPagePrintsEveryWeakSign(String pack) throws IOException {
    assertThat(pairs(SIGN, pack)).isEqualTo(weakSigns(rules(pack)));
  }

  private static Map<String, String> weights(List<Rule> pack) {
    var weights = new TreeMap<String, String>();
    for (Rule chain : pack) {
      if (chain.plan().operator() instanceof Operator.Score score) {
        score
            .parts()
            .forEach(part -> signal(part, pack).ifPresent(s -> weights.put(s, weight(part))));
      }
    }
    return weights;
  }

  /** Gives the file's name of the rule that a part counts. */
  private static Optional<String> signal(Operator.Part part, List<Rule> pack) {
    String condition = part.step().condition().toString();
    return pack.stream()
        .filter(rule -> condition.contains(rule.header().id()))
        .map(WeightTablesTest::name)
        .findFirst();
  }

  private static Map<String, String> weakSigns(List<Rule> pack) {
    var signs = new TreeMap<String, String>();
    for (Rule chain : pack) {
      if (chain.plan().operator() instanceof Operator.Score score) {
        for (int i = 0; i < score.parts().size(); i++) {
          if (signal(score.parts().get(i), pack).isEmpty()) {
            signs.put(words(chain, i), weight(score.parts().get(i)));
          }
        }
      }
    }
    return signs;
  }

  /** Gives what a part says, with what the event fills in as an ellipsis. */
  private static String words(Rule chain, int part) {
    return chain.header().telling().parts().get(part).replaceAll("\\{[^}]*}", "…");
  }

  private static String weight(Operator.Part part) {
    return String.valueOf(part.weight());
  }

  private static Map<String, String> pairs(Pattern row, String pack) throws IOException {
    String page = Files.readString(Places.repository().resolve("docs/rules/" + pack + ".md"));
    return row.matcher(page)
        .results()
        .collect(
            Collectors.toMap(
                found -> found.group(1), found -> found.group(2), (a, b) -> a + b, TreeMap::new));
  }

  private static List<Rule> rules(String pack) {
    var tree = new RuleTree();
    tree.addPack(pack);
    return tree.loaded().rules();
  }

  private static String name(Rule rule) {
    String place = rule.header().place();
    return place.substring(place.lastIndexOf('/') + 1, place.lastIndexOf('.'));
  }
}
