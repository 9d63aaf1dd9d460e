package perilune.event.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads tables that are built in: lines of text, comments behind {@code #}. */
public final class TableLines {

  private TableLines() {}

  /**
   * Gives the lines of a table without comments and blank ones.
   *
   * @param owner the class beside which the table lies
   */
  public static List<String> of(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
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
