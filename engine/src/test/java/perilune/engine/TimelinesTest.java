package perilune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;
import perilune.rules.plan.JoinKey;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.rules.plan.Step;

/**
 * Runs {@code timelines.txt}: blocks of a title, a line for each stage with its events, and the
 * expected sequences after {@code =>}.
 *
 * <p>An event is {@code key@time}, {@code key@time.sequence} or {@code key1,key2@time} for several
 * key values; {@code -} is no key. Words after the events: {@code maxspan=}, {@code optional},
 * {@code ends=} for the time at which the events known end. The stage {@code until} ends sequences;
 * a stage with {@code !} is missing, and is the same as others in its events' names. An event that
 * stands in several stages is one event if marked with the same {@code #name}.
 */
class TimelinesTest {

  private static final Pattern EVENT =
      Pattern.compile("([\\w,-]+)@(\\d+)(?:\\.(\\d+))?(?:#(\\w+))?");

  private record Happening(String stage, String keys, long time, long sequence, String name) {}

  @TestFactory
  List<DynamicTest> timelines() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (String block : resource().split("\n\\s*\n")) {
      List<String> lines =
          block.lines().filter(line -> !line.isBlank() && !line.startsWith("//")).toList();
      if (!lines.isEmpty()) {
        tests.add(DynamicTest.dynamicTest(lines.getFirst(), () -> run(lines)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(20);
    return tests;
  }

  private static String resource() throws IOException {
    try (InputStream in = TimelinesTest.class.getResourceAsStream("timelines.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void run(List<String> lines) {
    var fields = new FieldTable();
    var happenings = new ArrayList<Happening>();
    var steps = new ArrayList<Step>();
    var missing = new ArrayList<Operator.Missing>();
    Optional<Step> until = Optional.empty();
    OptionalLong span = OptionalLong.empty();
    boolean optional = lines.stream().anyMatch(line -> line.contains(" optional"));
    boolean keyed = lines.stream().noneMatch(line -> line.contains(" keyless"));
    for (String line : lines.subList(1, lines.size() - 1)) {
      String written = line.split("\\s+")[0];
      String stage = written.replace("!", "");
      List<JoinKey> keys = keyed ? List.of(new JoinKey("x.key", optional)) : List.of();
      Step step = new Step(Plans.test("x.stage", stage), keys);
      if (stage.equals("until")) {
        until = Optional.of(step);
      } else if (!written.equals(stage)) {
        missing.add(new Operator.Missing(steps.size(), step, 1));
      } else {
        steps.add(step);
      }
      Matcher found = EVENT.matcher(line);
      while (found.find()) {
        long sequence = found.group(3) == null ? 0 : Long.parseLong(found.group(3));
        String name = found.group(4) == null ? stage + found.start() : found.group(4);
        long time = Long.parseLong(found.group(2));
        happenings.add(new Happening(stage, found.group(1), time, sequence, name));
      }
      Matcher limit = Pattern.compile("maxspan=(\\d+)").matcher(line);
      span = limit.find() ? OptionalLong.of(Long.parseLong(limit.group(1))) : span;
    }
    var plan = new RulePlan("r", new Operator.Sequence(steps, missing, until, span));
    Run run = Run.of(fields, List.of(plan));
    play(run, fields, happenings);
    Matcher ends = Pattern.compile("ends=(\\d+)").matcher(String.join(" ", lines));
    long end = ends.find() ? Long.parseLong(ends.group(1)) : Long.MAX_VALUE;
    run.operators.advance(end, run.matches::add);
    assertThat(run.matches.stream().map(TimelinesTest::shown).toList())
        .containsExactlyElementsOf(expected(lines.getLast()));
  }

  private static void play(Run run, FieldTable fields, List<Happening> happenings) {
    var order =
        Comparator.comparingLong(Happening::time)
            .thenComparing(h -> h.sequence - 1, Long::compareUnsigned);
    happenings.sort(order);
    var done = new ArrayList<String>();
    for (Happening happening : happenings) {
      if (!done.contains(happening.name)) {
        done.add(happening.name);
        run.operators.advance(happening.time, run.matches::add);
        run.accept(event(fields, happening, happenings));
      }
    }
  }

  private static Event event(FieldTable fields, Happening one, List<Happening> all) {
    Event event = new Event(fields);
    event.header().timed = true;
    event.header().timeNanos = one.time;
    event.header().sequence = one.sequence;
    for (String key : one.keys.split(",")) {
      if (!key.equals("-")) {
        event.put(fields.intern("x.key"), key);
      }
    }
    for (Happening other : all) {
      if (other.name.equals(one.name)) {
        event.put(fields.intern("x.stage"), other.stage);
      }
    }
    String place = one.time + (one.sequence == 0 ? "" : "." + one.sequence);
    event.put(KnownField.EVENT_ID, place);
    return event;
  }

  private static String shown(Match match) {
    String key = match.joinKeys().isEmpty() ? "" : match.joinKeys().getFirst();
    return (key.isEmpty() ? "-" : key)
        + ":"
        + String.join(" ", match.events().stream().map(RetainedEvent::id).toList());
  }

  /** Reads {@code => a: 1 3 | b: 2 4}. */
  private static List<String> expected(String line) {
    String rest = line.substring(line.indexOf("=>") + 2).strip();
    return rest.isEmpty()
        ? List.of()
        : Arrays.stream(rest.split("\\|")).map(s -> s.strip().replace(": ", ":")).toList();
  }
}
