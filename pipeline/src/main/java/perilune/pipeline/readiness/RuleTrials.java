package perilune.pipeline.readiness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import perilune.content.RuleSamples;
import perilune.context.provenance.PackageInventory;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.engine.RuleCompiler;
import perilune.engine.RuleSet;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.pipeline.Assembly;
import perilune.pipeline.Pipeline;
import perilune.pipeline.PipelineOptions;
import perilune.pipeline.input.KnownFormats;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.input.ReadRecipe;
import perilune.rules.Rule;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;

/**
 * Runs samples of rules with something taken away. All rules run together, for some wait for the
 * signals of others. A sample is read once; a trial is a pipeline of its own. Owned by one thread.
 */
final class RuleTrials {

  private final PipelineOptions options;
  private final FieldTable fields = new FieldTable();
  private final RuleSet rules;
  private final Assembly withoutPackages;
  private final Telemetry telemetry = new Telemetry(KnownFormats.all(), false);

  /**
   * A rule's sample, read.
   *
   * @param ruleId the rule
   * @param events as their reader gave them
   * @param packages the pipeline's parts with the packages of the sample's host, if it has any
   */
  record Sample(String ruleId, List<Event> events, Optional<Assembly> packages) {
    Sample {
      events = List.copyOf(events);
    }
  }

  RuleTrials(List<Rule> rules, PipelineOptions options) {
    this.options = options;
    this.rules =
        new RuleCompiler(fields, options.engine())
            .compile(rules.stream().map(Rule::plan).toList())
            .rules();
    withoutPackages = assembly(PackageInventory.none());
  }

  private Assembly assembly(PackageInventory packages) {
    return Assembly.of(options.withPackages(packages), rules, fields);
  }

  /** Reads the sample of a rule; nothing where it has none, or there is no event in it. */
  Optional<Sample> sampleOf(Rule rule) {
    Optional<RuleSamples> found = RuleSamples.of(rule);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try {
      List<Event> events = events(found.get().events());
      Optional<Assembly> packages = Optional.empty();
      if (found.get().inventory().isPresent()) {
        byte[] inventory = found.get().inventory().get();
        packages =
            Optional.of(
                assembly(
                    PackageInventory.ofBytes(inventory, DatabaseLimits.defaults()).inventory()));
      }
      return events.isEmpty()
          ? Optional.empty()
          : Optional.of(new Sample(rule.header().id(), events, packages));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private List<Event> events(byte[] bytes) throws IOException {
    var recipe = new ReadRecipe(fields, withoutPackages.demand(), ReadLimits.defaults());
    var found = new Inputs(new ByteArrayInputStream(bytes)).find(List.of(Inputs.STANDARD_INPUT));
    var all = new ArrayList<Event>();
    try (var inputs = new MergedInputs(found.inputs(), telemetry, recipe, withoutPackages.pool())) {
      for (Event event = inputs.next(); event != null; event = inputs.next()) {
        var kept = new Event(fields);
        kept.copyFrom(event);
        all.add(kept);
        withoutPackages.pool().give(event);
      }
    }
    return all;
  }

  /** Gives how often a rule finds its sample without some needs. */
  int matches(Sample sample, Set<Need> without) {
    int[] count = new int[1];
    Assembly assembly =
        sample.packages().filter(_ -> !without.contains(Need.PACKAGES)).orElse(withoutPackages);
    var pipeline =
        new Pipeline(
            assembly, match -> count[0] += match.ruleId().equals(sample.ruleId()) ? 1 : 0, _ -> {});
    try {
      for (Event whole : sample.events()) {
        String kind = EventKind.of(whole);
        if (!without.contains(new Need(kind, ""))) {
          Event event = assembly.pool().take();
          event.copyFrom(whole);
          mask(event, kind, without);
          pipeline.accept(event);
        }
      }
      pipeline.finish();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return count[0];
  }

  private static void mask(Event event, String kind, Set<Need> without) {
    if (without.isEmpty()) {
      return;
    }
    for (int field : fieldsOf(event)) {
      String name = event.table().name(field);
      if (FieldGroup.counts(name) && without.contains(new Need(kind, FieldGroup.of(name)))) {
        event.remove(field);
      }
    }
  }

  private static List<Integer> fieldsOf(Event event) {
    var all = new ArrayList<Integer>();
    for (int i = 0; i < event.fieldCount(); i++) {
      if (event.has(event.fieldAt(i))) {
        all.add(event.fieldAt(i));
      }
    }
    return all;
  }

  /** Gives all that a sample has and a host may lack. */
  static SortedSet<Need> partsOf(Sample sample) {
    var all = new TreeSet<Need>();
    for (Event event : sample.events()) {
      String kind = EventKind.of(event);
      all.add(new Need(kind, ""));
      for (int field : fieldsOf(event)) {
        String name = event.table().name(field);
        if (FieldGroup.counts(name)) {
          all.add(new Need(kind, FieldGroup.of(name)));
        }
      }
    }
    if (sample.packages().isPresent()) {
      all.add(Need.PACKAGES);
      // Checksums of files are taken from the disk or stand in the inventory, too.
      all.removeIf(need -> need.field().contains(".hash."));
    }
    return all;
  }

  /** Gives the names of all fields of a sample, of which hosts may lack some. */
  static Set<String> fieldNames(Sample sample) {
    var all = new HashSet<String>();
    for (Event event : sample.events()) {
      fieldsOf(event).forEach(field -> all.add(event.table().name(field)));
    }
    all.removeIf(name -> !FieldGroup.counts(name));
    return all;
  }
}
