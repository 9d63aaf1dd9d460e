package perilune.rules.kql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import perilune.rules.plan.Condition;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** What is wrong with a query and where, how large it may be, and what it prints as. */
final class KqlTest {

  private static Parsed<CompiledKql> compile(String query) {
    return Kql.compile(new SourceText("query", query), KqlOptions.defaults());
  }

  /** Code, E or W, and the text that the caret is under, of every diagnostic. */
  private static String told(String query) {
    return compile(query).diagnostics().stream()
        .map(d ->
            d.code()
                + (d.isError() ? "E" : "W")
                + " "
                + query.substring(d.span().start(), Math.min(query.length(), d.span().end())))
        .map(String::strip)
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '§',
      value = {
        "a:1 and ~ KQL001E",
        "and a:1 ~ KQL001E and",
        "a:1 or or b:2 ~ KQL001E or",
        "a: ~ KQL001E",
        "a:) ~ KQL001E )",
        "(a:1 ~ KQL001E",
        "a:1) ~ KQL001E )",
        "a:(1 or 2 ~ KQL001E",
        "a:() ~ KQL001E )",
        "a:{b:1 ~ KQL008W a; KQL001E",
        "a:1 b:2 ~ KQL001E :",
        "a:1 \"b\" ~ KQL001E \"b\"",
        "\"a\" b ~ KQL001E b",
        "a:1 not b:2 ~ KQL001E not",
        "a:1 (b:2) ~ KQL001E (",
        "a:b:c ~ KQL001E :",
        "a:C:\\\\x ~ KQL001E :",
        "a: > 5 ~ KQL001E >",
        "a > ~ KQL001E",
        ": 5 ~ KQL001E :",
        "a:(b:1) ~ KQL001E :",
        "a:(x y \"z\") ~ KQL001E \"z\"",
        "a:1 and and b: and c:) ~ KQL001E and; KQL001E and; KQL001E )",
        "a:\"x ~ KQL002E \"",
        "a:C\\Windows ~ KQL002E \\W",
        "a:x\\ ~ KQL002E \\",
        "process.nmae:x ~ KQL004W process.nmae",
        "proces.name:x and event.catgory:y ~ KQL004W proces.name; KQL004W event.catgory",
        "nothing.like.*:x ~ KQL004W nothing.like.*",
        "nothing.*.like:x ~ KQL004W nothing.*.like",
        "process.pid:x ~ KQL005W x",
        "process.pid:4* ~ KQL005W 4*",
        "process.interactive:maybe ~ KQL005W maybe",
        "source.ip:10.0.0.0/33 ~ KQL005W 10.0.0.0/33",
        "source.ip:\"1.2.3\" ~ KQL005W \"1.2.3\"",
        "@timestamp:yesterday ~ KQL005W yesterday",
        "message:\"--\" ~ KQL005W \"--\"",
        "process.pid > x ~ KQL006E x",
        "process.pid > 1* ~ KQL006E 1*",
        "source.ip > lua ~ KQL006E lua",
        "@timestamp > lua ~ KQL006E lua",
        "process.interactive > true ~ KQL006E true",
        "message > a ~ KQL006E a",
        "client.ip > 10.0.0.1 ~ KQL006E 10.0.0.1",
        "@timestamp > now-1h ~ KQL007E now-1h",
        "@timestamp:now ~ KQL007E now",
        "a.b > now/d ~ KQL007E now/d",
        "a:{ b:1 and c:2 } ~ KQL008W a",
        "a:{ not b:1 } ~ KQL008E a",
        "a:{ b:(x and not y) } ~ KQL008E a",
        "a*:{ b:1 } ~ KQL008E a*",
        "a:{ x } ~ KQL008W a; KQL008E x",
        "a:\"x*\" ~ KQL009W \"x*\"",
        "a:null ~ KQL010W null",
        "a == b ~ KQL010W a == b",
        "process where x ~ KQL010W process where x",
        "a && b ~ KQL010W a && b",
        "/lua.*/ ~ KQL010W /lua.*/",
        "process.name:lua ~ §§",
        "a:now ~ §§",
        "process.name:now-1h ~ §§",
        "process.name > nowhere ~ §§"
      })
  void mistakesAreToldWithTheirPlace(String query, String expected) {
    assertThat(told(query)).isEqualTo(expected);
  }

