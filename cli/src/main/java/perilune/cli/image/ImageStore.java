package perilune.cli.image;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import perilune.context.provenance.database.RootTree;

/** The files of which an image consists. Links are followed inside its folder only. */
final class ImageStore {

  /** Bytes of a document: a manifest has some kilobytes, a configuration some more. */
  private static final int MAX_DOCUMENT = 8 << 20;

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  private final RootTree tree;

  ImageStore(RootTree tree) {
    this.tree = tree;
  }

  String shown(String path) {
    return tree.shown(path);
  }

  /** Gives the path of what has a checksum. */
  static String blob(String digest) throws IOException {
    if (!DIGEST.matcher(digest).matches()) {
      throw new IOException("a part of the image is named by no sha256");
    }
    return "/blobs/sha256/" + digest.substring("sha256:".length());
  }

  /** Says whether a file is there. */
  boolean has(String path) throws IOException {
    String resolved = tree.resolve(path);
    BasicFileAttributes found = resolved == null ? null : tree.attributes(resolved);
    return found != null && found.isRegularFile();
  }

  /** Gives a document; one that has its checksum for a name is compared with it. */
  byte[] document(String path) throws IOException {
    try (InputStream in = open(path)) {
      byte[] bytes = in.readNBytes(MAX_DOCUMENT + 1);
      if (bytes.length > MAX_DOCUMENT) {
        throw new IOException(path + " is longer than " + MAX_DOCUMENT + " bytes");
      }
      String name = path.substring(path.lastIndexOf('/') + 1).replace(".json", "");
      String sum = HexFormat.of().formatHex(sha256().digest(bytes));
      if (DIGEST.matcher("sha256:" + name).matches() && !name.equals(sum)) {
        throw new IOException(path + " has another checksum than its name says");
      }
      return bytes;
    }
  }

  /** Opens a layer without its compression. */
  InputStream layer(String path) throws IOException {
    return plain(open(path));
  }

  /** Takes the compression off a stream. */
  static InputStream plain(InputStream compressed) throws IOException {
    var in = new BufferedInputStream(compressed, 1 << 16);
    in.mark(4);
    byte[] head = in.readNBytes(4);
    in.reset();
    if (head.length == 4 && head[0] == 0x28 && (head[1] & 0xff) == 0xb5 && head[2] == 0x2f) {
      throw new IOException("it is compressed with Zstandard, which is not read here");
    }
    boolean zipped = head.length > 1 && head[0] == 0x1f && (head[1] & 0xff) == 0x8b;
    return zipped ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
  }

  private InputStream open(String path) throws IOException {
    if (!has(path)) {
      throw new IOException(path + " is missing");
    }
    return tree.open(String.valueOf(tree.resolve(path)));
  }

  static MessageDigest sha256() throws IOException {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IOException("this Java has no SHA-256", missing);
    }
  }
}
