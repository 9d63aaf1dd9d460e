package perilune.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A hunt against the least that anybody could do who reads JSON with Jackson: to go through the
 * tokens of the same bytes. Both run warm in one process, in turn, over a lane in memory, and the
 * time is that of the processor, of all threads. Prints the median of the passes of each, and the
 * factor between them: once beside tokens that are skipped unseen, once beside such whose text is
 * decoded.
 *
 * <pre>{@code
 * java -Xmx4g -XX:+UseSerialGC ... perilune.bench.JacksonFactor LANE.ndjson FOLDER_WITH_RULES...
 * }</pre>
 */
public final class JacksonFactor {

  private static final int WARM_UP = 5;
  private static final int PASSES = 7;

  /** Times that tokens are gone through in a pass: the time of a process has ticks of 10 ms. */
  private static final int TOKEN_TIMES = 20;

  private final JsonFactory jackson = new JsonFactory();
  private final byte[] lane;
  private final HuntPath path;
  private final long events;

  private JacksonFactor(Path lane, List<Path> rules) throws IOException {
    this.lane = Files.readAllBytes(lane);
    path = HuntPath.of(rules);
    long lines = 0;
    for (byte each : this.lane) {
      lines += each == '\n' ? 1 : 0;
    }
    events = lines;
  }

  /** One pass over the lane; gives a number that depends on all of it. */
  @FunctionalInterface
  private interface Pass {
    long over() throws IOException;
  }

  /** Runs and prints; arguments: lane, folders of rules. */
  public static void main(String[] arguments) throws IOException {
    List<Path> paths = Arrays.stream(arguments).map(Path::of).toList();
    new JacksonFactor(paths.getFirst(), paths.subList(1, paths.size())).run();
  }

  private void run() throws IOException {
    List<Pass> passes = List.of(this::hunt, () -> tokens(false), () -> tokens(true));
    List<List<Double>> seconds = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    long[] cameTo = new long[passes.size()];
    for (int number = -WARM_UP; number < PASSES; number++) {
      for (int which = 0; which < passes.size(); which++) {
        int times = which == 0 ? 1 : TOKEN_TIMES;
        long begin = CpuTime.nanos();
        for (int time = 0; time < times; time++) {
          cameTo[which] = passes.get(which).over();
        }
        double spent = (CpuTime.nanos() - begin) / 1e9 / times;
        if (number >= 0) {
          seconds.get(which).add(spent);
        }
      }
    }
    System.out.printf(
        "{\"findings\":%d,\"tokens\":%d,\"tokens_and_characters\":%d}%n",
        cameTo[0], cameTo[1], cameTo[2]);
    double hunt = tell("hunt", seconds.get(0));
    double skipped = tell("Jackson, tokens", seconds.get(1));
    double decoded = tell("Jackson, tokens and texts", seconds.get(2));
    System.out.printf(
        "{\"factor\":%.2f,\"factor_with_texts\":%.2f}%n", hunt / skipped, hunt / decoded);
  }

  private double tell(String what, List<Double> seconds) {
    double median = seconds.stream().sorted().toList().get(PASSES / 2);
    System.out.printf(
        "{\"what\":\"%s\",\"events_a_second\":%d,\"megabytes_a_second\":%d,\"ns_an_event\":%d}%n",
        what,
        Math.round(events / median),
        Math.round(lane.length / median / 1e6),
        Math.round(median * 1e9 / events));
    return median;
  }

  private long hunt() throws IOException {
    return path.hunt(lane).findings();
  }

  private long tokens(boolean texts) {
    long sum = 0;
    try (JsonParser parser = jackson.createParser(ObjectReadContext.empty(), lane)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        sum += texts && token == JsonToken.VALUE_STRING ? parser.getStringLength() : 1;
      }
    }
    return sum;
  }
}
