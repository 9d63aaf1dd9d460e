package perilune.content.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Literal;
import perilune.rules.plan.Matching;
import perilune.rules.plan.Predicate;

/** Files of indicators in each format, good and bad. */
class IndicatorsTest {

  @TempDir private Path folder;

  private Indicators read(String text) throws IOException {
    Path file = folder.resolve("feed");
    Files.writeString(file, text);
    return Indicators.read(List.of(file));
  }

  private static List<String> problems(Indicators indicators) {
    return indicators.reports().getFirst().problems();
  }

  @Test
  void csvOfTypesAndValuesGoesIntoTheFieldsOfTheirKinds() throws IOException {
    Indicators all =
        read(
            """
            # a feed
            last_seen,type,value,comment
            2026-05-01 10:00:00,ipv4-addr,198.51.100.7,"said, ""so"" twice"

            2026-05-02 10:00:00,URL,https://bad.example/x,
            2026-05-02 10:00:00,FileHash-SHA256,%s,
            2026-05-02 10:00:00,hash,%s,
            """
                .formatted("ab".repeat(32), "cd".repeat(16)));
    assertThat(all.values("threat.indicator.ip")).containsExactly("198.51.100.7");
    assertThat(all.values("threat.indicator.url.full")).containsExactly("https://bad.example/x");
    assertThat(all.values("threat.indicator.url.original")).hasSize(1);
    assertThat(all.values("threat.indicator.file.hash.sha256")).containsExactly("ab".repeat(32));
    assertThat(all.values("threat.indicator.file.hash.md5")).containsExactly("cd".repeat(16));
    assertThat(all.newest()).hasToString("2026-05-02T10:00:00Z");
    assertThat(problems(all)).containsExactly("columns that are not used: comment");
    assertThat(all.reports().getFirst().lostAnything()).isFalse();
    assertThat(all.origin("threat.indicator.ip", "198.51.100.7"))
        .hasValueSatisfying(place -> assertThat(place).endsWith("feed line 3"));
  }

  @Test
  void csvOfFieldsIsTakenAsItIs() throws IOException {
    Indicators all =
        read(
            "threat.indicator.ip,event.module,sha1\r\n::1,ti_own,\r\n,," + "0".repeat(40) + "\r\n");
    assertThat(all.values("threat.indicator.ip")).containsExactly("::1");
    assertThat(all.values("event.module")).containsExactly("ti_own", "threatintel");
    assertThat(all.values("threat.indicator.file.hash.sha1")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ip,x.y\\n1.2.3.4|line 2: 1 values, and the header has 2 columns",
        "type,value\\nmutex,abc|line 2: there is no indicator of type 'mutex' that is known",
        "ip\\n1.2\"3|line 2: a quote stands inside a value",
        "ip\\n\"1.2.3.4|line 2: a quote is never closed",
        "type,value\\nhash,zz|line 2: there is no indicator of type 'hash' that is known",
        "{\"a\":|line 1: the input ends inside a record"
      })
  void whatIsRefusedIsCountedAndNamed(String text, String problem) throws IOException {
    Indicators all = read(text.replace("\\n", "\n"));
    assertThat(all.size()).isZero();
    assertThat(all.reports().getFirst().refused()).isEqualTo(1);
    assertThat(problems(all)).contains(problem);
  }

  @Test
  void documentsMayBeNestedOrDotted() throws IOException {
    Indicators all =
        read(
            """
            {"@timestamp":"2026-05-01T00:00:00Z","threat":{"indicator":{"ip":["10.0.0.1","10.0.0.2"]}}}
            {"threat.indicator.ip":"10.0.0.3","event.category":["threat","other"]}
            """);
    assertThat(all.values("threat.indicator.ip"))
        .containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3");
    assertThat(all.values("event.category")).containsExactly("threat", "other");
    assertThat(all.values("event.kind")).containsExactly("enrichment");
    var third =
        new Condition.Test(
            "threat.indicator.ip", new Predicate.Equal(new Literal.Text("10.0.0.3")), Matching.EQL);
    assertThat(all.where(third).size()).isEqualTo(1);
  }

  @Test
  void stixGivesAnIndicatorForEachValue() throws IOException {
    Indicators all =
        read(
            """
            {"type":"bundle","id":"bundle--1","objects":[
              {"type":"identity","name":"x"},
              {"type":"indicator","modified":"2026-05-01T00:00:00Z","pattern_type":"stix",
               "pattern":"[ipv4-addr:value = '10.0.0.1'] OR ([file:hashes.'SHA-256' = 'AA' OR file:name IN ('a', 'b\\\\'c')])"},
              {"type":"indicator","pattern_type":"stix","revoked":true,"pattern":"[url:value = 'x']"},
              {"type":"indicator","pattern_type":"snort","pattern":"alert"},
              {"type":"indicator","pattern_type":"stix","pattern":"[url:value = 'x' AND file:name = 'y']"},
              {"type":"indicator","pattern_type":"stix","pattern":"[mutex:name = 'y']"}]}
            """);
    assertThat(all.values("threat.indicator.ip")).containsExactly("10.0.0.1");
    assertThat(all.values("threat.indicator.file.hash.sha256")).containsExactly("AA");
    assertThat(all.values("threat.indicator.file.name")).containsExactly("a", "b'c");
    assertThat(all.reports().getFirst().refused()).isEqualTo(3);
    assertThat(problems(all))
        .containsExactly(
            "object 4: a pattern in 'snort' is not read",
            "object 5: 'AND' is not read",
            "object 6: 'mutex:name' has no field of events");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[ipv4-addr:value = '1.2.3.4'|it ends in the middle",
        "[ipv4-addr:value LIKE '1.%']|only '=', IN and ISSUBSET are read, not 'LIKE'",
        "[ipv4-addr:value = '1.2.3.4|a quote is never closed",
        "[ipv4-addr:value == '1']|only '=', IN and ISSUBSET are read, not '=='",
        "[ipv4-addr|a comparison lacks its ':'",
        "([url:value = 'x'])) |')' is not read",
        "[url:value IN ('x', ]|a value is not in quotes",
        "[url:value = 'x'] START t'2026' STOP t'2027'|'START' is not read"
      })
  void aPatternThatIsNotReadSaysWhy(String pattern, String problem) {
    assertThat(StixPattern.read(pattern).problem()).isEqualTo(problem);
    assertThat(StixPattern.read(pattern).comparisons()).isEmpty();
  }

  @Test
  void moreThanTheLimitIsRefusedAndCounted() throws IOException {
    Path file = folder.resolve("feed");
    Files.writeString(file, "ip\n10.0.0.1\n10.0.0.2\n10.0.0.3\n");
    Indicators all = Indicators.read(List.of(file), 2);
    assertThat(all.size()).isEqualTo(2);
    assertThat(problems(all)).containsExactly("line 4: more than 2 indicators");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Indicators all = Indicators.read(List.of(folder.resolve("none")));
    assertThat(problems(all)).containsExactly("there is no such file");
  }
}
