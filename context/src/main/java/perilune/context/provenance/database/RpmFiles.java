package perilune.context.provenance.database;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the files of one package from its RPM header into a table. */
final class RpmFiles {

  /** File flags: the administrator may change it; it is owned, but not in the package. */
  private static final int CONFIG = 1;

  private static final int GHOST = 1 << 6;

  /** File state: as installed. Others: replaced, left out, shared by network, of another colour. */
  private static final int NORMAL = 0;

  private static final int TYPE_BITS = 0xf000;
  private static final int FOLDER = 0x4000;

  private final FileTableBuilder files;

  RpmFiles(FileTableBuilder files) {
    this.files = files;
  }

  /** Adds the files of a header; says whether it could be read whole. */
  boolean add(byte[] blob) {
    Optional<RpmHeader> parsed = RpmHeader.of(blob);
    if (parsed.isEmpty()) {
      return false;
    }
    RpmHeader header = parsed.get();
    String[] name = header.texts(RpmHeader.NAME);
    String[] bases = header.texts(RpmHeader.BASE_NAMES);
    String[] folders = header.texts(RpmHeader.DIR_NAMES);
    int[] indexes = header.numbers(RpmHeader.DIR_INDEXES);
    if (name.length != 1 || bases.length != indexes.length) {
      return false;
    }
    if (bases.length == 0) {
      return !header.has(RpmHeader.BASE_NAMES);
    }
    String[] arch = header.texts(RpmHeader.ARCH);
    int owner = files.owner(name[0], arch.length == 1 ? arch[0] : "");
    var details = new Details(header);
    boolean whole = true;
    for (int i = 0; i < bases.length; i++) {
      int folder = indexes[i];
      if (folder < 0 || folder >= folders.length || !isFolder(folders[folder])) {
        whole = false;
      } else if (details.isThere(i)) {
        byte[] path = (folders[folder] + bases[i]).getBytes(StandardCharsets.UTF_8);
        byte[] digest = details.digest(i);
        byte flags = details.is(i, CONFIG) ? FileTable.CONFFILE : 0;
        files.add(new FileTableBuilder.Belonging(owner, flags), path, digest, 0, digest.length);
      }
    }
    return whole;
  }

  /** A name of megabytes before each of a million files would be copied without end. */
  private static boolean isFolder(String text) {
    return text.startsWith("/") && text.length() <= FileTableBuilder.MAX_PATH_BYTES;
  }

  /** What a header says of each file besides its path. */
  private static final class Details {
    private final String[] digests;
    private final int[] flags;
    private final int[] states;
    private final int[] modes;

    Details(RpmHeader header) {
      digests = header.texts(RpmHeader.FILE_DIGESTS);
      flags = header.numbers(RpmHeader.FILE_FLAGS);
      states = header.numbers(RpmHeader.FILE_STATES);
      modes = header.numbers(RpmHeader.FILE_MODES);
    }

    boolean isThere(int i) {
      boolean folder = i < modes.length && (modes[i] & TYPE_BITS) == FOLDER;
      return !folder && (i >= states.length || states[i] == NORMAL);
    }

    boolean is(int i, int flag) {
      return i < flags.length && (flags[i] & flag) != 0;
    }

    /** The length tells the algorithm, so that the tag that names it is not needed. */
    byte[] digest(int i) {
      return i < digests.length && !is(i, GHOST) ? Hex.bytes(digests[i]) : Hex.NONE;
    }
  }
}
