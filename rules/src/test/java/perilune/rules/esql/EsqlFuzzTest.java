package perilune.rules.esql;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.ArrayList;
import java.util.List;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Any text at all: an outcome, never an exception. */
final class EsqlFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void anyTextGivesStagesOrDiagnosticsInOrder(@NotNull String text) {
    Parsed<CompiledEsql> outcome =
        Esql.compile(new SourceText("fuzz", text), EsqlOptions.defaults());
    List<Integer> starts = new ArrayList<>();
    for (Diagnostic diagnostic : outcome.diagnostics()) {
      assertThat(DiagnosticPrinter.print(diagnostic)).isNotEmpty();
      assertThat(diagnostic.span().end()).isLessThanOrEqualTo(Math.max(1, text.length()));
      starts.add(diagnostic.span().start());
    }
    assertThat(starts).isSorted();
    boolean parsed = EsqlRoundTrip.check(text);
    if (outcome instanceof Parsed.Ok<CompiledEsql>(var query, var _)) {
      assertThat(parsed).isTrue();
      assertThat(Esql.compile(new SourceText("fuzz", query.canonical()), EsqlOptions.defaults()))
          .isInstanceOf(Parsed.Ok.class);
    }
  }
}
