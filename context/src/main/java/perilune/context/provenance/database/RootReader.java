package perilune.context.provenance.database;

import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Stream;
import perilune.context.provenance.database.Troubles.Spot;
import perilune.source.DiagnosticCode;

/** Reads all package databases that a root has. Owned by one thread. */
public final class RootReader {

  private final DatabaseLimits limits;
  private final Troubles troubles;

  /** Makes one that tells what is wrong. */
  public RootReader(DatabaseLimits limits, Troubles troubles) {
    this.limits = limits;
    this.troubles = troubles;
  }

  /** Reads the databases of all package managers, and whose they are. O(files log files). */
  public HostPackages read(RootTree tree) {
    var source = new DatabaseFiles(tree, limits, troubles);
    var files = new FileTableBuilder(limits);
    var dpkg = new DpkgDatabase(source, files);
    Optional<Gap> ofDpkg = dpkg.read();
    Optional<Gap> ofApk = new ApkDatabase(source, files).read();
    Optional<Gap> ofPacman = new PacmanDatabase(source, files).read();
    Optional<Gap> ofRpm = new RpmDatabase(source, files).read();
    HostSystem system = HostSystem.under(tree);
    Stream<Optional<Gap>> ofMac =
        system == HostSystem.MACOS
            ? Stream.of(
                new HomebrewCellar(source, files).read(),
                new MacPortsRegistry(source, files).read(),
                new NixStore(source, files).read())
            : Stream.empty();
    Gap gap =
        Stream.concat(Stream.of(ofDpkg, ofApk, ofPacman, ofRpm), ofMac)
            .flatMap(Optional::stream)
            .reduce(Gap::or)
            .orElse(Gap.NO_DATABASE);
    if (source.failed()) {
      gap = gap == Gap.NO_DATABASE ? Gap.DAMAGED : gap.or(Gap.DAMAGED);
    }
    if (gap == Gap.NO_DATABASE) {
      troubles.warn(
          DiagnosticCode.PKG005,
          Spot.of(tree.shown("/")),
          "there is no database of a package manager that is read under this root",
          "give the folder that has the host's var/lib/dpkg, lib/apk/db or var/lib/rpm; on a Mac"
              + " opt/homebrew, opt/local or nix");
    }
    if (gap == Gap.NONE && files.size() == 0) {
      gap = Gap.DAMAGED;
      troubles.warn(
          DiagnosticCode.PKG001,
          Spot.of(tree.shown("/")),
          "the package database under this root names no file at all: it may be cut",
          "all files are now unknown; copy the database anew from the host");
    }
    return new HostPackages(
        files.build(),
        tooMany(files, tree) ? gap.or(Gap.DAMAGED) : gap,
        new HashMap<>(dpkg.alternatives()),
        system == HostSystem.MACOS ? MacName.of(source) : source.firstLine("/etc/hostname"),
        source.firstLine("/etc/machine-id"),
        system);
  }

  private boolean tooMany(FileTableBuilder files, RootTree tree) {
    if (files.refused() > 0) {
      troubles.warn(
          DiagnosticCode.PKG004,
          Spot.of(tree.shown("/")),
          files.refused()
              + " files of packages are too many or have too long a path; the limit is "
              + limits.maxFiles()
              + " files",
          "files that no package lists are now unknown");
    }
    return files.refused() > 0;
  }
}
