package perilune.rules.eql;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/** Any text at all: an outcome, never an exception. */
final class EqlFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void anyTextGivesAPlanOrDiagnosticsInOrder(@NotNull String text) {
    EqlLaws.with(EqlOptions.defaults()).holdForAny(text);
  }
}
