package perilune.context.provenance.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a table of programs as PowerShell's {@code Export-Csv} writes it: a line of names of
 * columns, then a line a program; fields in quotes may hold what parts them, and line ends. Used
 * once.
 */
final class ProgramTable {

  private static final List<String> NAMES = List.of("displayname", "name", "packagename", "id");
  private static final List<String> FOLDERS =
      List.of("installlocation", "installpath", "location", "fullname", "path");
  private static final String ICON = "displayicon";
  private static final String COMPUTER = "computer";
  private static final String TYPE = "#TYPE";

  private final String text;
  private int at;

  private ProgramTable(String text) {
    this.text = text;
  }

  static boolean recognises(String text) {
    var table = new ProgramTable(text);
    List<String> columns = table.header();
    return column(columns, NAMES) >= 0 && column(columns, FOLDERS) >= 0;
  }

  static InstalledPrograms read(String text) {
    return new ProgramTable(text).programs();
  }

  private InstalledPrograms programs() {
    List<String> columns = header();
    int name = column(columns, NAMES);
    int folder = column(columns, FOLDERS);
    int icon = columns.indexOf(ICON);
    int host = columns.indexOf(COMPUTER);
    var programs = new ArrayList<InstalledPrograms.Program>();
    String computer = "";
    int cut = 0;
    while (at < text.length() && programs.size() < InstalledPrograms.DEFAULT_MAX_PROGRAMS) {
      List<String> row = row();
      if (row.size() != columns.size()) {
        cut += row.equals(List.of("")) ? 0 : 1;
        continue;
      }
      if (!row.get(name).isBlank()) {
        String place =
            row.get(folder).isBlank() && icon >= 0 ? Icons.folder(row.get(icon)) : row.get(folder);
        programs.add(new InstalledPrograms.Program(row.get(name), place));
      }
      computer = host >= 0 && computer.isEmpty() ? row.get(host) : computer;
    }
    var troubles = new ArrayList<String>();
    if (cut > 0) {
      troubles.add(cut + " lines of this list have another number of fields than its first");
    }
    if (at < text.length()) {
      troubles.add(
          "this list has more than " + InstalledPrograms.DEFAULT_MAX_PROGRAMS + " programs");
    }
    return new InstalledPrograms(programs, computer, troubles);
  }

  private List<String> header() {
    List<String> first = row();
    if (!first.isEmpty() && first.getFirst().startsWith(TYPE)) {
      first = row();
    }
    return first.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
  }

  private static int column(List<String> columns, List<String> names) {
    return names.stream()
        .mapToInt(columns::indexOf)
        .filter(found -> found >= 0)
        .findFirst()
        .orElse(-1);
  }

  /** Reads to the end of a line that is not in quotes. */
  private List<String> row() {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"' && quoted && at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted || c != ',' && c != ';' && c != '\n' && c != '\r') {
        field.append(c);
      } else if (c == '\n') {
        break;
      } else if (c != '\r') {
        fields.add(field.toString());
        field.setLength(0);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
