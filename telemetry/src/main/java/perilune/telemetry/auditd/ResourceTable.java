package perilune.telemetry.auditd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the tables that lie beside these classes: columns between blanks, {@code #} comments. */
final class ResourceTable {

  private ResourceTable() {}

  /** Gives the rows of a table, each as its columns. */
  static List<String[]> rows(String name) {
    InputStream in = Objects.requireNonNull(ResourceTable.class.getResourceAsStream(name), name);
    try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" "))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the built-in table " + name, unreadable);
    }
  }
}
