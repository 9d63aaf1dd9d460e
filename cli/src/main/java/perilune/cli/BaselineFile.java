package perilune.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import perilune.cli.output.Shown;
import perilune.context.baseline.Baseline;
import perilune.context.baseline.BaselineLimits;
import perilune.context.baseline.BaselineReader;
import perilune.context.baseline.BaselineText;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;

/** A baseline on disk. */
final class BaselineFile {

  /** A character has at most so many bytes in UTF-8. */
  private static final long MOST_BYTES_A_CHARACTER = 4;

  private BaselineFile() {}

  /**
   * Reads a file.
   *
   * @throws UsageMistake with every mistake in it, if it is no baseline
   */
  static Baseline read(Path file) {
    BaselineLimits limits = BaselineLimits.defaults();
    String name = Shown.plain(file.toString());
    String text;
    try {
      if (Files.size(file) > limits.maxCharacters() * MOST_BYTES_A_CHARACTER) {
        throw new UsageMistake(name + " is larger than any baseline may be");
      }
      text = Files.readString(file);
    } catch (CharacterCodingException _) {
      throw new UsageMistake(name + " is not UTF-8");
    } catch (IOException problem) {
      throw new UsageMistake("cannot read " + name + ": " + problem.getClass().getSimpleName());
    }
    return switch (BaselineReader.read(file.toString(), text, limits)) {
      case Parsed.Ok<Baseline>(var baseline, var _) -> baseline;
      case Parsed.Failed<Baseline>(var mistakes) ->
          throw new BrokenBaseline(
              mistakes.stream().map(DiagnosticPrinter::print).collect(Collectors.joining("\n")));
    };
  }

  /** Writes a file so that another run sees the old one or the new one, and nothing between. */
  static void write(Path file, Baseline baseline) throws IOException {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    Path beside = Files.createTempFile(folder == null ? Path.of(".") : folder, ".baseline", ".new");
    try {
      Files.writeString(beside, BaselineText.of(baseline));
      try {
        Files.move(
            beside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException _) {
        Files.move(beside, whole, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
