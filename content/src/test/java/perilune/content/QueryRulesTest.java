package perilune.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.rules.Rule;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Operator;
import perilune.rules.plan.Predicate;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;

/** Rules of type query: Kibana's language, and the filters beside a query. */
class QueryRulesTest {

  private static final String RULE =
      """
      [rule]
      name = "Lua"
      rule_id = "a1"
      severity = "low"
      language = "kuery"
      type = "query"
      query = '''
      process.name:lua and
        user.name:root
      '''
      """;

  private static final Condition LUA =
      test("process.name", new Predicate.Equal(new Literal.Text("lua")), Matching.EQL);

  private static final Condition ROOT =
      test("user.name", new Predicate.Equal(new Literal.Text("root")), Matching.EQL);

  private static Condition test(String field, Predicate predicate, Matching matching) {
    return new Condition.Test(field, predicate, matching);
  }

  private static RuleTree.Loaded load(String text) {
    var tree = new RuleTree();
    tree.add(new SourceText("rule.toml", text));
    return tree.loaded();
  }

  private static Operator operator(String text) {
    RuleTree.Loaded loaded = load(text);
    assertThat(loaded.diagnostics()).isEmpty();
    Rule rule = loaded.rules().getFirst();
    assertThat(rule.header().language()).isEqualTo("kuery");
    return rule.plan().operator();
  }

  @Test
  void aRuleIsWhatItsQuerySays() {
    assertThat(operator(RULE))
        .isEqualTo(new Operator.Single(new Condition.All(List.of(LUA, ROOT))));
  }

  @Test
  void filtersNarrowTheRule() {
    Operator operator =
        operator(
            RULE
                + """
                [[rule.filters]]
                [rule.filters.meta]
                negate = true
                [rule.filters.query.wildcard."file.path"]
                case_insensitive = true
                value = "?:\\\\\\\\Temp\\\\\\\\*"
                [[rule.filters]]
                [rule.filters.query.exists]
                field = "host.id"
                [[rule.filters]]
                [rule.filters.meta]
                disabled = true
                [rule.filters.query.prefix]
                "file.path" = "x"
                """);
    Condition path =
        test("file.path", new Predicate.Like(List.of("?:\\Temp\\*")), Matching.EQL_INSENSITIVE);
    Condition host = test("host.id", new Predicate.Present(), Matching.EQL);
    Condition query = new Condition.All(List.of(LUA, ROOT));
    assertThat(operator)
        .isEqualTo(
            new Operator.Single(new Condition.All(List.of(query, new Condition.Not(path), host))));
  }

  @Test
  void aFilterThatIsNotUnderstoodStopsTheRule() {
    RuleTree.Loaded loaded =
        load(
            RULE
                + """
                [[rule.filters]]
                [rule.filters.query.prefix]
                "file.path" = "x"
                """);
    assertThat(loaded.rules()).isEmpty();
    assertThat(loaded.diagnostics().getFirst().code()).isEqualTo(DiagnosticCode.RULE005);
  }

  @Test
  void filtersBesideARuleOfAnotherTypeStopIt() {
    String rule =
        RULE.replace("\"query\"", "\"eql\"").replaceAll("process.name:(?s).*root", "any where true")
            + "[[rule.filters]]\n[rule.filters.query.exists]\nfield = \"host.id\"\n";
    assertThat(load(rule).rules()).isEmpty();
    assertThat(load(rule).diagnostics().getFirst().message()).startsWith("filters beside");
  }

  @Test
  void aMistakeOfTheQueryPointsIntoTheFile() {
    Diagnostic mistake = load(RULE.replace(":root", ":")).diagnostics().getFirst();
    assertThat(mistake.code()).isEqualTo(DiagnosticCode.KQL001);
    assertThat(mistake.source().line(mistake.span().start())).isEqualTo(10);
  }

  @Test
  void otherLanguagesAndTypesAreRefused() {
    for (String rule :
        List.of(RULE.replace("kuery", "lucene"), RULE.replace("\"query\"", "\"other\""))) {
      assertThat(load(rule).rules()).isEmpty();
      assertThat(load(rule).diagnostics().getFirst().code()).isEqualTo(DiagnosticCode.RULE005);
    }
  }
}
