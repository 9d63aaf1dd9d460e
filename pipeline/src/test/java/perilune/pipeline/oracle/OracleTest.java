package perilune.pipeline.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.event.Event;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.WaitLimits;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.oracle.Fleet.Recorded;
import perilune.pipeline.sequencer.SequencerLimits;
import perilune.rules.Rule;

/** The pipeline against brute force, and against itself in other circumstances. */
class OracleTest {

  /** Worlds that are made and run, count; more find more, and take longer. */
  private static final int ROUNDS = Integer.getInteger("perilune.oracle.rounds", 12);

  private static final int EVENTS = 900;

  private static final Duration LATENESS = SequencerLimits.DEFAULT_LATENESS;

  /** Looks all the time how far the hosts are. */
  private static final WaitLimits WAITING =
      new WaitLimits(
          WaitLimits.DEFAULT_IDLE,
          WaitLimits.DEFAULT_IDLE_EVENTS,
          WaitLimits.DEFAULT_KEPT,
          WaitLimits.DEFAULT_MAX_SIGNALS,
          7);

  private final long seed = Long.getLong("perilune.oracle.seed", 20_261_124L);
  private final List<Rule> rules = TestRules.all();

  @TempDir private Path folder;

  @BeforeEach
  void printSeed() {
    System.out.println(
        "oracle: -Dperilune.oracle.seed=" + seed + " -Dperilune.oracle.rounds=" + ROUNDS);
  }

  private PipelineOptions options() {
    return PipelineOptions.defaults(SequencerLimits.defaults(folder)).withWaiting(WAITING);
  }

  private List<Recorded> records(int round) {
    return new Fleet(new SplittableRandom(seed + round), 1 + (round * 5) % 9).records(EVENTS);
  }

  private List<Stored> events(int round) throws IOException {
    Path here = Files.createDirectories(folder.resolve("round" + round));
    return Logs.read(Logs.whole(records(round), here));
  }

