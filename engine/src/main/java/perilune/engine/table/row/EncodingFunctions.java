package perilune.engine.table.row;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import perilune.engine.table.row.RowValue.Text;
import perilune.rules.plan.RowFunction;

/** Texts in other forms. O(length). */
final class EncodingFunctions {

  private EncodingFunctions() {}

  static RowCall of(RowFunction function) {
    return switch (function) {
      case URL_DECODE -> Strict.text(EncodingFunctions::urlDecoded);
      case URL_ENCODE ->
          Strict.text(text -> bounded(URLEncoder.encode(text, StandardCharsets.UTF_8)));
      case FROM_BASE64 -> Strict.text(EncodingFunctions::fromBase64);
      case TO_BASE64 ->
          Strict.text(text ->
              bounded(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
      case MD5 -> digest("MD5");
      case SHA1 -> digest("SHA-1");
      case SHA256 -> digest("SHA-256");
      case JSON_EXTRACT -> Strict.texts(JsonPath::extract);
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  private static RowValue bounded(String text) {
    return text.length() > RowFunctions.MAX_TEXT ? RowValues.NULL : new Text(text);
  }

  private static RowValue urlDecoded(String text) {
    try {
      return new Text(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return RowValues.NULL;
    }
  }

  private static RowValue fromBase64(String text) {
    try {
      return new Text(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return RowValues.NULL;
    }
  }

  private static RowCall digest(String algorithm) {
    return Strict.text(text -> {
      try {
        byte[] hash =
            MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        return new Text(HexFormat.of().formatHex(hash));
      } catch (NoSuchAlgorithmException _) {
        // Every Java platform has these but MD5, which one may have been told to forbid.
        return RowValues.NULL;
      }
    });
  }
}
