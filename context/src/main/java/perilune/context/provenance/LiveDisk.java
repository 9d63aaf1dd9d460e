package perilune.context.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import perilune.context.provenance.database.RootTree;

/**
 * Files as they are under a root. Each is read once; what came of it is kept, one small record for
 * an owned file that was asked for. Free to share between threads.
 */
final class LiveDisk implements HostDisk {

  /** Files of which it is remembered what they hold, count; others are looked at again. */
  private static final int MAX_CONTENTS = 65_536;

  private final RootTree tree;
  private final long maxHashedBytes;
  private final Set<String> separate;
  private final ConcurrentHashMap<Integer, Found> seen = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, LuaContent> contents = new ConcurrentHashMap<>();

  LiveDisk(RootTree tree, long maxHashedBytes) {
    this.tree = tree;
    this.maxHashedBytes = maxHashedBytes;
    var own = new HashSet<String>();
    for (String folder : MERGED_FOLDERS) {
      if (tree.exists(folder) && tree.target(folder) == null) {
        own.add(folder);
      }
    }
    separate = Set.copyOf(own);
  }

  @Override
  public @Nullable String target(String path) {
    return tree.target(path);
  }

  @Override
  public Set<String> separateFolders() {
    return separate;
  }

  @Override
  public Map<String, String> recordedLinks() {
    return Map.of();
  }

  @Override
  public Found found(int file, String resolved, int digestBytes) {
    Found known = seen.get(file);
    if (known == null) {
      known = look(resolved, digestBytes);
      seen.put(file, known);
    }
    return known;
  }

  @Override
  public LuaContent content(String resolved) {
    LuaContent known = contents.get(resolved);
    if (known == null) {
      known = lookInside(resolved);
      if (contents.size() < MAX_CONTENTS) {
        contents.put(resolved, known);
      }
    }
    return known;
  }

  private LuaContent lookInside(String resolved) {
    try {
      BasicFileAttributes attributes = tree.attributes(resolved);
      if (attributes == null || !attributes.isRegularFile()) {
        return LuaContent.UNKNOWN;
      }
      try (InputStream in = tree.open(resolved)) {
        byte[] head = in.readNBytes(4);
        if (!LuaContent.isProgram(head, head.length)) {
          return LuaContent.NONE;
        }
        byte[] rest = in.readNBytes(LuaContent.MAX_BYTES);
        byte[] bytes = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, bytes, head.length, rest.length);
        return LuaContent.of(bytes);
      }
    } catch (IOException _) {
      return LuaContent.UNKNOWN;
    }
  }

  @Override
  public Optional<byte[]> text(String resolved, int maxBytes, long seconds) {
    try {
      BasicFileAttributes attributes = tree.attributes(resolved);
      if (attributes == null
          || !attributes.isRegularFile()
          || attributes.lastModifiedTime().to(TimeUnit.SECONDS) > seconds) {
        return Optional.empty();
      }
      try (InputStream in = tree.open(resolved)) {
        return Optional.of(in.readNBytes(maxBytes));
      }
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private Found look(String resolved, int digestBytes) {
    try {
      BasicFileAttributes attributes = tree.attributes(resolved);
      if (attributes == null) {
        return Found.not(Look.ABSENT);
      }
      if (!attributes.isRegularFile()) {
        return Found.not(Look.NOT_REGULAR);
      }
      if (attributes.size() > maxHashedBytes) {
        return Found.not(Look.TOO_LARGE);
      }
      long changed = attributes.lastModifiedTime().to(TimeUnit.SECONDS);
      return new Found(Look.READ, digest(resolved, algorithm(digestBytes)), changed);
    } catch (IOException _) {
      return Found.not(Look.UNREADABLE);
    }
  }

  private String digest(String resolved, MessageDigest algorithm) throws IOException {
    try (InputStream in = tree.open(resolved)) {
      var buffer = new byte[1 << 16];
      long left = maxHashedBytes;
      for (int n = in.read(buffer); n > 0 && left > 0; n = in.read(buffer)) {
        algorithm.update(buffer, 0, n);
        left -= n;
      }
    }
    return HexFormat.of().formatHex(algorithm.digest());
  }

  /** dpkg keeps MD5, apk SHA-1, rpm any: these are all that have a length of their own. */
  private static MessageDigest algorithm(int digestBytes) throws IOException {
    String name =
        switch (digestBytes) {
          case 16 -> "MD5";
          case 20 -> "SHA-1";
          case 28 -> "SHA-224";
          case 32 -> "SHA-256";
          case 48 -> "SHA-384";
          case 64 -> "SHA-512";
          default -> throw new IOException("no checksum has " + digestBytes + " bytes");
        };
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException missing) {
      throw new IOException("this Java has no " + name, missing);
    }
  }
}
