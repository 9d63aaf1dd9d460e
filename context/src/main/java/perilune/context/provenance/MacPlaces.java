package perilune.context.provenance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which places of a Mac belong to somebody who is no package manager that is read: there a
 * file that nobody lists is not unowned.
 */
final class MacPlaces {

  private static final List<String> SYSTEM =
      List.of("/System/", "/bin/", "/sbin/", "/usr/", "/Library/Apple/");

  private static final String LOCAL = "/usr/local/";

  /** Places of package managers that are read, within those of installer packages. */
  private static final List<String> READ =
      List.of("/opt/homebrew/", "/opt/local/", "/usr/local/Cellar/", "/usr/local/Homebrew/");

  private static final List<String> INSTALLERS = List.of(LOCAL, "/opt/", "/Library/");

  private MacPlaces() {}

  /** Gives why the owner of a file that nobody lists is unknown, or null where it has none. */
  static @Nullable PackageReason doubt(String path) {
    if (READ.stream().anyMatch(path::startsWith)) {
      return null;
    }
    if (!path.startsWith(LOCAL) && SYSTEM.stream().anyMatch(path::startsWith)) {
      return PackageReason.SYSTEM_VOLUME;
    }
    if (path.contains(".app/")) {
      return PackageReason.APPLICATION_BUNDLE;
    }
    return INSTALLERS.stream().anyMatch(path::startsWith) ? PackageReason.INSTALLER_PACKAGES : null;
  }
}
