package perilune.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes an audit log of any length: copies of a seed log, one after the other, with shifted times,
 * serials, process ids and sessions ({@link ReplayTemplate}).
 *
 * <pre>{@code
 * java -cp ... perilune.bench.ReplayLog IN OUT N    # IN is a log, or the word bundled
 * }</pre>
 */
public final class ReplayLog {

  private static final String BUNDLED = "bundled";

  private ReplayLog() {}

  /** Writes N records to OUT. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("usage: ReplayLog IN OUT N   (IN: an audit log, or 'bundled')");
      System.exit(2);
    }
    String in = arguments[0];
    String seed = in.equals(BUNDLED) ? bundledSeed() : Files.readString(Path.of(in));
    try (var out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
      write(seed, Long.parseLong(arguments[2]), out);
    }
  }

  /** Gives the seed that comes with the benchmarks. */
  static String bundledSeed() {
    try (InputStream seed = ReplayLog.class.getResourceAsStream("seed.log")) {
      if (seed == null) {
        throw new IllegalStateException("seed.log is not on the class path");
      }
      return new String(seed.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /** Gives so many records made of the bundled seed. */
  static byte[] bytes(int records) {
    var bytes = new ByteArrayOutputStream();
    try {
      write(bundledSeed(), records, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(String seed, long records, OutputStream out) throws IOException {
    var template = new ReplayTemplate(seed);
    long written = 0;
    for (long number = 0; written < records; number++) {
      for (byte[] record : template.copy(number, records - written)) {
        out.write(record);
        written++;
      }
    }
  }
}