  @Test
  void aDiagnosticShowsThePlaceAndTheWayOut() {
    List<Diagnostic> diagnostics = compile("event.kind:x and process.nmae:lua").diagnostics();
    assertThat(DiagnosticPrinter.print(diagnostics.getFirst()))
        .contains("warning[KQL004]", "query:1:18", "^^^^^^^^^^^^ did you mean 'process.name'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "zig.*.zag ~ 11 ~ zig.zag ~ zig.9.zag",
        "zig.*.zag.*.zug ~ 121 ~ zig.zag.zug ~ zig.9.zag.9.zug",
        "zig.*.a.*.b.*.c ~ 121 ~ zig.a.b.c ~ zig.9.a.9.b.c",
        "zig.*.zag* ~ 0 ~ ~ ",
        "zig.*:*.zag ~ 0 ~ ~ ",
        "zig.**.zag ~ 0 ~ ~ ",
        "*.zag ~ 0 ~ ~ ",
      })
  void starsBetweenDotsArePlacesInArrays(String pattern, int names, String first, String last) {
    List<String> all = ArrayPlaces.of(List.of(pattern.split("\\*", -1)));
    assertThat(all).hasSize(names).doesNotHaveDuplicates();
    if (names > 0) {
      assertThat(all).startsWith(first).endsWith(last);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "a:(", "not ", "a:{", "a:(not "})
  void tenThousandLevelsAreRefusedWithinTheStack(String opening) {
    assertThat(told(opening.repeat(10_000) + "x")).contains("KQL003E");
  }

  @Test
  void brackets149DeepAreReadAnd151DeepAreNot() {
    assertThat(compile("(".repeat(149) + "a:1" + ")".repeat(149))).isInstanceOf(Parsed.Ok.class);
    assertThat(told("(".repeat(151) + "a:1" + ")".repeat(151))).startsWith("KQL003E");
  }

  @Test
  void fiftyThousandCharactersAreReadAndMoreThanTheLimitAreNot() {
    assertThat(compile("a:(" + "x or ".repeat(10_000) + "x)")).isInstanceOf(Parsed.Ok.class);
    assertThat(compile("a:1 and ".repeat(6_250) + "a:1")).isInstanceOf(Parsed.Ok.class);
    assertThat(compile("message:\"" + "a.".repeat(25_000) + "\"")).isInstanceOf(Parsed.Ok.class);
    assertThat(told("x".repeat(100_001))).startsWith("KQL003E");
  }

  @Test
  void freeTextThatComesToTooManyTestsIsRefusedOnce() {
    assertThat(told("a or ".repeat(10_000) + "a")).isEqualTo("KQL003E a");
  }

  @Test
  void mistakesBeyondTheLimitAreCounted() {
    List<Diagnostic> diagnostics = compile("a:1 or or ".repeat(80) + "a:1").diagnostics();
    assertThat(diagnostics).hasSize(51);
    assertThat(diagnostics.getLast().message()).contains("30 more mistakes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "a : 1   AND  b:2 ~ a:1 and b:2",
        "((a:1)) or (b:2 and c:3) ~ a:1 or b:2 and c:3",
        "(a:1 or b:2) and c:3 ~ (a:1 or b:2) and c:3",
        "NOT(a:1) ~ not a:1",
        "not (a:1 or b:2) ~ not (a:1 or b:2)",
        "a:( x or (y and z) or not w ) ~ a:(x or y and z or not w)",
        "a:(x) ~ a:x",
        "a>=5 ~ a >= 5",
        "a:{ b:1 } ~ a:{b:1}",
        "a:\\and ~ a:\\and",
        "a:x \\or y ~ a:x \\or y",
        "a:C\\:\\\\* ~ a:C\\:\\\\*",
        "a:\"\\q\\\"\" ~ a:\"\\\\q\\\"\"",
        "\"a b\":x ~ \"a b\":x",
        "* ~ *"
      })
  void aQueryPrintsInOneSpelling(String query, String expected) {
    var compiled = (Parsed.Ok<CompiledKql>) compile(query);
    assertThat(compiled.value().canonical()).isEqualTo(expected);
    assertThat(KqlLaws.PRINTER.check(query)).isTrue();
  }

  @Test
  void anEmptyQueryIsEveryEvent() {
    var compiled = (Parsed.Ok<CompiledKql>) compile(" \n ");
    assertThat(compiled.value().condition()).isEqualTo(new Condition.Always());
  }
}
