package perilune.context.place;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads paths as Windows writes them. Stateless; looks at the text only.
 *
 * <p>Case does not count, {@code /} is as good as a backslash, and a file has several spellings:
 * {@code \\?\C:\x}, {@code \??\C:\x}, {@code C:\a\..\x}. Source: Microsoft, Naming files, paths,
 * and namespaces; Known folders.
 */
public final class WindowsPath {

  /** Spellings of one namespace, the longer ones first, and what they stand for. */
  private static final List<Map.Entry<String, String>> NAMESPACES =
      List.of(
          Map.entry("\\\\?\\unc\\", "\\\\"),
          Map.entry("\\??\\unc\\", "\\\\"),
          Map.entry("\\\\?\\", ""),
          Map.entry("\\\\.\\", ""),
          Map.entry("\\??\\", ""),
          Map.entry("\\systemroot\\", "C:\\Windows\\"));

  private static final String DEVICE = "\\device\\harddiskvolume";

  private WindowsPath() {}

  /** Says whether a path is absolute by Windows' rules: a drive, a share or a device. */
  public static boolean isAbsolute(String path) {
    if (path.length() < 3) {
      return false;
    }
    char first = path.charAt(0);
    if (first == '\\') {
      return path.charAt(1) == '\\' || path.charAt(1) == '?' || isDevice(path) || isRoot(path);
    }
    return isLetter(first) && path.charAt(1) == ':' && isSlash(path.charAt(2));
  }

  private static boolean isDevice(String path) {
    return path.regionMatches(true, 0, DEVICE, 0, DEVICE.length());
  }

  private static boolean isRoot(String path) {
    return path.regionMatches(true, 0, "\\systemroot\\", 0, 12);
  }

  /** Says whether a name that is not absolute is that of a further stream of a file. */
  public static boolean namesStream(String name) {
    return !isAbsolute(name) && !name.contains("://") && name.indexOf(':', 2) > 0;
  }

  /** Gives the last part of a path, by either slash. */
  public static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /**
   * Makes a name absolute by a working directory, with {@code .} and {@code ..} resolved as text; a
   * name that cannot be is given as it stands.
   */
  static String absolute(String name, String workingDirectory) {
    if (isAbsolute(name)) {
      return normalised(name);
    }
    boolean placed = isAbsolute(workingDirectory);
    if (!placed || name.isEmpty() || name.charAt(0) == '%' || name.contains("://")) {
      return name;
    }
    if (name.length() > 1 && name.charAt(1) == ':' && isLetter(name.charAt(0))) {
      // C:x is below the folder that its drive was in last; only one drive's is known.
      boolean same = name.regionMatches(true, 0, workingDirectory, 0, 2);
      return same ? normalised(workingDirectory + '\\' + name.substring(2)) : name;
    }
    if (isSlash(name.charAt(0))) {
      String drive = workingDirectory.substring(0, 2);
      return isSlash(drive.charAt(0)) ? name : normalised(drive + name);
    }
    return normalised(workingDirectory + '\\' + name);
  }

  /** Gives one spelling of an absolute path, with its letters as they are. */
  static String normalised(String path) {
    String plain = ShortNames.expanded(withoutNamespace(path.replace('/', '\\')));
    boolean share = plain.startsWith("\\\\");
    if (!plain.contains("\\.") && plain.indexOf("\\\\", 2) < 0) {
      return plain;
    }
    var parts = new ArrayDeque<String>();
    int fixed = share ? 2 : 1;
    for (String part : plain.split("\\\\", -1)) {
      if (part.equals("..")) {
        if (parts.size() > fixed) {
          parts.pollLast();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    String joined = String.join("\\", parts);
    if (share) {
      return "\\\\" + joined;
    }
    return plain.startsWith("\\") ? "\\" + joined : joined;
  }

  private static String withoutNamespace(String path) {
    for (Map.Entry<String, String> each : NAMESPACES) {
      if (path.regionMatches(true, 0, each.getKey(), 0, each.getKey().length())) {
        return each.getValue() + path.substring(each.getKey().length());
      }
    }
    return path;
  }

  /** Gives a normalised path in lower case, without its drive or volume, from the first slash. */
  static String belowDrive(String normalised) {
    String lower = normalised.toLowerCase(Locale.ROOT);
    if (isDevice(lower)) {
      int slash = lower.indexOf('\\', DEVICE.length());
      return slash < 0 ? "\\" : lower.substring(slash);
    }
    return lower.length() > 1 && lower.charAt(1) == ':' ? lower.substring(2) : lower;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isSlash(char c) {
    return c == '\\' || c == '/';
  }
}
