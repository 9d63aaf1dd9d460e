package perilune.context.provenance.database;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;
import perilune.source.Span;

/** Collects what is wrong with package databases, for people. Owned by one thread. */
public final class Troubles {

  /** Diagnostics that are told one by one, count; the others are counted. */
  public static final int MAX_TOLD = 20;

  /** Characters of a damaged line that are shown. */
  private static final int MAX_SHOWN = 200;

  private final List<Diagnostic> told = new ArrayList<>();
  private int untold;

  /** A place in a database: a file, the number of a line from 1, and the line. */
  public record Spot(String file, int line, String text) {

    /** Makes a place that is a whole file. */
    public static Spot of(String file) {
      return new Spot(file, 1, "");
    }

    /** Makes a place from the bytes of a line. */
    public static Spot of(String file, int line, byte[] bytes, int from, int to) {
      int end = Math.min(to, from + MAX_SHOWN);
      return new Spot(file, line, new String(bytes, from, end - from, StandardCharsets.UTF_8));
    }
  }

  /** Adds a warning with the way out. */
  public void warn(DiagnosticCode code, Spot spot, String message, String help) {
    if (told.size() >= MAX_TOLD) {
      untold++;
      return;
    }
    String line = spot.text().lines().findFirst().orElse("");
    var source = new SourceText(spot.file(), line, spot.line());
    told.add(Diagnostic.warning(code, source, new Span(0, line.length()), message).withHelp(help));
  }

  /** Gives all warnings in the order in which they were met; the last counts those left out. */
  public List<Diagnostic> all() {
    var all = new ArrayList<>(told);
    if (untold > 0) {
      all.add(
          Diagnostic.warning(
              told.getLast().code(),
              new SourceText("package database", ""),
              new Span(0, 0),
              "there are " + untold + " more warnings like these"));
    }
    return List.copyOf(all);
  }
}
