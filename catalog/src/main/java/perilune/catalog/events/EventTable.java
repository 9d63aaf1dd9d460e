package perilune.catalog.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Events of sensors, and what leads to them, read from a file of the class path. Immutable.
 *
 * <p>{@code event PROVIDER ID OS TITLE} is an event; {@code map SCHEMA OS SOURCE ABOUT DEED =
 * PROVIDER/ID, …} says what follows from an operating system, an index or log source, a category
 * and a deed, a star for any; {@code provider SOURCE = PROVIDER} says whose numbers are meant.
 */
final class EventTable {

  /** What leads to events. */
  record Mapping(
      String schema,
      String os,
      String source,
      String about,
      String deed,
      List<SensorEvent> events) {
    Mapping {
      events = List.copyOf(events);
    }
  }

  private final Map<String, SensorEvent> events = new LinkedHashMap<>();
  private final Map<String, List<Mapping>> mappings = new LinkedHashMap<>();
  private final Map<String, String> providers = new LinkedHashMap<>();

  /** Answers of {@link #provider}, which any thread may ask for. */
  private final Map<String, String> asked = new ConcurrentHashMap<>();

  private EventTable() {}

  static EventTable builtIn() {
    var table = new EventTable();
    text("events.txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(table::line);
    return table;
  }

  private void line(String line) {
    String[] words = line.split(" +", 5);
    switch (words[0]) {
      case "event" ->
          events.put(
              words[1] + "/" + words[2], new SensorEvent(words[1], words[2], words[4], words[3]));
      case "map" -> mapping(line);
      case "provider" -> {
        String[] sides = line.substring("provider ".length()).split(" = ");
        providers.put(sides[0].strip(), sides[1].strip());
      }
      default -> {}
    }
  }

  private void mapping(String line) {
    String[] sides = line.split(" = ");
    String[] head = sides[0].split(" +");
    var found = new ArrayList<SensorEvent>();
    for (String key : sides[1].split(", *")) {
      SensorEvent event = events.get(key.strip());
      if (event == null) {
        throw new IllegalStateException("the installation is damaged: no event " + key);
      }
      found.add(event);
    }
    mappings
        .computeIfAbsent(head[1], _ -> new ArrayList<>())
        .add(new Mapping(head[1], head[2], head[3], head[4], head[5], found));
  }

  /** Gives what leads to events in a vendor's rules. */
  List<Mapping> mappings(String schema) {
    return mappings.getOrDefault(schema, List.of());
  }

  /** Gives the event of a number; one without a title where the table does not have it. */
  SensorEvent event(String provider, String id) {
    SensorEvent known = events.get(provider + "/" + id);
    return known != null ? known : new SensorEvent(provider, id, "", "windows");
  }

  /** Gives whose numbers a channel, service or data stream has; empty where unknown. */
  String provider(String source) {
    // Thousands of rules have a few hundred sources.
    return asked.computeIfAbsent(source, this::find);
  }

  private String find(String source) {
    String plain = source.toLowerCase(Locale.ROOT);
    int end = plain.length();
    while (end > 0 && (plain.charAt(end - 1) == '*' || plain.charAt(end - 1) == '-')) {
      end--;
    }
    return providers.getOrDefault(plain.substring(0, end).replace(' ', '_'), "");
  }

  private static String text(String resource) {
    try (InputStream in = EventTable.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the installation is damaged: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException("the installation is damaged: " + resource, problem);
    }
  }
}
