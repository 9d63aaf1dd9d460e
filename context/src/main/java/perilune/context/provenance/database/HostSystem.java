package perilune.context.provenance.database;

import java.util.Locale;

/** The operating system of a host whose packages are known. */
public enum HostSystem {
  LINUX,
  MACOS,
  WINDOWS;

  /** Gives the value that {@code host.os.type} has for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Gives the system of a word; Linux for any other, as inventories without one are of it. */
  public static HostSystem of(String word) {
    return switch (word) {
      case "macos" -> MACOS;
      case "windows" -> WINDOWS;
      default -> LINUX;
    };
  }

  /** Gives the system that lies under a root: only a Mac has this file. */
  static HostSystem under(RootTree tree) {
    boolean mac =
        tree.exists("/System/Library/CoreServices/SystemVersion.plist")
            || tree.exists("/opt/homebrew/Cellar")
            || tree.exists("/opt/local/var/macports");
    return mac ? MACOS : LINUX;
  }
}
