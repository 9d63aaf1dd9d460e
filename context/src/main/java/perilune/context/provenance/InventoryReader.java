package perilune.context.provenance;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import perilune.context.provenance.HostDisk.Found;
import perilune.context.provenance.HostDisk.Look;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.context.provenance.database.FileTable;
import perilune.context.provenance.database.FileTableBuilder;
import perilune.context.provenance.database.Gap;
import perilune.context.provenance.database.HostPackages;
import perilune.context.provenance.database.HostSystem;
import perilune.context.provenance.database.Troubles;
import perilune.context.provenance.database.Troubles.Spot;
import perilune.source.DiagnosticCode;

/** Reads an inventory; a damaged one gives what could be read. Used once. */
final class InventoryReader {

  /** Bytes of one line: two paths of 4,096 and room for escapes. */
  private static final int MAX_LINE_BYTES = 1 << 16;

  private static final int FILE_WORDS = 8;

  private final Troubles troubles = new Troubles();
  private final FileTableBuilder files;
  private final Map<String, String> links = new HashMap<>();
  private final Map<String, String> alternatives = new HashMap<>();
  private final Map<String, LuaContent> contents = new HashMap<>();
  private final Set<String> separate = new HashSet<>();
  private final List<Found> found = new ArrayList<>();
  private final byte[] line = new byte[MAX_LINE_BYTES];
  private String name = "";
  private String host = "";
  private String machine = "";
  private Gap gap = Gap.NONE;
  private HostSystem system = HostSystem.LINUX;
  private boolean ended;
  private boolean damaged;
  private int number;
  private long left;

  InventoryReader(DatabaseLimits limits) {
    this.files = new FileTableBuilder(limits);
    this.left = limits.maxFileBytes();
  }

