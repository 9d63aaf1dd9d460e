package perilune.context.provenance.database;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.context.provenance.database.Troubles.Spot;
import perilune.source.DiagnosticCode;

/**
 * Reads what pacman keeps of each package that is installed: a folder with {@code desc}, {@code
 * files} and {@code mtree}.
 *
 * <p>The first two have sections, a line {@code %NAME%} and lines below it up to an empty one;
 * folders in {@code %FILES%} end in a slash, {@code %BACKUP%} are files that the administrator may
 * change. Checksums are in mtree ({@link PacmanSums}). See libalpm's be_local.c.
 */
final class PacmanDatabase {

  private static final String LOCAL = "/var/lib/pacman/local";

  private final DatabaseFiles source;
  private final FileTableBuilder files;
  private Gap gap = Gap.NONE;
  private boolean told;

  PacmanDatabase(DatabaseFiles source, FileTableBuilder files) {
    this.source = source;
    this.files = files;
  }

  /** Reads all of it; gives what it may have hidden, or nothing where there is no such database. */
  Optional<Gap> read() {
    Path folder = source.tree().followed(LOCAL).orElse(null);
    List<String> names = folder == null ? List.of() : source.names(folder);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    for (String name : names) {
      if (!name.equals("ALPM_DB_VERSION")) {
        one(LOCAL + "/" + name);
      }
    }
    return Optional.of(gap);
  }

  private void one(String folder) {
    byte[] desc = source.bytes(folder + "/desc");
    byte[] list = source.bytes(folder + "/files");
    if (desc == null || list == null) {
      lost(folder, desc == null ? Gap.DAMAGED : Gap.LIST_MISSING);
    } else if (!read(desc, list, source.bytes(folder + "/mtree"))) {
      lost(folder, Gap.DAMAGED);
    }
  }

  /** Reads what there is of one package; says whether description and list are whole. */
  boolean read(byte[] desc, byte[] list, byte @Nullable [] mtree) {
    Map<String, List<String>> about = sections(desc);
    Map<String, List<String>> owned = sections(list);
    String name = first(about, "NAME");
    if (name.isEmpty() || owned.containsKey("") || !endsWhole(list)) {
      return false;
    }
    add(new FileTable.OwningPackage(name, first(about, "ARCH")), owned, PacmanSums.of(mtree));
    return true;
  }

  /** Every section ends in an empty line; a package may be without files. */
  private static boolean endsWhole(byte[] list) {
    int end = list.length;
    return end == 0 || end > 1 && list[end - 1] == '\n' && list[end - 2] == '\n';
  }

  private void add(
      FileTable.OwningPackage owner, Map<String, List<String>> owned, Map<String, byte[]> sums) {
    Set<String> backup = new HashSet<>();
    for (String line : owned.getOrDefault("BACKUP", List.of())) {
      int tab = line.indexOf('\t');
      backup.add(tab < 0 ? line : line.substring(0, tab));
    }
    for (String path : owned.getOrDefault("FILES", List.of())) {
      if (!path.endsWith("/")) {
        byte[] whole = ("/" + path).getBytes(StandardCharsets.UTF_8);
        byte[] sum = sums.getOrDefault(path, Hex.NONE);
        files.add(owner, whole, sum, backup.contains(path) ? "c" : "");
      }
    }
  }

  private static String first(Map<String, List<String>> sections, String name) {
    List<String> lines = sections.getOrDefault(name, List.of());
    return lines.isEmpty() ? "" : lines.getFirst();
  }

  /** Gives the lines below each heading; lines below none, which damage leaves, below "". */
  private static Map<String, List<String>> sections(byte[] bytes) {
    var all = new HashMap<String, List<String>>();
    String heading = "";
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      if (line.isEmpty()) {
        heading = "";
      } else if (heading.isEmpty()
          && line.length() > 2
          && line.startsWith("%")
          && line.endsWith("%")) {
        heading = line.substring(1, line.length() - 1);
        all.computeIfAbsent(heading, _ -> new ArrayList<>());
      } else {
        all.computeIfAbsent(heading, _ -> new ArrayList<>()).add(line);
      }
    }
    return all;
  }

  private void lost(String folder, Gap what) {
    gap = gap.or(what);
    if (told) {
      return;
    }
    told = true;
    boolean missing = what == Gap.LIST_MISSING;
    source
        .troubles()
        .warn(
            missing ? DiagnosticCode.PKG002 : DiagnosticCode.PKG001,
            Spot.of(source.tree().shown(folder)),
            missing
                ? "this package of pacman is installed, but the list of its files is not there"
                : "this package of pacman has a damaged or missing description or list of files",
            "files that no package lists are now unknown; copy the database anew from the host");
  }
}
