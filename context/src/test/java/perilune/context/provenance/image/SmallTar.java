package perilune.context.provenance.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes archives, with what is wrong in them where a test asks for it. */
final class SmallTar {

  private static final int BLOCK = 512;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Writes lines {@code TYPE NAME TEXT}; the text of a link is where it leads. */
  static byte[] of(String lines) {
    var tar = new SmallTar();
    for (String line : lines.lines().toList()) {
      String[] words = (line + "  ").split(" ", 3);
      tar.add(words[0].charAt(0), words[1], words[2].strip());
    }
    return tar.bytes();
  }

  SmallTar add(char type, String name, String text) {
    boolean link = type == '1' || type == '2';
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000755\0");
    put(header, 124, String.format("%011o", link ? 0 : content.length));
    put(header, 136, String.format("%011o", 1_700_000_000));
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 157, link ? text : "");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    out.writeBytes(header);
    if (!link) {
      out.writeBytes(content);
      out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }
    return this;
  }

  byte[] bytes() {
    out.writeBytes(new byte[2 * BLOCK]);
    return out.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, Math.min(bytes.length, BLOCK - at));
  }

  /** Gives an archive without its end. */
  static byte[] cut(byte[] bytes, int length) {
    return Arrays.copyOf(bytes, length);
  }
}
