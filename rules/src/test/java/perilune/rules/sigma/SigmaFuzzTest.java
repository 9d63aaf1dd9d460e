package perilune.rules.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;

/** Files of any content give rules or diagnostics. */
class SigmaFuzzTest {

  @FuzzTest
  void readsWhateverItIsGiven(byte[] bytes) {
    read(new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(read("[".repeat(200_000)).diagnostics())
        .extracting(Diagnostic::code)
        .contains(DiagnosticCode.SIGMA002);
  }

  @Test
  void aBombOfAliasesIsRefused() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      text.append("a%d: &a%d [%s]\n".formatted(i, i, (before + ", ").repeat(9) + before));
    }
    assertThat(read(text.toString()).diagnostics())
        .extracting(Diagnostic::code)
        .contains(DiagnosticCode.SIGMA002);
  }

  private static SigmaFile read(String text) {
    return Sigma.read(new SourceText("fuzz.yml", text), SigmaOptions.defaults());
  }
}
