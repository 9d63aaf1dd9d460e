package perilune.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {

  private static final SourceText RULE =
      new SourceText("rules/lua.eql", "any\n  where process.nmae == \"lua\"", 3);

  @Test
  void showsThePlaceWithACaretAndTheWayOut() {
    int start = RULE.text().indexOf("process.nmae");
    Diagnostic diagnostic =
        Diagnostic.error(
                DiagnosticCode.EQL014,
                RULE,
                new Span(start, start + 12),
                "unknown field 'process.nmae'")
            .withHelp("did you mean 'process.name'?")
            .withHelp("to allow a field that may be absent, write '?process.nmae'");
    assertThat(DiagnosticPrinter.print(diagnostic))
        .isEqualTo(
            """
            error[EQL014]: unknown field 'process.nmae'
             --> rules/lua.eql:4:9
              |
            4 |   where process.nmae == "lua"
              |         ^^^^^^^^^^^^ did you mean 'process.name'?
              = to allow a field that may be absent, write '?process.nmae'
            """);
  }

  @Test
  void shortensALongLineAroundThePlace() {
    var source = new SourceText("x", "a".repeat(5_000) + "!" + "b".repeat(5_000));
    String printed =
        DiagnosticPrinter.print(
            Diagnostic.error(DiagnosticCode.EQL001, source, new Span(5_000, 5_001), "no"));
    assertThat(printed.lines().mapToInt(String::length).max().orElseThrow()).isLessThan(180);
    assertThat(printed).contains("!");
  }

  @Test
  void showsControlCharactersAsAMark() {
    var source = new SourceText("x", "\u001b[31m");
    assertThat(
            DiagnosticPrinter.print(
                Diagnostic.error(DiagnosticCode.EQL001, source, new Span(0, 1), "\u001b")))
        .doesNotContain("\u001b");
  }

  @Test
  void suggestsTheNearestNameButNoDistantOne() {
    var names = java.util.List.of("process.name", "process.pid", "file.path");
    assertThat(Suggestion.nearest("process.nmae", names)).contains("process.name");
    assertThat(Suggestion.nearest("registry.key", names)).isEmpty();
  }
}
