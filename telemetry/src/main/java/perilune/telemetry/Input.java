package perilune.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that telemetry can be read from: a file, a pipe or standard input.
 *
 * <p>Owned by one thread.
 */
public final class Input {

  private final String name;
  private final @Nullable Path path;
  // Standard input, until somebody takes it.
  private @Nullable InputStream stream;

  private Input(String name, @Nullable Path path, @Nullable InputStream stream) {
    this.name = name;
    this.path = path;
    this.stream = stream;
  }

  static Input file(Path path) {
    return new Input(path.toString(), path, null);
  }

  static Input standardInput(InputStream stream) {
    return new Input("standard input", null, stream);
  }

  /** Gives the name to show to people: the path as it was given or found. */
  public String name() {
    return name;
  }

  /** Gives the path, unless this is standard input. */
  public Optional<Path> path() {
    return Optional.ofNullable(path);
  }

  /** Says whether the same bytes can be had again: not from a pipe or standard input. */
  public boolean rereadable() {
    return path != null && Files.isRegularFile(path);
  }

  /**
   * Says whether an offset of a record is an offset in the file: not in a compressed one. Reads the
   * first bytes of the file; a file that cannot be read gives false.
   */
  public boolean randomAccess() {
    if (!rereadable()) {
      return false;
    }
    try (InputStream raw = openRaw()) {
      return Compression.of(raw.readNBytes(Compression.MAGIC_LENGTH)) == Compression.NONE;
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * Opens the content, decompressed if its first bytes say gzip or zstd.
   *
   * @throws IOException if it cannot be opened, or is a stream that was opened before
   */
  public InputStream open() throws IOException {
    return Compression.decompress(openRaw());
  }

  boolean isStandardInput() {
    return path == null;
  }

  /** Opens the bytes as they lie. */
  InputStream openRaw() throws IOException {
    if (path != null) {
      return Files.newInputStream(path);
    }
    InputStream once = stream;
    if (once == null) {
      throw new IOException("standard input can be read only once");
    }
    stream = null;
    return once;
  }
}
