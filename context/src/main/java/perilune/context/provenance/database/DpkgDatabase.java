package perilune.context.provenance.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.context.provenance.database.Troubles.Spot;
import perilune.source.DiagnosticCode;

/**
 * Reads dpkg's database: status, lists, checksums, diversions, alternatives; see dpkg(1), FILES.
 *
 * <p>Also the form of images without dpkg, which have a file a package in {@code status.d} and its
 * checksums beside it, but no lists.
 */
final class DpkgDatabase {

  private static final String FOLDER = "/var/lib/dpkg";

  private final DatabaseFiles source;
  private final FileTableBuilder files;
  private final Troubles troubles;
  private final Alternatives alternatives = new Alternatives();
  private Gap gap = Gap.NONE;

  DpkgDatabase(DatabaseFiles source, FileTableBuilder files) {
    this.source = source;
    this.files = files;
    this.troubles = source.troubles();
  }

  Map<String, String> alternatives() {
    return alternatives.targets();
  }

  /** Reads all of it; gives what it may have hidden, or nothing where there is no such database. */
  Optional<Gap> read() {
    Path folder = source.tree().followed(FOLDER).orElse(null);
    if (folder == null) {
      return Optional.empty();
    }
    byte[] status = source.bytes(FOLDER + "/status");
    List<String> single = source.names(folder.resolve("status.d"));
    boolean hasLists = source.tree().exists(FOLDER + "/info");
    if (status == null && single.isEmpty() && !hasLists) {
      return Optional.empty();
    }
    var lists = new DpkgLists(files, diversions(), troubles);
    if (status != null || hasLists) {
      Path info = source.tree().followed(FOLDER + "/info").orElse(folder.resolve("info"));
      statusAndLists(status, lists, info);
    }
    single(single, folder.resolve("status.d"), lists);
    if (!source.tree().exists("/etc/alternatives")) {
      Path kept = folder.resolve("alternatives");
      source.names(kept).forEach(name -> alternative(source.entry(kept, name)));
    }
    return Optional.of(lists.isDamaged() ? gap.or(Gap.DAMAGED) : gap);
  }

  private void alternative(byte @Nullable [] bytes) {
    if (bytes != null) {
      alternatives.read(bytes);
    }
  }

  private Diversions diversions() {
    byte[] bytes = source.bytes(FOLDER + "/diversions");
    String shown = source.tree().shown(FOLDER + "/diversions");
    var diversions = new Diversions(bytes == null ? Hex.NONE : bytes, shown, troubles);
    gap = diversions.isDamaged() ? gap.or(Gap.DAMAGED) : gap;
    return diversions;
  }

  private void statusAndLists(byte @Nullable [] bytes, DpkgLists lists, Path info) {
    var status = new DpkgStatus(source.tree().shown(FOLDER + "/status"), troubles);
    if (bytes == null) {
      damaged(Spot.of(source.tree().shown(FOLDER + "/status")), "there are lists, but no status");
    } else {
      status.read(bytes);
    }
    gap = status.isDamaged() ? gap.or(Gap.DAMAGED) : gap;
    Set<String> names = new HashSet<>(source.names(info));
    if (bytes != null
        && status.entries().isEmpty()
        && names.stream().anyMatch(name -> name.endsWith(".list"))) {
      String shown = source.tree().shown(FOLDER + "/status");
      damaged(Spot.of(shown), "there are lists, but the status names no package");
    }
    var met = new HashSet<String>();
    for (DpkgStatus.Entry entry : status.entries()) {
      String qualified = entry.name() + ":" + entry.architecture();
      String name = names.contains(qualified + ".list") ? qualified : entry.name();
      met.add(name);
      if (entry.isInstalled()) {
        installed(entry, name, names, lists, info);
      }
    }
    var unmet = new ArrayList<String>();
    for (String name : names) {
      if (name.endsWith(".list") && !met.contains(name.substring(0, name.length() - 5))) {
        unmet.add(name.substring(0, name.length() - 5));
      }
    }
    unmet.sort(null);
    unmet.forEach(name -> doubtful(name, lists, info));
  }

  private void installed(
      DpkgStatus.Entry entry, String name, Set<String> names, DpkgLists lists, Path info) {
    String sums = name + ".md5sums";
    byte[] digests = names.contains(sums) ? source.entry(info, sums) : null;
    lists.sums(digests == null ? Hex.NONE : digests, shown(info, sums));
    byte[] list = names.contains(name + ".list") ? source.entry(info, name + ".list") : null;
    var owner =
        new DpkgLists.Owner(
            entry.name(),
            files.owner(entry.name(), entry.architecture()),
            (byte) 0,
            entry.conffiles());
    if (list != null) {
      lists.list(list, shown(info, name + ".list"), owner);
    } else {
      lists.addUnlisted(owner);
      missing(entry, name, info);
    }
    if (entry.isHalf()) {
      gap = gap.or(Gap.DAMAGED);
    }
  }

  private void missing(DpkgStatus.Entry entry, String name, Path info) {
    gap = gap.or(Gap.LIST_MISSING);
    troubles.warn(
        DiagnosticCode.PKG002,
        Spot.of(shown(info, name + ".list")),
        "package " + entry.name() + " is installed, but the list of its files is missing",
        "files that no package lists are now unknown; copy all of /var/lib/dpkg/info");
  }

  /** What a list names has an owner, but whether that is still installed nobody says. */
  private void doubtful(String name, DpkgLists lists, Path info) {
    byte[] list = source.entry(info, name + ".list");
    if (list == null) {
      return;
    }
    lists.sums(Hex.NONE, "");
    String plain = name.indexOf(':') < 0 ? name : name.substring(0, name.indexOf(':'));
    int number = files.owner(plain, "");
    var owner = new DpkgLists.Owner(plain, number, FileTable.DOUBTFUL, Map.of());
    lists.list(list, shown(info, name + ".list"), owner);
    troubles.warn(
        DiagnosticCode.PKG001,
        Spot.of(shown(info, name + ".list")),
        "this list is of a package that the status does not name: it may be cut",
        "the files in it are now unknown; copy the status anew from the host");
  }

  private void single(List<String> names, Path folder, DpkgLists lists) {
    for (String name : names) {
      byte[] bytes = name.endsWith(".md5sums") ? null : source.entry(folder, name);
      if (bytes == null) {
        continue;
      }
      var status = new DpkgStatus(shown(folder, name), troubles).read(bytes);
      gap = status.isDamaged() ? gap.or(Gap.DAMAGED) : gap;
      byte[] sums = source.entry(folder, name + ".md5sums");
      for (DpkgStatus.Entry entry : status.entries()) {
        lists.sums(sums == null ? Hex.NONE : sums, shown(folder, name + ".md5sums"));
        int number = files.owner(entry.name(), entry.architecture());
        lists.addUnlisted(new DpkgLists.Owner(entry.name(), number, (byte) 0, entry.conffiles()));
        if (sums == null) {
          missing(entry, name, folder);
        }
      }
    }
  }

  /** As text: a name out of a database need not be one that a file can have here. */
  private static String shown(Path folder, String name) {
    return folder + "/" + name;
  }

  private void damaged(Spot spot, String message) {
    gap = gap.or(Gap.DAMAGED);
    troubles.warn(
        DiagnosticCode.PKG001,
        spot,
        message,
        "files that no package lists are now unknown; copy the database anew from the host");
  }
}
