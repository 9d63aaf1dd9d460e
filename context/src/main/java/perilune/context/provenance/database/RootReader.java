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

  /** Reads the databases of dpkg, apk and rpm, and whose they are. O(files log files). */
  public HostPackages read(RootTree tree) {
    var source = new DatabaseFiles(tree, limits, troubles);
    var files = new FileTableBuilder(limits);
    var dpkg = new DpkgDatabase(source, files);
    Optional<Gap> ofDpkg = dpkg.read();
    Optional<Gap> ofApk = new ApkDatabase(source, files).read();
    Optional<Gap> ofRpm = new RpmDatabase(source, files).read();
    Gap gap =
        Stream.of(ofDpkg, ofApk, ofRpm)
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
          "there is no database of dpkg, apk or rpm under this root",
          "give the folder that has the host's var/lib/dpkg, lib/apk/db or var/lib/rpm");
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
        source.firstLine("/etc/hostname"),
        source.firstLine("/etc/machine-id"));
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
