package perilune.bench.lanes;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Writes so many events, made of the lines of a seed file that are taken again and again.
 *
 * <p>The form {@code repeat} takes them as they are, {@code distinct} changes each ({@link
 * DistinctLines}), {@code shuffle} does too and takes them in another order each time, and {@code
 * timed} gives each a time, fifty a second. The same arguments always give the same bytes, and a
 * shorter lane is the beginning of a longer one.
 *
 * <pre>{@code
 * java ... perilune.bench.lanes.Lane repeat|distinct|shuffle|timed SEED.ndjson OUT.ndjson EVENTS
 * }</pre>
 */
public final class Lane {

  private static final long SEED = 20_261_130;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration STEP = Duration.ofMillis(20);

  private Lane() {}

  /** How the lines of a seed become those of a lane. */
  enum Form {
    REPEAT,
    DISTINCT,
    SHUFFLE,
    TIMED
  }

  /** Writes; arguments: form, seed file, file, events. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      System.err.println("usage: Lane repeat|distinct|shuffle|timed SEED.ndjson OUT.ndjson EVENTS");
      System.exit(2);
    }
    Form form = Form.valueOf(arguments[0].toUpperCase(java.util.Locale.ROOT));
    List<String> seed = Files.readAllLines(Path.of(arguments[1]));
    try (var out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2])))) {
      write(form, seed, Long.parseLong(arguments[3]), out);
    }
  }

  /** Writes so many lines. */
  static void write(Form form, List<String> seed, long events, OutputStream out)
      throws IOException {
    if (seed.isEmpty()) {
      throw new IllegalArgumentException("the seed has no events");
    }
    var order = new ArrayList<>(seed);
    var shuffling = new Random(SEED);
    UnaryOperator<String> change = change(form);
    for (long written = 0; written < events; written++) {
      int at = (int) (written % order.size());
      if (at == 0 && form == Form.SHUFFLE) {
        Collections.shuffle(order, shuffling);
      }
      out.write(change.apply(order.get(at)).getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    }
  }

  private static UnaryOperator<String> change(Form form) {
    return switch (form) {
      case REPEAT -> UnaryOperator.identity();
      case DISTINCT, SHUFFLE -> new DistinctLines(SEED)::next;
      case TIMED -> new Clock()::stamped;
    };
  }

  /** Gives each line a time of its own. */
  private static final class Clock {

    private Instant time = START;

    private String stamped(String line) {
      time = time.plus(STEP);
      return "{\"@timestamp\":\"" + time + "\"," + line.substring(1);
    }
  }
}
