package perilune.pipeline.readiness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Words for kinds of events and fields, and what to switch on in which sensor to have them. Only
 * for people: no verdict depends on it.
 */
public final class Guide {

  private static final String TABLE = "guide.txt";
  private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

  /** A line of advice: for a need, of a sensor whose name begins so, or of a platform. */
  private record Advice(String need, String sensor, String text) {}

  private static final class BuiltIn {
    static final Guide VALUE = read();
  }

  private final Map<String, String> words = new HashMap<>();
  private final List<Advice> advice = new ArrayList<>();

  private Guide() {}

  /** Gives the one that comes with Perilune. */
  public static Guide builtIn() {
    return BuiltIn.VALUE;
  }

  /** Gives a need in words, such as {@code starts of programs: arguments}. */
  public String words(Need need) {
    String kind = kind(need.kind());
    return need.isKind() ? kind : kind + ": " + words.getOrDefault(need.field(), need.field());
  }

  /** Gives a kind of events in words. */
  public String kind(String kind) {
    return words.getOrDefault(kind, kind.replace('-', ' ') + " events");
  }

  /** Says whether a quiet host may well have no event of the kind, though it would be recorded. */
  public boolean isRare(Need need) {
    return need.isKind() && words.containsKey("rare " + need.kind());
  }

  /** Gives what to switch on for a need on a host: for its sensors, else for its platform. */
  List<String> advice(Need need, HostTelemetry host, Analytic analytic) {
    var found = new ArrayList<String>();
    for (String sensor : host.sensors()) {
      found.addAll(of(need, sensor));
    }
    List<String> general = of(need, analytic.name());
    if (found.isEmpty()) {
      found.addAll(general);
    }
    return found.stream().distinct().toList();
  }

  /** Gives what to do for a type of audit records. */
  List<String> record(String type) {
    return advice.stream().filter(a -> a.need().equals(type)).map(Advice::text).toList();
  }

  private List<String> of(Need need, String sensor) {
    List<String> exact = lines(need.word(), sensor);
    return exact.isEmpty() && !need.isKind() ? lines(need.field(), sensor) : exact;
  }

  private List<String> lines(String word, String sensor) {
    return advice.stream()
        .filter(a -> a.need().equals(word) && sensor.startsWith(a.sensor()))
        .map(Advice::text)
        .toList();
  }

  private static Guide read() {
    try (InputStream in = Guide.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("the installation is damaged: no " + TABLE);
      }
      var guide = new Guide();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(guide::take);
      return guide;
    } catch (IOException problem) {
      throw new UncheckedIOException("the installation is damaged: " + TABLE, problem);
    }
  }

  private void take(String line) {
    String[] cells = BAR.split(line.strip(), 3);
    if (cells.length == 3) {
      advice.add(new Advice(cells[0], cells[1], cells[2]));
    } else {
      words.put(cells[0], cells.length == 2 ? cells[1] : "");
    }
  }
}
