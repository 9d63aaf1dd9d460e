package perilune.rules.esql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.rules.plan.Literal;
import perilune.rules.plan.TableStage.LookupTable;
import perilune.source.Diagnostic;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** What queries mean, and what is wrong with them: a table each. */
final class EsqlTest {

  private static final EsqlOptions OPTIONS =
      EsqlOptions.defaults()
          .withLookups(
              Map.of(
                  "owners",
                  new LookupTable(
                      "owners",
                      List.of("team", "host.id"),
                      List.of(List.of(new Literal.Text("red"), new Literal.Text("h1"))))));

  private static Parsed<CompiledEsql> compile(String query) {
    return Esql.compile(new SourceText("test.esql", query), OPTIONS);
  }

  private static CompiledEsql compiled(String query) {
    return switch (compile(query)) {
      case Parsed.Ok<CompiledEsql>(var value, var _) -> value;
      case Parsed.Failed<CompiledEsql>(var diagnostics) ->
          throw new AssertionError(query + ": " + diagnostics);
    };
  }

  /** The part behind FROM, and the stages that it means. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '\0',
      value = {
        "WHERE a == 1 AND b != \"x\" OR NOT c § where OR(AND(EQUAL(a, 1), NOT_EQUAL(b, 'x')), NOT(c))",
        "where a in (\"x\", \"y\") and b not in (1) § where AND(IN(a, 'x', 'y'), NOT(IN(b, 1)))",
        "WHERE NOT a IN (1) § where NOT(IN(a, 1))",
        "WHERE a LIKE \"x*\" OR a NOT LIKE (\"y?\", \"z\") § where OR(LIKE(a, 'x*'), NOT(LIKE(a, 'y?', 'z')))",
        "WHERE a RLIKE \"x.+\" § where RLIKE(a, 'x(?s:.)+')",
        "WHERE a IS NULL AND b IS NOT NULL § where AND(IS_NULL(a), NOT(IS_NULL(b)))",
        "WHERE a : \"some words\" § where MATCH(a, 'some words')",
        "WHERE `odd name`.`b``c` == 1 § where EQUAL(odd name.b`c, 1)",
        "WHERE process.name.caseless == \"CMD.exe\" § where EQUAL(TO_LOWER(process.name), 'cmd.exe')",
        "WHERE process.name.caseless LIKE \"CMD*\" § where LIKE(TO_LOWER(process.name), 'cmd*')",
        "WHERE a.text == \"x\" § where EQUAL(a, 'x')",
        "WHERE KQL(\"\"\"a.b: \"x\" \"\"\") § where {a.b Equal[Text[x]]}",
        "WHERE @timestamp > NOW() - 7 days § where GREATER(@timestamp, SUBTRACT(NOW(), 0mo604800000ms))",
        "EVAL x = -a * 2 + 3 % b § eval x = ADD(MULTIPLY(NEGATE(a), 2), MODULO(3, b))",
        "EVAL x = a::long::string § eval x = TO_STRING(TO_LONG(a))",
        "EVAL x = 1.5e3, y = -7, z = 9223372036854775808 § eval x = 1500.0, y = -7, z = 9.223372036854776E18",
        "EVAL x = CASE(a == 1, \"y\", NULL), len = length(x) § eval x = CASE(EQUAL(a, 1), 'y', null), len = LENGTH(x)",
        "EVAL x = [1, 2, 3] § eval x = MV_APPEND(1, MV_APPEND(2, 3))",
        "EVAL DATE_TRUNC(1 month, @timestamp) § eval DATE_TRUNC(1 month, @timestamp) = DATE_TRUNC(1mo0ms, @timestamp)",
        "EVAL x = REPLACE(a, \"(?i)b.$\", \"$1\") § eval x = REPLACE(a, '[Bb][^\\x{A}\\x{D}\\x{85}\\x{2028}\\x{2029}]$', '$1')",
        "STATS COUNT(*) BY host.id § stats COUNT(*) = COUNT() by host.id = host.id",
        "STATS n = count() WHERE a > 1, m = MAX(b) BY h = TO_LOWER(host.id) § stats n = COUNT() only GREATER(a, 1), m = MAX(b) by h = TO_LOWER(host.id)",
        "STATS x = COUNT(*) / 2, v = MV_SLICE(VALUES(a), 0, 9) BY b § stats $1 = COUNT(), $2 = VALUES(a) by b = b | eval x = DIVIDE($1, 2), v = MV_SLICE($2, 0, 9) | keep x, v, b",
        "STATS COUNT(*) * 2 § stats $1 = COUNT() | eval COUNT(*) * 2 = MULTIPLY($1, 2) | drop $1",
        "STATS BY a § stats  by a = a",
        "STATS n = COUNT(*) BY t = BUCKET(@timestamp, 5m) § stats n = COUNT() by t = DATE_TRUNC(0mo300000ms, @timestamp)",
        "STATS d = COUNT_DISTINCT(a, 100) § stats d = COUNT_DISTINCT(a)",
        "INLINE STATS n = COUNT(*) BY a | WHERE n > 1 § inline n = COUNT() by a = a | where GREATER(n, 1)",
        "INLINESTATS n = COUNT(*) + 1 § inline $1 = COUNT() | eval n = ADD($1, 1) | drop $1",
        "KEEP a*, b.*, c | DROP a1, *z § keep a*, b.*, c | drop a1, *z",
        "RENAME a AS b, d = c § rename a->b, c->d",
        "SORT a, b DESC, c ASC NULLS FIRST, d DESC NULLS LAST | LIMIT 5 § sort a up nulls last, b down nulls first, c up nulls first, d down nulls last | limit 5",
        "DISSECT a \"x %{b} - %{?c},%{+d/2} %{+d/1->}\" APPEND_SEPARATOR=\";\" § dissect a <x > b < - >  <,> d+2 < > d+1-> <> join <;>",
        "DISSECT a \"%{b}:%{+b}\" § dissect a <> b+0 <:> b+0 <>",
        "GROK a \"%{WORD:w} %{INT:n:int}\" § extract a /(\\b[0-9A-Z_a-z]+\\b) ([\\+\\-]?[0-9]+)/ 1=w:TEXT 2=n:WHOLE",
        "GROK a \"(x|y)(?<z>.*)$\" § extract a /(?:x|y)([^\\x{A}]*)(?m:$)/ 1=z:TEXT",
        "MV_EXPAND a § expand a",
        "ENRICH owners ON who WITH h = host.id § enrich owners[team, host.id] on [who] adds host.id->h",
        "ENRICH _any:owners § enrich owners[team, host.id] on [team] adds host.id->host.id",
        "LOOKUP JOIN owners ON host.id § join owners[host.id, team] on [host.id] adds team->team",
      })
  void aCommandMeansItsStages(String commands, String stages) {
    CompiledEsql query = compiled("FROM logs-* | " + commands);
    assertThat(PlanText.of(query.operator().stages())).isEqualTo(stages);
    assertThat(EsqlLaws.PRINTER.check("FROM logs-* | " + commands)).isTrue();
  }

  /** What is looked up: as much as the vocabulary has, and never less than the query finds. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '\0',
      value = {
        "WHERE a == \"x\" § a Equal[Text[x]]",
        "WHERE \"x\" == a AND b IN (\"y\", \"z\") § (a Equal[Text[x]] and b OneOf[[Text[y], Text[z]]])",
        "WHERE a == \"4104\" § a OneOf[[Text[4104], Whole[4104]]]",
        "WHERE a == \"4104.0\" § a Present[]",
        "WHERE a == \"true\" § a Present[]",
        "WHERE a == \"x\" OR b > 5 § (a Equal[Text[x]] or b Compare[comparison=GREATER, bound=Whole[5]])",
        "WHERE 5 > b § b Compare[comparison=LESS, bound=Whole[5]]",
        "WHERE a > \"x\" § a Present[]",
        "WHERE a == \"x\" OR NOT b == 1 § always",
        "WHERE a == \"x\" AND NOT b == 1 § a Equal[Text[x]]",
        "WHERE a IS NULL § always",
        "WHERE a IS NOT NULL § a Present[]",
        "WHERE a != \"x\" § a Present[]",
        "WHERE a LIKE \"x\\\\*y*\" § a Like[[x?y*]]",
        "WHERE a RLIKE \"x.*\" § a Regex[[x(?s:.)*]]",
        "WHERE STARTS_WITH(a, \"x\") § a Equal[Text[x]] PREFIX",
        "WHERE CONTAINS(a, \"x\") § a Equal[Text[x]] ANYWHERE",
        "WHERE CIDR_MATCH(a, \"10.0.0.0/8\", \"fe80::/10\") § a InNetwork[[10.0.0.0/8, fe80::/10]]",
        "WHERE CIDR_MATCH(a, \"10.0.0.0/99\") § a Present[]",
        "WHERE TO_LOWER(a) == \"x\" § a Equal[Text[x]] any case",
        "WHERE TO_LOWER(a) == \"ü\" § a Present[]",
        "WHERE TO_UPPER(a) == \"SS\" § a Present[]",
        "WHERE _id == \"x\" AND _index LIKE \"y*\" § always",
        "WHERE LENGTH(a) > 5 § always",
        "WHERE COALESCE(a, \"x\") == \"x\" § always",
        "WHERE source.ip == \"::1\" § source.ip Present[]",
        "WHERE @timestamp == \"2026-01-01\" § @timestamp Present[]",
        "WHERE KQL(\"a.b: *\") AND c == 1 § (a.b Present[] and c Equal[Whole[1]])",
        "MV_EXPAND a | WHERE a == \"x\" § a Equal[Text[x]]",
        "KEEP a | WHERE a == \"x\" | WHERE a LIKE \"y*\" § (a Equal[Text[x]] and a Like[[y*]])",
        "EVAL a = 1 | WHERE a == 2 AND b == 3 § b Equal[Whole[3]]",
        "RENAME a AS b | WHERE b == 1 § always",
        "GROK a \"%{WORD:b}\" | WHERE b == \"x\" § always",
        "LIMIT 5 | WHERE a == 1 § always",
        "STATS n = COUNT(*) BY a | WHERE a == 1 § always",
        "INLINE STATS n = COUNT(*) | WHERE a == 1 § always",
      })
  void eventsAreLookedUpByTheFirstConditions(String commands, String source) {
    assertThat(PlanText.of(compiled("FROM logs-* | " + commands).operator().source()))
        .isEqualTo(source);
  }

  /** A query, and for each mistake: code, what stands at the place, message, help. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '\0',
      value = {
        "FROM x | WHERE a = 1 § ESQL001 [=] '=' gives a column its value (to compare, write '==')",
        "FROM x | WERE a == 1 § ESQL001 [WERE] there is no command 'WERE' (did you mean WHERE?)",
        "FROM x | WHERE a == 'y' § ESQL002 ['y'] strings stand in double quotes (write \"y\")",
        "FROM x | WHERE a == § ESQL001 [] a value is missing before the end of the query ()",
        "FROM x | WHERE (a == 1 | LIMIT 1 § ESQL001 [|] ')' is missing before '|' (it closes the '(' before)",
        "FROM x | WHERE a == 1 b § ESQL001 [b] 'b' cannot stand here (a command ends before a pipe '|'; is an operator or a comma missing?)",
        "FROM x | WHERE a LIKE \"\\d\" § ESQL002 [\\d] there is no such escape (write '\\\\' for a backslash, or put the text between \"\"\" and \"\"\")",
        "FROM x | EVAL b = LENGHT(a) § ESQL005 [LENGHT(a)] there is no function 'lenght' (did you mean LENGTH?)",
        "FROM x | EVAL b = LENGTH(a, 1) § ESQL006 [LENGTH(a, 1)] LENGTH takes 1 argument (here are 2)",
        "FROM x | COMPLETION b = a WITH {} | KEEP b § ESQL007 [COMPLETION] COMPLETION is not run: it asks a language model, which is no part of a rule's meaning (leave the command out, and what needs its columns)",
        "FROM x | WHERE a == ?p § ESQL007 [?p] the parameter '?p' has no value: a rule is asked without parameters (write the value in its place)",
        "FROM x | WHERE QSTR(\"a\") § ESQL007 [QSTR(\"a\")] the function QSTR is not run (write KQL(\"…\"))",
        "FROM x | STATS total = COUNT(*) BY b | WHERE totl > 1 § ESQL008 [totl] there is no column 'totl' any more (did you mean 'total'?)",
        "FROM x | KEEP a | WHERE b == 1 § ESQL008 [b] the column 'b' was taken away before (STATS and KEEP leave only the columns that they name)",
        "FROM x | EVAL b = COUNT(*) § ESQL010 [COUNT(*)] COUNT is of many rows, and stands in STATS only (write STATS x = COUNT(…), and use x behind it)",
        "FROM x | STATS MAX(MIN(a)) § ESQL010 [MIN(a)] MIN is of many rows, and stands in STATS only (write STATS x = MIN(…), and use x behind it)",
        "FROM x | STATS a BY b § ESQL010 [a] 'a' is one value of many rows, and which is not said (put it into an aggregate such as VALUES(…), or behind BY)",
        "FROM x | STATS n = COUNT(*) | WHERE KQL(\"a:1\") § ESQL010 [KQL(\"a:1\")] KQL searches events, and rows are none any more (put it before STATS)",
        "FROM x | WHERE LENGTH(a) § ESQL012 [LENGTH(a)] true or false is needed, and this is a number (compare it with something)",
        "FROM x | STATS n = COUNT(*) | WHERE n > \"many\" § ESQL012 [\"many\"] a number is needed, and this is text (what it is compared with is one)",
        "FROM x | EVAL b = REPLACE(a, \"(?<=x)y\", \"\") § ESQL013 [\"(?<=x)y\"] looking behind is not run (regular expressions run in linear time here: say it without)",
        "FROM x | GROK a \"%{WRD:b}\" § ESQL014 [\"%{WRD:b}\"] there is no grok pattern 'WRD' (did you mean %{WORD}?)",
        "FROM x | DISSECT a \"%{b}%{c}\" § ESQL014 [\"%{b}%{c}\"] between two names of a pattern stands no delimiter (put what separates them there)",
        "FROM x | ENRICH owner § ESQL015 [owner] no policy 'owner' was given (did you mean 'owners'?)",
        "FROM x | LOOKUP JOIN assets ON a § ESQL015 [assets] no table 'assets' was given (give its rows with --lookup assets=FILE, CSV or NDJSON)",
        "FROM x | WHERE KQL(\"a:(\") § ESQL016 [\"a:(\"] in KQL: a value is missing before the end of the query (write field:value)",
        "SELECT 1 § ESQL001 [SELECT] a query begins with FROM, not with 'SELECT' (write FROM logs-*)",
        "FROM x | EVAL b = FOO(1) | WHERE c AND \"d\" | LIMIT x § ESQL005 [FOO(1)] there is no function 'foo' (docs/esql.md names all); ESQL012 [\"d\"] true or false is needed, and this is text (compare it with something); ESQL001 [x] LIMIT takes a whole number (write LIMIT 100)",
      })
  void aMistakeHasItsPlaceAndTheWayOut(String query, String mistakes) {
    String told =
        compile(query).diagnostics().stream()
            .filter(Diagnostic::isError)
            .map(each ->
                each.code()
                    + " ["
                    + query.substring(each.span().start(), each.span().end())
                    + "] "
                    + each.message()
                    + " ("
                    + each.help().stream().limit(1).collect(Collectors.joining())
                    + ")")
            .collect(Collectors.joining("; "));
    assertThat(told).isEqualTo(mistakes);
  }

  @Test
  void namesTheIndicesAndTheMetadata() {
    CompiledEsql query =
        compiled(
            "from logs-a.b-*, .ds-x-2026.01.01-*, \"remote:*\" metadata _id, _index | limit 1");
    assertThat(query.indexPatterns())
        .containsExactly("logs-a.b-*", ".ds-x-2026.01.01-*", "remote:*");
    assertThat(query.metadata()).containsExactly("_id", "_index");
    assertThat(query.canonical())
        .isEqualTo(
            "FROM logs-a.b-*, .ds-x-2026.01.01-*, \"remote:*\" METADATA _id, _index\n| LIMIT 1");
  }

  @Test
  void aRowIsMadeOfTheFirstEvent() {
    assertThat(PlanText.of(compiled("ROW a = 1, b = \"x\" | EVAL c = a").operator().stages()))
        .isEqualTo("eval a = 1, b = 'x' | keep a, b | limit 1 | eval c = a");
  }

  @Test
  void aNearMissOfAFieldAndALostColumnAreWarnings() {
    List<String> told =
        compile("FROM x | WHERE process.nmae == \"x\" | STATS n = COUNT(*), n = MAX(a)")
            .diagnostics()
            .stream()
            .map(each -> each.code() + " " + each.isError())
            .toList();
    assertThat(told).containsExactly("ESQL009 false", "ESQL011 false");
  }

  @Test
  void commentsAndRawStringsAreRead() {
    String query = "FROM x // all\n| WHERE /* here */ a == \"\"\"C:\\d \"q\"\"\"\"";
    assertThat(PlanText.of(compiled(query).operator().stages()))
        .isEqualTo("where EQUAL(a, 'C:\\d \"q\"')");
  }
}
