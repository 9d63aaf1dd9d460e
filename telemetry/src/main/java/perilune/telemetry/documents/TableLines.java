package perilune.telemetry.documents;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables that are built in. */
final class TableLines {

  private TableLines() {}

  /** Gives the lines of a table without comments. */
  static List<String> of(String name) {
    try (InputStream in = TableLines.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the installation is damaged: " + name);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException problem) {
      throw new UncheckedIOException("the installation is damaged: " + name, problem);
    }
  }
}
