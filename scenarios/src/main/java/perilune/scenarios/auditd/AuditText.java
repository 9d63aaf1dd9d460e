package perilune.scenarios.auditd;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** How the kernel writes texts: in quotes, or in hexadecimal where quotes would not do. */
final class AuditText {

  /** Characters of arguments that the kernel puts into one record. */
  private static final int MAX_EXECVE = 7_500;

  private static final int MAX_TITLE = 128;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private AuditText() {}

  /** Gives a value of one of the fields that are encoded. */
  static String value(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return isPlain(bytes) ? '"' + text + '"' : HEX.formatHex(bytes);
  }

  /** Gives the title of a process: its words with NUL between them, cut. */
  static String title(List<String> words) {
    byte[] bytes = String.join("\0", words).getBytes(StandardCharsets.UTF_8);
    byte[] cut = bytes.length > MAX_TITLE ? Arrays.copyOf(bytes, MAX_TITLE) : bytes;
    return isPlain(cut) && cut.length > 0
        ? '"' + new String(cut, StandardCharsets.US_ASCII) + '"'
        : HEX.formatHex(cut);
  }

  /** Gives the bodies of the EXECVE records for a program's words: several if they are long. */
  static List<String> execve(List<String> words) {
    var records = new ArrayList<String>();
    var body = new StringBuilder("argc=" + words.size());
    for (int i = 0; i < words.size(); i++) {
      String value = value(words.get(i));
      if (value.length() > MAX_EXECVE) {
        body = split(i, value, body, records);
        continue;
      }
      if (body.length() + value.length() > MAX_EXECVE) {
        records.add(body.toString());
        body = new StringBuilder();
      }
      body.append(body.isEmpty() ? "" : " ").append('a').append(i).append('=').append(value);
    }
    if (!body.isEmpty()) {
      records.add(body.toString());
    }
    return records;
  }

  private static StringBuilder split(
      int number, String value, StringBuilder begun, List<String> records) {
    boolean quoted = value.startsWith("\"");
    String inside = quoted ? value.substring(1, value.length() - 1) : value;
    StringBuilder body = begun;
    body.append(" a").append(number).append("_len=").append(inside.length());
    int part = 0;
    for (int from = 0; from < inside.length(); part++) {
      int to = Math.min(inside.length(), from + MAX_EXECVE - body.length() & ~1);
      String chunk = inside.substring(from, to);
      body.append(" a").append(number).append('[').append(part).append("]=");
      body.append(quoted ? '"' + chunk + '"' : chunk);
      from = to;
      if (from < inside.length()) {
        records.add(body.toString());
        body = new StringBuilder();
      }
    }
    return body;
  }

  /** Gives a socket address as the kernel has it in memory. */
  static String socketAddress(String address, int port) {
    boolean six = address.indexOf(':') >= 0;
    var all = new StringBuilder(six ? "0A00" : "0200");
    all.append(HEX.toHexDigits((short) port));
    if (six) {
      return all.append("00000000").append(six(address)).append("00000000").toString();
    }
    for (String part : address.split("\\.", -1)) {
      all.append(HEX.toHexDigits((byte) Integer.parseInt(part)));
    }
    return all.append("0".repeat(16)).toString();
  }

  private static String six(String address) {
    int gap = address.indexOf("::");
    String left = groups(gap < 0 ? address : address.substring(0, gap));
    String right = gap < 0 ? "" : groups(address.substring(gap + 2));
    return left + "0".repeat(Math.max(0, 32 - left.length() - right.length())) + right;
  }

  private static String groups(String text) {
    var all = new StringBuilder();
    for (String group : text.split(":", -1)) {
      if (!group.isEmpty()) {
        all.append("0".repeat(4 - group.length())).append(group.toUpperCase(java.util.Locale.ROOT));
      }
    }
    return all.toString();
  }

  private static boolean isPlain(byte[] bytes) {
    for (byte b : bytes) {
      if (b <= ' ' || b == '"' || b == 127) {
        return false;
      }
    }
    return true;
  }
}
