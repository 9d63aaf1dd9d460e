package perilune.rules.sigma;

import java.util.List;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Parsed;
import perilune.source.SourceText;

/**
 * A processing pipeline as pySigma has them: steps that change rules before their fields are
 * resolved. Immutable.
 */
public final class Pipeline {

  private final String name;
  private final long priority;
  private final List<PipelineStep> steps;

  Pipeline(String name, long priority, List<PipelineStep> steps) {
    this.name = name;
    this.priority = priority;
    this.steps = List.copyOf(steps);
  }

  /**
   * Gives the pipeline of a file, or all that is wrong with it. Never throws for a file, whatever
   * it holds. O(length).
   */
  public static Parsed<Pipeline> read(SourceText file) {
    SigmaLimits limits = SigmaLimits.defaults();
    var mistakes = new Mistakes(file, limits.maxMistakes(), DiagnosticCode.SIGMA002);
    List<Yaml> documents = YamlReader.read(file, limits, mistakes);
    Pipeline pipeline = new PipelineReader(file, mistakes).read(documents);
    List<Diagnostic> said = mistakes.inOrder();
    return mistakes.hasErrors() ? new Parsed.Failed<>(said) : new Parsed.Ok<>(pipeline, said);
  }

  /** Gives what it calls itself, or its file's name. */
  public String name() {
    return name;
  }

  /** Gives its place among others: those of lower priority come first. */
  public long priority() {
    return priority;
  }

  List<PipelineStep> steps() {
    return steps;
  }
}
