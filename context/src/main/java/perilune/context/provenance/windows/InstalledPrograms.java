package perilune.context.provenance.windows;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import perilune.context.place.Place;

/**
 * The programs that are installed on one Windows host, by the folders that they own. Immutable.
 *
 * <p>Case does not count. Of two folders the deeper one decides.
 */
public final class InstalledPrograms {

  /** Most programs of a list, count: a host has hundreds. Further ones are left out and told. */
  public static final int DEFAULT_MAX_PROGRAMS = 100_000;

  /** Nobody gave a list. */
  public static final InstalledPrograms NONE = new InstalledPrograms(List.of(), "", List.of());

  private static final int UTF16_MARK = 2;

  /**
   * Parts of a profile's folder behind its drive, the empty one before the first slash included.
   */
  private static final int PROFILE_PARTS = 3;

  /** Folders that hold what many programs brought: no program owns one of them as a whole. */
  private static final List<String> SHARED =
      List.of(
          "\\program files\\",
          "\\program files (x86)\\",
          "\\program files\\common files\\",
          "\\program files (x86)\\common files\\",
          "\\programdata\\",
          "\\users\\",
          "\\users\\public\\",
          "\\windows\\",
          "\\windows\\system32\\",
          "\\");

  private final Map<String, String> owners = new HashMap<>();
  private final String computer;
  private final List<String> troubles;
  private final boolean someWithoutFolder;

  /**
   * A program as a list has it.
   *
   * @param name what people call it
   * @param folder where it lies; empty if the list does not say
   */
  record Program(String name, String folder) {}

  InstalledPrograms(List<Program> programs, String computer, List<String> troubles) {
    boolean without = false;
    for (Program program : programs) {
      String folder = key(program.folder());
      without |= folder.isEmpty();
      if (!folder.isEmpty()) {
        owners.putIfAbsent(folder, program.name());
      }
    }
    this.computer = computer;
    this.troubles = List.copyOf(troubles);
    this.someWithoutFolder = without;
  }

  /** Says whether bytes begin as a list that is read here does. */
  public static boolean recognises(byte[] head, int length) {
    String text = text(head, length);
    return RegistryExport.recognises(text) || ProgramTable.recognises(text);
  }

  /** Reads a list; what is wrong with it is in {@link #troubles}. O(size). */
  public static InstalledPrograms read(byte[] bytes) {
    String text = text(bytes, bytes.length);
    return RegistryExport.recognises(text) ? RegistryExport.read(text) : ProgramTable.read(text);
  }

  /** PowerShell and reg write UTF-16 with its mark unless told otherwise. */
  private static String text(byte[] bytes, int length) {
    boolean wide = length >= UTF16_MARK && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe;
    String text =
        wide
            ? new String(bytes, UTF16_MARK, length - UTF16_MARK, StandardCharsets.UTF_16LE)
            : new String(bytes, 0, length, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** Says whether nothing is known. */
  public boolean isEmpty() {
    return owners.isEmpty();
  }

  /** Gives the host's name, or an empty text. */
  public String computer() {
    return computer;
  }

  /** Gives what is wrong with the list, a sentence each. */
  public List<String> troubles() {
    return troubles;
  }

  /** Says whether some program does not say where it lies, so that its files are not known. */
  public boolean someWithoutFolder() {
    return someWithoutFolder;
  }

  /** Gives the program in whose folder a file lies; empty if in none. O(depth). */
  public Optional<String> owner(String path) {
    String plain = Place.absolute(path, "").toLowerCase(Locale.ROOT);
    for (int slash = plain.lastIndexOf('\\');
        slash > 0;
        slash = plain.lastIndexOf('\\', slash - 1)) {
      String owner = owners.get(plain.substring(0, slash + 1));
      if (owner != null) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }

  /** Gives the form of a folder by which it is found; empty where it is none that one may own. */
  private static String key(String folder) {
    String plain = folder.strip().replace("\"", "");
    if (plain.length() < 4 || !plain.contains("\\") && !plain.contains("/")) {
      return "";
    }
    String whole = Place.absolute(plain, "").toLowerCase(Locale.ROOT);
    String closed = whole.endsWith("\\") ? whole : whole + "\\";
    boolean drive = closed.length() > 2 && closed.charAt(1) == ':';
    return !drive || SHARED.contains(closed.substring(2)) || isProfile(closed) ? "" : closed;
  }

  private static boolean isProfile(String folder) {
    String below = folder.substring(2);
    boolean user = below.startsWith("\\users\\");
    return user && below.split("\\\\").length <= PROFILE_PARTS;
  }
}
