package perilune.pipeline.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.pipeline.sequencer.EventPool;
import perilune.telemetry.Inputs;
import perilune.telemetry.OpenedInput;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;
import perilune.telemetry.ecs.EcsJsonFormat;

class EndlessInputTest {

  /** The hash of what is no telemetry is not worth waiting for a pipe that never ends. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aPipeOfNoKnownFormatThatNeverEndsIsGivenUp() throws IOException {
    var fields = new FieldTable();
    var recipe = new ReadRecipe(fields, FieldDemand.all(), ReadLimits.defaults());
    var telemetry = new Telemetry(List.of(new EcsJsonFormat()));
    var found = new Inputs(new Hellos()).find(List.of(Inputs.STANDARD_INPUT));
    try (var inputs = new MergedInputs(found.inputs(), telemetry, recipe, new EventPool(fields))) {
      assertThat(inputs.next()).isNull();
      assertThat(inputs.reports().getFirst().outcome()).isEqualTo(OpenedInput.Outcome.UNRECOGNISED);
    }
  }

  private static final class Hellos extends InputStream {

    @Override
    public int read() {
      return 'h';
    }

    @Override
    public int read(byte[] into, int from, int length) {
      Arrays.fill(into, from, from + length, (byte) 'h');
      return length;
    }
  }
}
