package perilune.rules.kql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/** Any text at all: an outcome, never an exception. */
final class KqlFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void anyTextGivesAConditionOrDiagnosticsInOrder(@NotNull String text) {
    KqlLaws.ALL.holdForAny(text);
  }
}
