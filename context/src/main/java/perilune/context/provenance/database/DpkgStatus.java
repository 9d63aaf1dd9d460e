package perilune.context.provenance.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import perilune.context.provenance.database.Troubles.Spot;
import perilune.source.DiagnosticCode;

/**
 * Reads dpkg's status, paragraphs of {@code Name: value}; see deb822(5) and dpkg-query(1).
 *
 * <p>A paragraph that breaks off is a damage: it and what followed may have owned any file.
 */
final class DpkgStatus {

  /** Packages in one status, count. All of Debian has some 65,000. */
  private static final int MAX_PACKAGES = 1_000_000;

  /**
   * A package of a status.
   *
   * @param name without architecture
   * @param architecture as Debian calls it, or empty
   * @param state what became of it; empty where it does not say
   * @param conffiles files that the administrator may change, with their checksums
   */
  record Entry(String name, String architecture, String state, Map<String, String> conffiles) {

    /** Says whether its files are on the disk. "config-files" is removed, its conffiles stay. */
    boolean isInstalled() {
      return switch (state) {
        case "", "installed", "unpacked", "half-configured", "half-installed" -> true;
        case "triggers-awaited", "triggers-pending" -> true;
        default -> false;
      };
    }

    /** Says whether dpkg stopped while it unpacked: then its list may be that of before. */
    boolean isHalf() {
      return state.equals("half-installed");
    }
  }

  private final String file;
  private final Troubles troubles;
  private final List<Entry> entries = new ArrayList<>();
  private boolean damaged;

  // The paragraph at hand.
  private String name = "";
  private String architecture = "";
  private String state = "";
  private boolean versioned;
  private boolean inConffiles;
  private Map<String, String> conffiles = new HashMap<>();
  private boolean anyVersion;

  DpkgStatus(String file, Troubles troubles) {
    this.file = file;
    this.troubles = troubles;
  }

  List<Entry> entries() {
    return entries;
  }

  boolean isDamaged() {
    return damaged;
  }

  DpkgStatus read(byte[] bytes) {
    var lines = new ByteLines(bytes);
    boolean inside = false;
    while (lines.next()) {
      if (lines.length() == 0) {
        end(lines, inside);
        inside = false;
      } else {
        inside = true;
        line(lines);
        if (lines.isCut()) {
          damage(lines, "the package status breaks off within a line");
        }
      }
    }
    if (inside && !versioned && anyVersion) {
      damage(lines, "the package status breaks off within a paragraph");
    }
    end(lines, inside);
    return this;
  }

  private void line(ByteLines lines) {
    byte first = lines.at(0);
    if (first == ' ' || first == '\t') {
      if (inConffiles) {
        conffile(lines.text(0));
      }
      return;
    }
    inConffiles = lines.startsWith("Conffiles:");
    if (lines.startsWith("Package:")) {
      name = lines.text(8);
    } else if (lines.startsWith("Status:")) {
      state = lastWord(lines.text(7));
    } else if (lines.startsWith("Architecture:")) {
      architecture = lines.text(13);
    } else if (lines.startsWith("Version:")) {
      versioned = true;
      anyVersion = true;
    } else if (!isField(lines)) {
      damage(lines, "this line of the package status is no field");
    }
  }

  /** A field's name is printable ASCII up to a colon: deb822(5). */
  private static boolean isField(ByteLines lines) {
    for (int i = 0; i < lines.length(); i++) {
      byte c = lines.at(i);
      if (c == ':') {
        return i > 0;
      }
      if (c <= ' ' || c == 0x7f) {
        return false;
      }
    }
    return false;
  }

  /** Debian's policy, 5.6.1, allows less; what matters is that a file can have the name. */
  private static boolean isName(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c != 0x7f && c != '/');
  }

  private static String lastWord(String text) {
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  /** A path, a checksum, perhaps "obsolete"; the path may have blanks. */
  private void conffile(String text) {
    String[] words = text.split(" ", -1);
    int digest = words.length - 1;
    while (digest > 0 && words[digest].length() != 32) {
      digest--;
    }
    if (digest > 0) {
      String path = String.join(" ", List.of(words).subList(0, digest));
      conffiles.put(path, words[digest]);
    }
  }

  private void end(ByteLines lines, boolean inside) {
    if (inside && !isName(name)) {
      damage(lines, "this paragraph of the package status names no package");
    } else if (inside && entries.size() < MAX_PACKAGES) {
      entries.add(new Entry(name, architecture, state, conffiles));
    } else if (inside) {
      damage(lines, "the package status has more than " + MAX_PACKAGES + " packages");
    }
    name = "";
    architecture = "";
    state = "";
    versioned = false;
    inConffiles = false;
    conffiles = new HashMap<>();
  }

  private void damage(ByteLines lines, String message) {
    if (!damaged) {
      Spot spot = lines.spot(file);
      troubles.warn(
          DiagnosticCode.PKG001,
          spot,
          message,
          "files that no package lists are now unknown; copy the database anew from the host");
    }
    damaged = true;
  }
}