  @Test
  void streamingFindsWhatBruteForceFinds() throws IOException {
    int found = 0;
    var rulesThatFound = new ArrayList<String>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Stored> events = events(round);
      Outcome expected = Batch.over(events, rules);
      Outcome outcome = Run.over(events, rules, options());
      assertThat(outcome.events).as("seed %d", seed + round).doesNotHaveDuplicates();
      assertThat(outcome.events).containsExactlyInAnyOrderElementsOf(expected.events);
      assertThat(outcome.matchDifferences(expected)).as("seed %d", seed + round).isEmpty();
      found += outcome.matchCount();
      rulesThatFound.addAll(outcome.matches.keySet());
    }
    System.out.println("matches: " + found + " of " + rulesThatFound.stream().distinct().toList());
    assertThat(found).as("the generated events match at all").isGreaterThan(1_000);
    assertThat(rulesThatFound)
        .contains("host-until", "user-across-hosts", "global", "user-until", "signal-single")
        .contains("host-runs", "host-ends-missing", "user-missing-around")
        .contains("host-after-host", "host-after-user", "user-after-user", "untimed-too");
  }

  @Test
  void eventsShuffledWithinTheLatenessGiveWhatTheyGiveInOrder() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      List<Stored> events = events(round);
      Outcome inOrder = Run.over(events, rules, options());
      // Sooner and later by any part of the lateness, both ends included.
      var random = new Random(seed + round);
      List<Stored> shuffled = shuffled(events, random);
      Run run = new Run(rules, tight()).accept(shuffled);
      assertSame(run.finish(), inOrder, round);
      assertThat(run.pipeline.counters().sequencing().late()).isZero();
      assertThat(run.pipeline.counters().sequencing().spilled()).isPositive();
    }
  }

  /** Spills all the time. */
  private PipelineOptions tight() {
    return PipelineOptions.defaults(
            new SequencerLimits(
                LATENESS, SequencerLimits.DEFAULT_CLOCK_JUMP, 6, Long.MAX_VALUE, folder))
        .withWaiting(WAITING);
  }

  private static List<Stored> shuffled(List<Stored> events, Random random) {
    record Arrival(long nanos, Stored event) {}
    var arrivals = new ArrayList<Arrival>();
    long last = 0;
    for (Stored event : events) {
      last = event.timed() ? event.nanos() : last;
      long delay =
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> LATENESS.toNanos();
            default -> random.nextLong(LATENESS.toNanos());
          };
      arrivals.add(new Arrival(last + delay, event));
    }
    var mixed = new ArrayList<>(arrivals);
    java.util.Collections.shuffle(mixed, random);
    mixed.sort(Comparator.comparingLong(Arrival::nanos));
    return mixed.stream().map(Arrival::event).toList();
  }

  @Test
  void oneFileGivesWhatItGivesSplitOverManyInAnyOrder() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      List<Recorded> records = records(round);
      Path here = Files.createDirectories(folder.resolve("round" + round));
      Outcome whole = overFiles(Logs.whole(records, here));
      var random = new Random(seed + round);
      int files = List.of(2, 7, 40, 90).get(round % 4);
      Outcome dealt = overFiles(Logs.dealt(records, here, files, random));
      assertSame(dealt, whole, round);
    }
  }

  private Outcome overFiles(List<Path> files) throws IOException {
    var run = new Run(rules, options());
    var pool = run.assembly.pool();
    try (MergedInputs inputs = Logs.open(files, pool.fields(), run.assembly.demand(), pool)) {
      for (Event event = inputs.next(); event != null; event = inputs.next()) {
        run.pipeline.accept(event);
      }
    }
    return run.finish();
  }

  @Test
  void fourShardsGiveWhatOneGives() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      List<Stored> events = events(round);
      Outcome one = Run.over(events, rules, options());
      assertSame(Run.over(events, rules, options().withShards(4)), one, round);
    }
  }

  @Test
  void threadsGiveWhatOneGivesInTheSameOrder() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      List<Stored> events = events(round);
      Run one = new Run(rules, options()).accept(events);
      Outcome expected = one.finish();
      Run several = Run.on(2 + round % 4, events, rules, options());
      Outcome outcome = several.finish();
      assertSame(outcome, expected, round);
      assertThat(outcome.matches).isEqualTo(expected.matches);
      assertThat(outcome.findings).isEqualTo(expected.findings);
      assertThat(several.pipeline.counters().stage().matches())
          .isEqualTo(one.pipeline.counters().stage().matches());
      assertThat(several.pipeline.counters().operators())
          .isEqualTo(one.pipeline.counters().operators());
      assertThat(several.pipeline.rulesWithoutTelemetry())
          .isEqualTo(one.pipeline.rulesWithoutTelemetry());
      Run stopped = Run.on(3, events.subList(0, 333), rules, options());
      stopped = stopped.restarted(rules, options()).accept(events.subList(333, events.size()));
      assertSame(stopped.finish(), expected, round);
    }
  }

  @Test
  void aRestoredPipelineGoesOnAsIfNeverStopped() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(seed + round);
      List<Stored> events = shuffled(events(round), random);
      PipelineOptions options = tight().withShards(1 + random.nextInt(3));
      Run whole = new Run(rules, options).accept(events);
      Outcome expected = whole.finish();
      var stops = random.ints(3, 0, events.size()).sorted().toArray();
      Run run = new Run(rules, options);
      int from = 0;
      for (int stop : stops) {
        run = run.accept(events.subList(from, stop)).restarted(rules, options);
        from = stop;
      }
      run.accept(events.subList(from, events.size()));
      assertSame(run.finish(), expected, round);
      assertThat(run.pipeline.counters().loss()).isEqualTo(whole.pipeline.counters().loss());
      assertThat(run.pipeline.counters().sequencing().untimed())
          .isEqualTo(whole.pipeline.counters().sequencing().untimed());
    }
  }

  private void assertSame(Outcome actual, Outcome expected, int round) {
    assertThat(actual.differences(expected)).as("seed %d", seed + round).isEmpty();
    for (String rule : List.of("user-across-hosts", "global", "user-until", "user-after-user")) {
      assertThat(actual.matches.get(rule))
          .as("order of %s, seed %d", rule, seed + round)
          .isEqualTo(expected.matches.get(rule));
    }
  }

  /** Gives a place where time passes: what is of one instant has one order only if it is whole. */
  private static int middle(List<Stored> late) {
    int at = Math.max(1, late.size() / 2);
    while (at < late.size() && late.get(at).nanos() <= late.get(at - 1).nanos()) {
      at++;
    }
    return at;
  }

  @Test
  void aHostThatIsHoursBehindLosesNoneOfItsOwnSequences() throws IOException {
    int found = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Stored> events = events(round);
      String behind = events.get(events.size() / 2).host();
      List<Stored> late = events.stream().filter(event -> event.host().equals(behind)).toList();
      List<Stored> others = events.stream().filter(event -> !event.host().equals(behind)).toList();
      int half = middle(late);
      var arriving = new ArrayList<>(late.subList(0, half));
      arriving.addAll(others);
      arriving.addAll(late.subList(half, late.size()));
      // The host falls silent, the others are far ahead, then it goes on where it was.
      var waiting = new WaitLimits(Duration.ofSeconds(1), 10, Duration.ofDays(1), 100_000, 5);
      Outcome outcome = Run.over(arriving, rules, options().withWaiting(waiting));
      Outcome expected = Batch.over(events, rules);
      outcome.matches.keySet().removeIf(rule -> !TestRules.isOfOneHost(rule));
      expected.matches.keySet().removeIf(rule -> !TestRules.isOfOneHost(rule));
      assertThat(outcome.matchDifferences(expected)).as("seed %d", seed + round).isEmpty();
      found += expected.matchCount();
    }
    assertThat(found).isGreaterThan(100);
  }
}
