package perilune.context.place;

import java.util.List;

/** Tells what kind of place an executable, script or library lies in. Stateless. */
public final class Place {

  private static final List<String> TEMPORARY =
      List.of(
          "/tmp/",
          "/var/tmp/",
          "/dev/shm/",
          "/run/shm/",
          "/run/user/",
          "/run/lock/",
          "/var/lock/",
          "/private/tmp/",
          "/private/var/tmp/",
          "/private/var/folders/",
          "/var/folders/");
  private static final List<String> PRIVATE_ON_MAC = List.of("/tmp/", "/var/", "/etc/");
  private static final String DATA_ON_MAC = "/System/Volumes/Data/";
  private static final List<String> DESCRIPTOR = List.of("/dev/fd/", "/proc/");
  private static final List<String> SYSTEM =
      List.of(
          "/usr/",
          "/opt/",
          "/etc/",
          "/private/etc/",
          "/lib/",
          "/lib64/",
          "/bin/",
          "/sbin/",
          "/nix/",
          "/snap/",
          "/var/lib/dpkg/",
          "/var/lib/flatpak/",
          "/var/lib/snapd/",
          "/Library/",
          "/System/",
          "/Applications/");
  private static final List<String> HOME =
      List.of("/home/", "/root/", "/Users/", "/var/root/", "/private/var/root/");

  private Place() {}

  /**
   * Makes a name absolute, as far as the working directory is known, and resolves {@code .} and
   * {@code ..} in it as text. A drive or a share, in the name or in a working directory that is not
   * Unix's, makes it a name of Windows.
   */
  public static String absolute(String name, String workingDirectory) {
    if (name.startsWith("/") && !WindowsPath.isAbsolute(workingDirectory)) {
      return normalised(name);
    }
    if (!workingDirectory.startsWith("/")
        && (WindowsPath.isAbsolute(workingDirectory) || WindowsPath.isAbsolute(name))) {
      return WindowsPath.absolute(name, workingDirectory);
    }
    if (!workingDirectory.startsWith("/") || name.contains("://")) {
      return name;
    }
    String relative = name;
    while (relative.startsWith("./")) {
      relative = relative.substring(2);
    }
    String folder = workingDirectory.endsWith("/") ? workingDirectory : workingDirectory + "/";
    return normalised(folder + relative);
  }

  /** Gives the last part of a path: a backslash parts names unless the path begins with a slash. */
  public static String lastPart(String path) {
    return path.startsWith("/")
        ? path.substring(path.lastIndexOf('/') + 1)
        : WindowsPath.lastPart(path);
  }

  /**
   * Gives the path by which a Mac's sensor names the file: {@code /tmp}, {@code /var} and {@code
   * /etc} are links into {@code /private} there, and what lies on the volume of data is named from
   * the root.
   */
  public static String realOnMac(String path) {
    String named = path.startsWith(DATA_ON_MAC) ? path.substring(DATA_ON_MAC.length() - 1) : path;
    return startsWithOneOf(named, PRIVATE_ON_MAC) ? "/private" + named : named;
  }

  private static String normalised(String path) {
    if (!path.contains("/..") && !path.contains("/./") && !path.contains("//")) {
      return path;
    }
    var parts = new java.util.ArrayDeque<String>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  /**
   * Gives the kind of place, the most telling first: {@code remote, unknown, descriptor, temporary,
   * hidden, home, system, other}; of Windows also {@code stream, downloads, public, program_data,
   * app_data}.
   */
  public static String of(String path) {
    if (path.contains("://")) {
      return "remote";
    }
    if (!path.startsWith("/")) {
      boolean windows = WindowsPath.isAbsolute(path) || WindowsPlace.isVariable(path);
      return windows ? WindowsPlace.of(path) : "unknown";
    }
    String plain = normalised(path);
    if (startsWithOneOf(plain, DESCRIPTOR)) {
      return "descriptor";
    }
    if (startsWithOneOf(plain, TEMPORARY)) {
      return "temporary";
    }
    if (isHidden(plain)) {
      return "hidden";
    }
    if (startsWithOneOf(plain, HOME)) {
      return "home";
    }
    return startsWithOneOf(plain, SYSTEM) ? "system" : "other";
  }

  /**
   * Says whether a file is hidden, or lies in a hidden folder below a hidden folder. One such
   * folder is where a home keeps what programs need; and Git keeps its hooks in one wherever it is.
   */
  private static boolean isHidden(String plain) {
    int hiddenFolders = 0;
    for (int at = plain.indexOf("/."); at >= 0; at = plain.indexOf("/.", at + 1)) {
      if (plain.indexOf('/', at + 1) < 0) {
        return true;
      }
      hiddenFolders += plain.startsWith("/.git/", at) ? 0 : 1;
    }
    return hiddenFolders > 1;
  }

  private static boolean startsWithOneOf(String path, List<String> folders) {
    for (int i = 0; i < folders.size(); i++) {
      if (path.startsWith(folders.get(i))) {
        return true;
      }
    }
    return false;
  }
}
