package perilune.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import perilune.cli.output.FindingPrinter;
import perilune.cli.output.RunSummary;
import perilune.cli.validation.Seen;
import perilune.event.FieldTable;
import perilune.findings.Finding;
import perilune.pipeline.Scope;
import perilune.rules.RuleHeader;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;

/** Sends records through the same pipeline as a hunt, and says what the rules saw. */
final class StoryReplay {

  private static final Scope EVERYTHING =
      new Scope(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final Workbench bench;
  private final FieldTable fields;
  private final ReadLimits limits;

  StoryReplay(Workbench bench, FieldTable fields, ReadLimits limits) {
    this.bench = bench;
    this.fields = fields;
    this.limits = limits;
  }

  /** Gives what the rules see in these records. */
  Seen over(byte[] records) throws IOException {
    return over(List.of(Inputs.STANDARD_INPUT), records);
  }

  /** Gives what the rules see in files. */
  Seen over(List<String> paths) throws IOException {
    return over(paths, new byte[0]);
  }

  private Seen over(List<String> paths, byte[] records) throws IOException {
    var collected = new Collected();
    var desk = new FindingDesk(bench.rules(), fields, EVERYTHING, PassedOver.nothing(), collected);
    Set<String> matched = new HashSet<>();
    // Numbers of rules are of those that compiled, in the order in which they wait for each other.
    Map<String, String> named =
        bench.rules().stream()
            .collect(Collectors.toMap(r -> r.header().id(), r -> name(r.header()), (a, _) -> a));
    try (var nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      var streams = new Main.Streams(new ByteArrayInputStream(records), nowhere, nowhere);
      new EventRun(bench.assembly(), limits, streams)
          .over(
              paths,
              new EventRun.Sinks(
                  match -> {
                    matched.add(named.getOrDefault(match.ruleId(), match.ruleId()));
                    desk.take(match);
                  },
                  _ -> {},
                  desk::names));
    }
    desk.finish();
    return new Seen(matched, collected.accusations);
  }

  /** Gives the name by which people know a rule: that of its file. */
  static String name(RuleHeader header) {
    String place = header.place();
    String file = place.substring(place.lastIndexOf('/') + 1);
    int dot = file.indexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  /** Keeps findings instead of printing them. */
  private static final class Collected implements FindingPrinter {
    private final List<Seen.Accusation> accusations = new ArrayList<>();

    @Override
    public void print(Finding finding, IntFunction<String> inputNames) {
      accusations.add(
          new Seen.Accusation(
              name(finding.rule()),
              finding.rule().severity(),
              finding.culprit().pid().orElse(-1),
              finding.culprit().executable(),
              Instant.ofEpochSecond(0, finding.timeNanos())));
    }

    @Override
    public void print(RunSummary summary) {
      // There is one for all stories, and it is not this.
    }
  }
}
