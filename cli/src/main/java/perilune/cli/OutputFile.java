package perilune.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.cli.output.Shown;

/**
 * Where results go: a file, or standard output, which stays open.
 *
 * <p>A file is opened before anything is read, so that a wrong path costs no run. It may not lie in
 * what is read: evidence stays as it is, and no run reads its own output.
 */
final class OutputFile implements AutoCloseable {

  private final PrintStream stream;
  private final @Nullable Path file;

  private OutputFile(PrintStream stream, @Nullable Path file) {
    this.stream = stream;
    this.file = file;
  }

  /**
   * Opens a file, over one that may be there; without a file gives standard output.
   *
   * @param read paths that are read
   * @throws UsageMistake if the file cannot be opened, or lies in one of those paths
   */
  static OutputFile open(@Nullable Path file, List<String> read, PrintStream standard) {
    if (file == null) {
      return new OutputFile(standard, null);
    }
    try {
      if (liesIn(read, real(file))) {
        throw new UsageMistake(
            "the output file lies in what is read, and would change it: " + file);
      }
      var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
      return new OutputFile(new PrintStream(out, false, StandardCharsets.UTF_8), file);
    } catch (IOException problem) {
      throw new UsageMistake(
          "the output file cannot be written: " + file + ": " + problem.getClass().getSimpleName());
    }
  }

  private static boolean liesIn(List<String> read, Path file) throws IOException {
    for (String path : read) {
      if (!path.equals("-") && exists(path) && file.startsWith(real(Path.of(path)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean exists(String path) {
    try {
      return Files.exists(Path.of(path));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /** Gives the path without links, where the file itself need not be there yet. */
  private static Path real(Path path) throws IOException {
    if (Files.exists(path)) {
      try {
        return path.toRealPath();
      } catch (NoSuchFileException _) {
        // It can be opened and lies nowhere: a pipe, as /dev/stdout may be.
        return path.toAbsolutePath();
      }
    }
    if (Files.isSymbolicLink(path)) {
      throw new UsageMistake("the output file is a link that leads nowhere: " + path);
    }
    Path whole = path.toAbsolutePath().normalize();
    Path folder = whole.getParent();
    return folder == null ? whole : folder.toRealPath().resolve(whole.getFileName());
  }

  PrintStream stream() {
    return stream;
  }

  /**
   * Ends the file.
   *
   * @throws IOException if not all could be written to it
   */
  @Override
  public void close() throws IOException {
    if (file == null) {
      return;
    }
    stream.close();
    if (stream.checkError()) {
      throw new IOException(
          "not all of the output could be written to " + Shown.plain(file.toString()));
    }
  }
}
