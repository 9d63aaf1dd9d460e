package perilune.rules.esql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/** Any text at all: an outcome, never an exception. */
final class EsqlFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void anyTextGivesStagesOrDiagnosticsInOrder(@NotNull String text) {
    EsqlLaws.ALL.holdForAny(text);
  }
}