  PackageInventory.Opened read(Path file) throws IOException {
    name = file.toString();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return read(in);
    }
  }

  /** Reads from a stream that can be marked. */
  PackageInventory.Opened read(InputStream in) throws IOException {
    try {
      lines(opened(in));
    } catch (EOFException | ZipException _) {
      damage("", "this inventory breaks off within its compression");
    }
    if (!ended) {
      damage("", "this inventory has no last line, it is cut");
    }
    if (files.size() == 0 && gap == Gap.NONE) {
      damage("", "this inventory names no file at all");
    }
    var packages =
        new HostPackages(
            files.build(),
            damaged ? gap.or(Gap.DAMAGED) : gap,
            alternatives,
            host,
            machine,
            system);
    var disk = new RecordedDisk(links, separate, found, contents);
    return new PackageInventory.Opened(new PackageInventory(packages, disk), troubles.all());
  }

  private static InputStream opened(InputStream in) throws IOException {
    in.mark(2);
    boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return zipped ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
  }

  private void lines(InputStream in) throws IOException {
    String first = next(in);
    String version = first == null ? "" : first;
    if (!version.equals(InventoryText.MAGIC + "\t" + InventoryText.VERSION)
        && !version.equals(InventoryText.MAGIC + "\t" + InventoryText.VERSION_BEFORE)) {
      damage(
          version,
          "this is no inventory of version "
              + InventoryText.VERSION_BEFORE
              + " or "
              + InventoryText.VERSION);
      gap = gap.or(Gap.FORM_NOT_READ);
      return;
    }
    for (String text = next(in); text != null && !ended; text = next(in)) {
      if (!line(text.split("\t", -1))) {
        damage(text, "this line of the inventory is damaged");
      }
    }
  }

  /** Gives the next line, or null at the end or beyond a limit. */
  private @Nullable String next(InputStream in) throws IOException {
    int length = 0;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        number++;
        return new String(line, 0, length, StandardCharsets.UTF_8);
      }
      if (length == MAX_LINE_BYTES || left-- == 0) {
        damage("", "this inventory or a line of it is beyond the limit");
        return null;
      }
      line[length++] = (byte) c;
    }
    return null;
  }

  private boolean line(String[] words) {
    String value = words.length > 1 ? InventoryText.unescaped(words[1]) : "";
    switch (words[0]) {
      case InventoryText.HOST -> host = value;
      case InventoryText.MACHINE -> machine = value;
      case InventoryText.SEPARATE -> separate.add(value);
      case InventoryText.SYSTEM -> system = HostSystem.of(value);
      case InventoryText.GAP -> gap = gap.or(gap(value));
      case InventoryText.ALTERNATIVE -> {
        return words.length == 3 && link(alternatives, value, words[2]);
      }
      case InventoryText.LINK -> {
        return words.length == 3 && link(links, value, words[2]);
      }
      case InventoryText.CONTENT -> {
        return words.length == 3 && content(value, words[2]);
      }
      case InventoryText.FILE -> {
        return words.length == FILE_WORDS && file(words);
      }
      case InventoryText.END -> {
        ended = true;
        return value.equals(Integer.toString(files.size())) || value.isEmpty();
      }
      default -> {
        return words[0].equals(InventoryText.EXPORTED)
            || words[0].equals(InventoryText.ARCHITECTURES);
      }
    }
    return true;
  }

  private static boolean link(Map<String, String> all, String path, String target) {
    return all.size() < InventoryExport.MAX_LINKS
        && path.startsWith("/")
        && all.put(path, InventoryText.unescaped(target)) == null;
  }

  private boolean content(String word, String path) {
    LuaContent content =
        word.equals(LuaContent.INTERPRETER.word())
            ? LuaContent.INTERPRETER
            : word.equals(LuaContent.EMBEDDER.word()) ? LuaContent.EMBEDDER : LuaContent.UNKNOWN;
    return content != LuaContent.UNKNOWN
        && contents.size() < InventoryExport.MAX_CONTENTS
        && path.startsWith("/")
        && contents.put(InventoryText.unescaped(path), content) == null;
  }

  private static Gap gap(String word) {
    for (Gap gap : Gap.values()) {
      if (gap.name().toLowerCase(Locale.ROOT).equals(word)) {
        return gap;
      }
    }
    return Gap.DAMAGED;
  }

  private boolean file(String[] words) {
    String wanted = words[4].equals(InventoryText.NO_DIGEST) ? "" : words[4];
    String path = InventoryText.unescaped(words[7]);
    if (!isDigest(wanted) || !path.startsWith("/")) {
      return false;
    }
    var owner =
        new FileTable.OwningPackage(
            InventoryText.unescaped(words[1]), InventoryText.unescaped(words[2]));
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    if (files.add(owner, bytes, HexFormat.of().parseHex(wanted), words[3]) < 0) {
      return false;
    }
    found.add(found(words[5], words[6], wanted));
    return true;
  }

  private static Found found(String word, String changed, String wanted) {
    for (Look look : Look.values()) {
      if (look != Look.READ && look.name().equals(word)) {
        return Found.not(look);
      }
    }
    boolean same = word.equals(InventoryText.SAME);
    if (!same && (word.isEmpty() || word.length() != wanted.length() || !isDigest(word))) {
      return Found.not(Look.ABSENT);
    }
    return new Found(Look.READ, same ? wanted : word, seconds(changed));
  }

  private static boolean isDigest(String text) {
    return text.length() % 2 == 0
        && text.length() <= 128
        && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
  }

  private static long seconds(String text) {
    boolean plain =
        !text.isEmpty() && text.length() < 15 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? Long.parseLong(text) : Long.MIN_VALUE;
  }

  private void damage(String text, String message) {
    if (!damaged) {
      troubles.warn(
          DiagnosticCode.PKG006,
          new Spot(name, Math.max(1, number), text),
          message,
          "files that no package lists are now unknown; export it anew with perilune inventory");
    }
    damaged = true;
  }
}
