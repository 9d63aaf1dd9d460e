package perilune.context.provenance.windows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads Uninstall keys as {@code reg export} writes them.
 *
 * <p>Source: Microsoft, Uninstall registry key; the format of .reg files. Only text values are
 * looked at. Used once.
 */
final class RegistryExport {

  private static final String FIRST_LINE = "Windows Registry Editor Version 5.00";
  private static final String OLD_FIRST_LINE = "REGEDIT4";
  private static final String UNINSTALL = "\\currentversion\\uninstall\\";

  private final List<InstalledPrograms.Program> programs = new ArrayList<>();
  private final Map<String, String> values = new HashMap<>();
  private boolean inside;

  private RegistryExport() {}

  static boolean recognises(String text) {
    return text.startsWith(FIRST_LINE) || text.startsWith(OLD_FIRST_LINE);
  }

  static InstalledPrograms read(String text) {
    var export = new RegistryExport();
    text.lines().forEach(export::line);
    export.close();
    List<String> troubles =
        export.programs.isEmpty()
            ? List.of("this export has no key below CurrentVersion\\Uninstall")
            : List.of();
    return new InstalledPrograms(export.programs, "", troubles);
  }

  private void line(String line) {
    if (line.startsWith("[")) {
      close();
      inside = line.toLowerCase(Locale.ROOT).contains(UNINSTALL);
      return;
    }
    int equals = line.indexOf("\"=\"");
    if (inside && line.startsWith("\"") && equals > 0 && line.endsWith("\"")) {
      String value = line.substring(equals + 3, Math.max(line.length() - 1, equals + 3));
      values.put(
          line.substring(1, equals).toLowerCase(Locale.ROOT),
          value.replace("\\\\", "\\").replace("\\\"", "\""));
    }
  }

  private void close() {
    String name = values.getOrDefault("displayname", "");
    if (!name.isEmpty() && programs.size() < InstalledPrograms.DEFAULT_MAX_PROGRAMS) {
      String folder = values.getOrDefault("installlocation", "");
      programs.add(
          new InstalledPrograms.Program(
              name,
              folder.isBlank() ? Icons.folder(values.getOrDefault("displayicon", "")) : folder));
    }
    values.clear();
  }
}
