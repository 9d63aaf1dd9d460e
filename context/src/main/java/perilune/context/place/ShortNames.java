package perilune.context.place;

import java.util.List;
import java.util.Map;

/**
 * Long names of the folders that every Windows has, for the short ones that file systems make of
 * them: {@code PROGRA~1} is {@code Program Files}. Stateless. Source: Microsoft, Naming files,
 * paths, and namespaces; the numbers are those of a Windows as it was installed.
 */
public final class ShortNames {

  private static final List<Map.Entry<String, String>> NAMES =
      List.of(
          Map.entry("progra~1", "Program Files"),
          Map.entry("progra~2", "Program Files (x86)"),
          Map.entry("progra~3", "ProgramData"),
          Map.entry("downlo~1", "Downloads"),
          Map.entry("docume~1", "Documents"),
          Map.entry("deskto~1", "Desktop"),
          Map.entry("micros~1", "Microsoft"),
          Map.entry("startm~1", "Start Menu"));

  private ShortNames() {}

  /** Gives a path with backslashes in which each such part has its long name. O(length). */
  public static String expanded(String path) {
    if (path.indexOf('~') < 0) {
      return path;
    }
    var parts = path.split("\\\\", -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = longName(parts[i]);
    }
    return String.join("\\", parts);
  }

  private static String longName(String part) {
    for (Map.Entry<String, String> name : NAMES) {
      if (name.getKey().equalsIgnoreCase(part)) {
        return name.getValue();
      }
    }
    return part;
  }
}
