package perilune.catalog.attack;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import perilune.source.DiagnosticCode;

/**
 * Adds bundles to a store. A bundle is unpacked into a folder beside the releases, read there, and
 * moved to its name in one step: an import that is killed leaves nothing that counts.
 *
 * @param store to which releases are added
 * @param limits of a bundle
 * @param name under which the release is kept; nothing where the bundle's collection or the file's
 *     name says it
 * @param skipBroken whether objects that cannot be taken are left out, instead of refusing all
 */
public record BundleImport(
    AttackStore store, BundleLimits limits, Optional<String> name, boolean skipBroken) {

  private static final int BUFFER = 1 << 16;
  private static final Pattern OFFICIAL =
      Pattern.compile("(?:enterprise|mobile|ics)-attack-(\\d{1,4}\\.\\d{1,4})\\.json(?:\\.gz)?");

  private static final int MAX_NAME = 64;
  private static final String ENTERPRISE = "enterprise-attack";

  /** What became of a bundle. */
  public enum Outcome {
    /** The release is new in the store. */
    ADDED,
    /** The same bytes were there already; nothing changed. */
    ALREADY_THERE,
    /** Nothing was taken; the notes say why. */
    REFUSED
  }

  /**
   * What became of a bundle.
   *
   * @param release what is known of it; nothing where it was refused
   * @param notes what is wrong with it
   */
  public record Report(Outcome outcome, Optional<ReleaseFacts> release, BundleNotes notes) {}

  /**
   * Imports one file, plain or gzipped. What is wrong with it is in the report.
   *
   * @throws IOException if the file or the store cannot be read or written
   */
  public Report run(Path file) throws IOException {
    var notes = new BundleNotes(file.toString());
    Files.createDirectories(store.folder());
    Path work = workFolder();
    try {
      return into(work, file, notes);
    } finally {
      delete(work);
    }
  }

  /** A folder of its own for each import, with the rights that the user's folders have. */
  private Path workFolder() throws IOException {
    long process = ProcessHandle.current().pid();
    for (int number = 0; ; number++) {
      Path work = store.folder().resolve(AttackStore.UNFINISHED + process + "-" + number);
      try {
        return Files.createDirectory(work);
      } catch (FileAlreadyExistsException _) {
        // Left by a process that had this id, or by another thread of this one: the next number.
      }
    }
  }

  private Report into(Path work, Path file, BundleNotes notes) throws IOException {
    Path bundle = work.resolve(ReleaseFiles.BUNDLE);
    String sha256 = copy(file, bundle, notes);
    if (notes.hasErrors()) {
      return refused(notes);
    }
    for (ReleaseFacts there : store.releases()) {
      if (there.sha256().equals(sha256) && name.orElse(there.name()).equals(there.name())) {
        return new Report(Outcome.ALREADY_THERE, Optional.of(there), notes);
      }
    }
    BundleReader.Content content = new BundleReader(bundle, limits, notes).read();
    boolean usable = skipBroken ? notes.onlyObjects() : !notes.hasErrors();
    Optional<String> own = usable ? named(file, content, notes) : Optional.empty();
    if (own.isEmpty()) {
      return refused(notes);
    }
    var facts =
        new ReleaseFacts(
            own.get(),
            content.version(),
            content.domain(),
            String.valueOf(file.getFileName()),
            content.id(),
            content.specVersion(),
            Files.size(bundle),
            sha256,
            content.objects().size(),
            content.leftOut());
    return add(work, facts, content.objects(), notes);
  }

  private static Report refused(BundleNotes notes) {
    return new Report(Outcome.REFUSED, Optional.empty(), notes);
  }

  private Report add(Path work, ReleaseFacts facts, List<AttackObject> objects, BundleNotes notes)
      throws IOException {
    ReleaseFiles.writeObjects(work.resolve(ReleaseFiles.OBJECTS), objects);
    ReleaseFiles.writeFacts(work.resolve(ReleaseFiles.RELEASE), facts);
    force(work);
    Path target = store.folder().resolve(facts.name());
    try {
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
      notes.error(
          DiagnosticCode.ATT006,
          BundleNotes.Spot.FILE,
          "there is a release '" + facts.name() + "' already, with other bytes",
          "give this one another name with --release, or remove " + target);
      return refused(notes);
    }
    return new Report(Outcome.ADDED, Optional.of(facts), notes);
  }

  /** What is moved to its name must be on the disk, or a power cut leaves an empty release. */
  private static void force(Path work) throws IOException {
    try (Stream<Path> files = Files.list(work)) {
      for (Path file : files.toList()) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
  }

  private String copy(Path file, Path to, BundleNotes notes) throws IOException {
    MessageDigest digest = Sha256.digest();
    long size = 0;
    try (InputStream in = unpacked(file);
        OutputStream out = Files.newOutputStream(to)) {
      var buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        size += count;
        if (size > limits.maxBytes()) {
          notes.error(
              DiagnosticCode.ATT008,
              BundleNotes.Spot.FILE,
              "the bundle has more than " + limits.maxBytes() + " bytes",
              "--max-bundle-bytes takes more");
          return "";
        }
        digest.update(buffer, 0, count);
        out.write(buffer, 0, count);
      }
    } catch (ZipException | EOFException problem) {
      notes.error(
          DiagnosticCode.ATT001,
          new BundleNotes.Spot(size, 1, "", ""),
          "the compressed file is damaged or cut off: " + problem.getMessage(),
          "fetch it again: nothing of it was taken");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static InputStream unpacked(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      return gzip ? new GZIPInputStream(in, BUFFER) : in;
    } catch (IOException problem) {
      in.close();
      throw problem;
    }
  }

  private Optional<String> named(Path file, BundleReader.Content content, BundleNotes notes) {
    String version = content.version().isEmpty() ? versionIn(file) : content.version();
    String own = name.orElse(version.isEmpty() ? "" : prefix(content) + version);
    if (isName(own)) {
      return Optional.of(own);
    }
    String message =
        own.isEmpty()
            ? "neither a collection (x-mitre-collection) in the bundle nor the file's name says which"
                + " release it is"
            : "'" + own + "' cannot be the name of a release";
    notes.error(
        DiagnosticCode.ATT006,
        BundleNotes.Spot.FILE,
        message,
        "say it with --release, such as 18.1: letters, digits, point and hyphen");
    return Optional.empty();
  }

  /** MITRE names its files {@code enterprise-attack-18.1.json}; empty for any other name. */
  private static String versionIn(Path file) {
    Matcher official = OFFICIAL.matcher(String.valueOf(file.getFileName()));
    return official.matches() ? official.group(1) : "";
  }

  /** Releases of all domains have the same versions; that for enterprises is meant without more. */
  private static String prefix(BundleReader.Content content) {
    String domain = content.domain();
    boolean plain = domain.isEmpty() || domain.equals(ENTERPRISE);
    return plain ? "" : domain.replace("-attack", "") + "-";
  }

  /** A name becomes that of a folder: it must not lead out of the store, or hide. */
  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_NAME
        && text.charAt(0) != '.'
        && text.charAt(0) != '-'
        && text.chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '.' || c == '-'));
  }

  private static void delete(Path work) throws IOException {
    if (Files.exists(work)) {
      try (Stream<Path> files = Files.list(work)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(work);
    }
  }
}
