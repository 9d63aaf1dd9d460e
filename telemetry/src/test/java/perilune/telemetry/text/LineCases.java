package perilune.telemetry.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.names.TableLines;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.TelemetryFormat;

/**
 * Cases of formats of lines: {@code == title}, input lines behind {@code < }, for each event in
 * order {@code => field=value !absent}, more of the same event behind {@code +> }, and {@code !!
 * REASON} for what is counted. A blank in a value is an underscore; {@code time} is the event's
 * own.
 */
public final class LineCases {

  /** What yearless times are not after. */
  public static final Instant LATEST = Instant.parse("2025-12-01T00:00:00Z");

  private final TelemetryFormat format;

  public LineCases(TelemetryFormat format) {
    this.format = format;
  }

  /** Gives a test for each case of a file beside the owner. */
  public List<DynamicTest> of(Class<?> owner, String name) {
    String text = String.join("\n", TableLines.of(owner, name));
    var tests = new ArrayList<DynamicTest>();
    for (String part : text.split("(?m)^== ")) {
      if (!part.isBlank()) {
        List<String> lines = part.lines().toList();
        tests.add(DynamicTest.dynamicTest(lines.getFirst(), () -> check(lines)));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  /** Reads lines as events; what is wrong with them is counted. */
  public List<Event> read(String text, FieldTable fields, Refusals refusals) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var limits = ReadLimits.defaults().withLatest(LATEST);
    var context = new ReadContext(fields, FieldDemand.all(), refusals, limits);
    var all = new ArrayList<Event>();
    try (EventReader reader = format.open(new ByteArrayInputStream(bytes), context)) {
      var event = new Event(fields);
      while (reader.read(event)) {
        var copy = new Event(fields);
        copy.copyFrom(event);
        all.add(copy);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return all;
  }

  private void check(List<String> lines) {
    String input =
        lines.stream()
            .filter(line -> line.startsWith("< "))
            .map(line -> line.substring(2))
            .collect(Collectors.joining("\n"));
    byte[] head = input.getBytes(StandardCharsets.UTF_8);
    assertThat(format.recognises(head, head.length)).as("recognised").isTrue();
    var fields = new FieldTable();
    var refusals = new Refusals();
    List<Event> events = read(input, fields, refusals);
    int number = -1;
    for (String line : lines) {
      number += line.startsWith("=> ") ? 1 : 0;
      if (line.startsWith("=> ") || line.startsWith("+> ")) {
        assertThat(events).as("events").hasSizeGreaterThan(number);
        expect(events.get(number), fields, line.substring(3));
      } else if (line.startsWith("!! ")) {
        assertThat(refusals.counts()).containsKey(Refusals.Reason.valueOf(line.substring(3)));
      }
    }
    assertThat(events).hasSize(number + 1);
  }

  private static void expect(Event event, FieldTable fields, String expected) {
    for (String word : expected.strip().split(" +")) {
      if (word.startsWith("!")) {
        assertThat(value(event, fields, word.substring(1))).as(word).isEmpty();
      } else {
        int equals = word.indexOf('=');
        String field = word.substring(0, equals);
        assertThat(value(event, fields, field).replace(' ', '_').replace('\n', '⏎'))
            .as(field)
            .isEqualTo(word.substring(equals + 1));
      }
    }
  }

  private static String value(Event event, FieldTable fields, String field) {
    if (field.equals("time")) {
      return event.header().timed
          ? Instant.ofEpochSecond(0, event.header().timeNanos).toString()
          : "";
    }
    return String.join("|", event.texts(fields.intern(field)));
  }
}
