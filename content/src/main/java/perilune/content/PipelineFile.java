package perilune.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import perilune.rules.sigma.Pipeline;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.source.Span;

/** Reads a processing pipeline for Sigma rules from a file. */
public final class PipelineFile {

  private PipelineFile() {}

  /** Gives the pipeline, or what is wrong. */
  public static Parsed<Pipeline> read(Path path) {
    try {
      return Files.size(path) > RuleTree.MAX_FILE_BYTES
          ? failed(path, "it has more than " + RuleTree.MAX_FILE_BYTES + " bytes")
          : Pipeline.read(new SourceText(path.toString(), Files.readString(path)));
    } catch (IOException problem) {
      return failed(path, problem.getClass().getSimpleName());
    }
  }

  private static Parsed<Pipeline> failed(Path path, String why) {
    return new Parsed.Failed<>(
        List.of(
            Diagnostic.error(
                DiagnosticCode.RULE006,
                new SourceText(path.toString(), ""),
                new Span(0, 0),
                "the pipeline cannot be read: " + why)));
  }
}
