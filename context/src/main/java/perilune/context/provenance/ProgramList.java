package perilune.context.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import perilune.context.place.Place;
import perilune.context.place.WindowsPath;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.context.provenance.database.FileTable;
import perilune.context.provenance.database.Troubles;
import perilune.context.provenance.database.Troubles.Spot;
import perilune.context.provenance.windows.InstalledPrograms;
import perilune.source.DiagnosticCode;

/**
 * Judges files of a Windows host by the list of what is installed there.
 *
 * <p>A program's folder is its own. Elsewhere a file that no program owns is unowned, but not where
 * others bring files that no list has: Windows itself, and Program Files as long as some program
 * does not say where it lies. Stateless.
 */
final class ProgramList {

  /** Bytes of a file's beginning by which it is recognised. */
  private static final int HEAD = 1 << 16;

  private static final String WINDOWS = "\\windows\\";
  private static final List<String> STORE =
      List.of("\\program files\\windowsapps\\", "\\program files\\modifiablewindowsapps\\");
  private static final List<String> INSTALLED =
      List.of("\\program files\\", "\\program files (x86)\\", "\\programdata\\chocolatey\\");

  private ProgramList() {}

  static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(HEAD);
      return InstalledPrograms.recognises(head, head.length);
    }
  }

  static PackageInventory.Opened read(Path file, DatabaseLimits limits) throws IOException {
    var troubles = new Troubles();
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes((int) Math.min(limits.maxFileBytes(), Integer.MAX_VALUE - 16));
      if (in.read() >= 0) {
        warn(troubles, file, "this list is longer than " + limits.maxFileBytes() + " bytes");
      }
    }
    InstalledPrograms programs = InstalledPrograms.read(bytes);
    programs.troubles().forEach(trouble -> warn(troubles, file, trouble));
    return new PackageInventory.Opened(PackageInventory.of(programs), troubles.all());
  }

  private static void warn(Troubles troubles, Path file, String sentence) {
    troubles.warn(
        DiagnosticCode.PKG006,
        Spot.of(file.toString()),
        sentence,
        "export it anew; docs/fields/provenance.md has the command");
  }

  static PackageVerdict verdict(InstalledPrograms programs, String path) {
    if (path.isEmpty() || path.length() > PathForm.MAX || path.indexOf('\0') >= 0) {
      return PackageVerdict.unknown(PackageReason.NOT_A_PATH);
    }
    if (!WindowsPath.isAbsolute(path)) {
      return PackageVerdict.unknown(PackageReason.RELATIVE_PATH);
    }
    Optional<String> owner = programs.owner(path);
    if (owner.isPresent()) {
      return new PackageVerdict(
          Ownership.OWNED,
          owner.get(),
          Integrity.UNKNOWN,
          PackageReason.INSTALLED_FOLDER,
          Long.MIN_VALUE,
          FileTable.NONE,
          FileTable.NONE);
    }
    return PackageVerdict.unlisted(unlisted(programs, below(path)));
  }

  private static PackageReason unlisted(InstalledPrograms programs, String below) {
    if (below.startsWith(WINDOWS)) {
      return PackageReason.OTHER_MANAGER;
    }
    if (STORE.stream().anyMatch(below::startsWith)) {
      return PackageReason.OTHER_MANAGER;
    }
    boolean installed = INSTALLED.stream().anyMatch(below::startsWith);
    return installed && programs.someWithoutFolder()
        ? PackageReason.LIST_MISSING
        : PackageReason.NOT_LISTED;
  }

  /** Everybody may write to a few folders of Windows; those are looked at as any other. */
  private static String below(String path) {
    String plain = Place.absolute(path, "").toLowerCase(Locale.ROOT);
    boolean open = Place.of(path).equals("temporary");
    return open || plain.length() < 3 || plain.charAt(1) != ':' ? "" : plain.substring(2);
  }
}
