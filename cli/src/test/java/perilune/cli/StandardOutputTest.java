package perilune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  private int finish(String problem, int code) {
    var output = new StandardOutput(new Failing(problem));
    var printer = new PrintStream(output, false, StandardCharsets.UTF_8);
    printer.print("a finding");
    printer.flush();
    return output.finish(code, new PrintStream(told, true, StandardCharsets.UTF_8));
  }

  @Test
  void aFullDiskIsNoRunWithoutFindings() {
    assertThat(finish("No space left on device", ExitCode.DONE)).isEqualTo(ExitCode.INPUT_LOST);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("not all of the output", "No space left on device");
  }

  @Test
  void keepsAnExitCodeThatSaysMore() {
    assertThat(finish("No space left on device", ExitCode.SEVERITY_REACHED))
        .isEqualTo(ExitCode.SEVERITY_REACHED);
  }

  @Test
  void aReaderThatWantsNoMoreIsNoLoss() {
    assertThat(finish("Broken pipe", ExitCode.DONE)).isEqualTo(ExitCode.DONE);
    assertThat(told.size()).isZero();
  }

  @Test
  void passesOnWhatCanBeWritten() {
    var bytes = new ByteArrayOutputStream();
    var output = new StandardOutput(bytes);
    var printer = new PrintStream(output, false, StandardCharsets.UTF_8);
    printer.print("a finding");
    printer.flush();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a finding");
    assertThat(output.finish(ExitCode.DONE, printer)).isEqualTo(ExitCode.DONE);
  }

  /** A stream that takes nothing. */
  private static final class Failing extends OutputStream {
    private final String problem;

    Failing(String problem) {
      this.problem = problem;
    }

    @Override
    public void write(int b) throws IOException {
      throw new IOException(problem);
    }
  }
}
