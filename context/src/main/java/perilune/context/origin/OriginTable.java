package perilune.context.origin;

import static java.util.stream.Collectors.joining;
import static perilune.context.hosts.Answer.EXPECTED;
import static perilune.context.hosts.Answer.UNEXPECTED;
import static perilune.context.hosts.Answer.UNKNOWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import perilune.context.hosts.Answer;

/**
 * What follows from what is known of an executable: the first row whose evidence is all there
 * decides. Stateless.
 *
 * <p>The content decides before the name: what has a package's checksum is the package's, whoever
 * wrote it last, and what has not is not, wherever it lies. An ad hoc signature says nothing alone:
 * all of Homebrew has it.
 */
public final class OriginTable {

  /**
   * A row.
   *
   * @param needed what has to be known
   * @param answer what follows
   */
  record Row(Set<Evidence> needed, Answer answer) {}

  private static final List<Row> ROWS =
      List.of(
          row(UNEXPECTED, Evidence.PACKAGE_MODIFIED),
          row(UNEXPECTED, Evidence.SIGNATURE_INVALID),
          row(UNEXPECTED, Evidence.PLACE_UNUSUAL),
          row(EXPECTED, Evidence.PACKAGE_INTACT),
          row(UNEXPECTED, Evidence.QUARANTINED, Evidence.SIGNATURE_WEAK),
          row(EXPECTED, Evidence.SIGNATURE_TRUSTED),
          row(UNKNOWN, Evidence.QUARANTINED),
          row(UNEXPECTED, Evidence.WRITTEN_RECENTLY),
          row(EXPECTED, Evidence.PACKAGE_OWNED),
          row(UNEXPECTED, Evidence.PATH_EXCLUDED),
          row(UNEXPECTED, Evidence.PACKAGE_UNOWNED, Evidence.PATH_OF_PACKAGES),
          row(UNEXPECTED, Evidence.PACKAGE_UNOWNED, Evidence.PATH_NOT_NAMED),
          row(EXPECTED, Evidence.SIGNATURE_WEAK, Evidence.PATH_NAMED),
          row(UNEXPECTED, Evidence.SIGNATURE_WEAK, Evidence.PATH_NOT_NAMED),
          row(EXPECTED, Evidence.PATH_NAMED, Evidence.WRITTEN_BY_INSTALLER),
          row(EXPECTED, Evidence.PATH_NAMED, Evidence.NOT_WRITTEN),
          row(UNKNOWN));

  private OriginTable() {}

  private static Row row(Answer answer, Evidence... needed) {
    var all = EnumSet.noneOf(Evidence.class);
    all.addAll(Arrays.asList(needed));
    return new Row(all, answer);
  }

  /** Gives the row that decides; the last one needs nothing. */
  static Row of(Set<Evidence> known) {
    for (Row row : ROWS) {
      if (known.containsAll(row.needed)) {
        return row;
      }
    }
    throw new IllegalStateException("the last row needs nothing");
  }

  /** Gives the rows as lines of a table for people. */
  public static List<String> lines() {
    return ROWS.stream().map(OriginTable::line).toList();
  }

  private static String line(Row row) {
    String needed =
        row.needed.stream().map(evidence -> "`" + evidence.word() + "`").collect(joining(", "));
    return "| " + (needed.isEmpty() ? "all else" : needed) + " | `" + row.answer.word() + "` |";
  }
}
