package perilune.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import perilune.cli.output.Shown;
import perilune.engine.Compilation;
import perilune.engine.Rejection;
import perilune.engine.RuleCompiler;
import perilune.event.FieldTable;
import perilune.pipeline.Assembly;
import perilune.pipeline.PipelineOptions;
import perilune.rules.Rule;

/**
 * Rules, compiled and ready to run.
 *
 * @param rules those that run
 * @param assembly parts of the pipeline that runs them
 */
record Workbench(List<Rule> rules, Assembly assembly) {

  /**
   * Compiles rules; prints what cannot be compiled, and gives nothing if that stops the command.
   */
  static Optional<Workbench> of(
      List<Rule> rules,
      PipelineOptions options,
      FieldTable fields,
      boolean skipBroken,
      Main.Streams streams) {
    return of(rules, options, fields, skipBroken, streams, List.of());
  }

  /** The same, with more fields that are kept of events that match. */
  static Optional<Workbench> of(
      List<Rule> rules,
      PipelineOptions options,
      FieldTable fields,
      boolean skipBroken,
      Main.Streams streams,
      List<String> keptToo) {
    var compiler = new RuleCompiler(fields, options.engine());
    Compilation compilation = compiler.compile(rules.stream().map(Rule::plan).toList());
    Set<String> rejected = new HashSet<>();
    for (Rejection rejection : compilation.rejections()) {
      rejected.add(rejection.ruleId());
      streams
          .err()
          .println(
              "error: rule "
                  + Shown.plain(rejection.ruleId())
                  + ": "
                  + Shown.plain(rejection.message()));
    }
    if (!rejected.isEmpty() && !skipBroken) {
      return Optional.empty();
    }
    List<Rule> running =
        rules.stream().filter(rule -> !rejected.contains(rule.header().id())).toList();
    List<String> told =
        Stream.concat(
                running.stream().flatMap(rule -> rule.header().terms().fields().stream()),
                keptToo.stream())
            .toList();
    return Optional.of(
        new Workbench(running, Assembly.of(options, compilation.rules(), fields, told)));
  }

  /** Gives the same for matches that are shown as they are, without what findings show. */
  Workbench forMatches() {
    return new Workbench(rules, assembly.withoutShown());
  }

  /** Gives a hash of all plans, whatever their order, as 16 hex digits. */
  String ruleSetHash() {
    // A plan is printed for its hash; a sum that wraps is the same in any order.
    long sum =
        rules.parallelStream()
            .mapToLong(rule -> rule.plan().hash() * 31 + rule.header().id().hashCode())
            .sum();
    return "%016x".formatted(sum);
  }
}
