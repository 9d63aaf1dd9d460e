package perilune.catalog.attack;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;
import perilune.source.Span;

/**
 * Collects what is wrong with a bundle. Each kind is counted; the first of each are told. Owned by
 * one thread.
 */
public final class BundleNotes {

  /** Diagnostics of one code that are told one by one, count; the others are counted. */
  public static final int MAX_TOLD = 10;

  /** Characters of the text at the place that are shown. */
  private static final int MAX_SHOWN = 160;

  private static final Set<DiagnosticCode> OF_OBJECTS =
      EnumSet.of(DiagnosticCode.ATT003, DiagnosticCode.ATT005);

  private final String file;
  private final List<Diagnostic> told = new ArrayList<>();
  private final Map<DiagnosticCode, Integer> counts = new EnumMap<>(DiagnosticCode.class);
  private final Map<DiagnosticCode, Integer> tellable = new EnumMap<>(DiagnosticCode.class);
  private int errors;
  private int objectErrors;

  /** Makes an empty collection for a file. */
  public BundleNotes(String file) {
    this.file = file;
  }

  /**
   * A place in a bundle.
   *
   * @param offset in bytes, or -1 for the file as a whole
   * @param line from 1
   * @param object number of the object from 1 and its id, or empty
   * @param text what stands there
   */
  record Spot(long offset, int line, String object, String text) {
    static final Spot FILE = new Spot(-1, 1, "", "");
  }

  void error(DiagnosticCode code, Spot spot, String message, String help) {
    errors++;
    objectErrors += OF_OBJECTS.contains(code) ? 1 : 0;
    add(Diagnostic.error(code, source(spot), span(spot), message).withHelp(help));
  }

  void warn(DiagnosticCode code, Spot spot, String message, String help) {
    add(Diagnostic.warning(code, source(spot), span(spot), message).withHelp(help));
  }

  private void add(Diagnostic diagnostic) {
    counts.merge(diagnostic.code(), 1, Integer::sum);
    int lines = tellable.merge(diagnostic.code(), 1, Integer::sum);
    if (lines <= MAX_TOLD) {
      told.add(diagnostic);
    }
  }

  /** Counts more places that one of the diagnostics already names. */
  void count(DiagnosticCode code, int more) {
    counts.merge(code, more, Integer::sum);
  }

  private SourceText source(Spot spot) {
    String where = spot.offset() < 0 ? "" : ", byte " + spot.offset();
    String what = spot.object().isEmpty() ? "" : ", object " + spot.object();
    return new SourceText(file + where + what, shown(spot), Math.max(1, spot.line()));
  }

  private static Span span(Spot spot) {
    return new Span(0, Math.min(1, shown(spot).length()));
  }

  private static String shown(Spot spot) {
    String text = spot.text();
    return text.substring(0, Math.min(text.length(), MAX_SHOWN)).replace('\n', ' ');
  }

  /** Says whether something is so wrong that the bundle cannot be taken as it is. */
  boolean hasErrors() {
    return errors > 0;
  }

  /** Says whether all errors are of single objects, without which the rest can be taken. */
  boolean onlyObjects() {
    return errors == objectErrors;
  }

  /** Gives how many there are of each code, told or not. */
  public Map<DiagnosticCode, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** Gives what is told, in the order in which it was met; then a line for each code cut short. */
  public List<Diagnostic> told() {
    var all = new ArrayList<>(told);
    tellable.forEach((code, count) -> {
      if (count > MAX_TOLD) {
        String message = "there are " + (count - MAX_TOLD) + " more like these";
        all.add(Diagnostic.warning(code, new SourceText(file, ""), new Span(0, 0), message));
      }
    });
    return List.copyOf(all);
  }
}
