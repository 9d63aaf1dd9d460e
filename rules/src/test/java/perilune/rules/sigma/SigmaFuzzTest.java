package perilune.rules.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Files of any content give rules or diagnostics. */
class SigmaFuzzTest {

  private static final String RULE =
      """
      title: A
      logsource: {product: windows, category: process_creation}
      detection:
        s: {Image|endswith: '\\a.exe', CommandLine|contains|all: [b, c]}
        k: [word]
        condition: s or k
      """;

  @FuzzTest
  void readsWhateverItIsGiven(byte[] bytes) {
    read(new String(bytes, StandardCharsets.UTF_8));
  }

  @FuzzTest
  void pipelinesOfAnyContentChangeRulesOrAreRefused(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    switch (Pipeline.read(new SourceText("fuzz.yml", text))) {
      case Parsed.Ok<Pipeline>(var pipeline, var _) ->
          Sigma.read(
              new SourceText("rule.yml", RULE),
              SigmaOptions.defaults().withPipelines(List.of(pipeline)));
      case Parsed.Failed<Pipeline>(var said) -> assertThat(said).isNotEmpty();
    }
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
