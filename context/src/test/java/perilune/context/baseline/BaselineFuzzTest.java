package perilune.context.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;

/** Whatever a baseline file holds: a baseline that is written back the same, or mistakes in it. */
class BaselineFuzzTest {

  private static final BaselineLimits LIMITS =
      new BaselineLimits(1 << 16, 50, 100, 10, Duration.ofDays(1), 10, 10);

  @FuzzTest(maxDuration = "2m")
  void givesABaselineOrSaysWhatIsWrong(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String name = text.startsWith(BaselineText.HEADER) ? text : BaselineText.HEADER + "\n" + text;
    Parsed<Baseline> read = BaselineReader.read("fuzz", name, LIMITS);
    for (Diagnostic told : read.diagnostics()) {
      assertThat(told.span().end()).isLessThanOrEqualTo(name.length());
      assertThat(DiagnosticPrinter.print(told)).contains(told.code().name());
    }
    if (read instanceof Parsed.Ok<Baseline>(var baseline, var _)) {
      String written = BaselineText.of(baseline);
      assertThat(BaselineText.of(BaselineFileTest.read(written))).isEqualTo(written);
      Review.of(baseline, Optional.empty());
    }
    Shape.path(text);
    Shape.program(text);
    CodeShape.of(text);
    Destinations.of(text, 1, text);
    Accounts.of(text, text, "linux", text);
  }
}
