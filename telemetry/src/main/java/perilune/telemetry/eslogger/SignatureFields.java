package perilune.telemetry.eslogger;

import perilune.event.KnownField;
import perilune.telemetry.eslogger.CodeSignature.Facts;
import perilune.telemetry.eslogger.CodeSignature.Trust;
import perilune.telemetry.json.JsonTree;

/** Puts {@code process.code_signature.*} and {@code process.hash.cdhash} of one es_process_t. */
final class SignatureFields {

  private static final byte[] HEX =
      "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final FieldWriter writer;
  private final PathText text = new PathText();

  SignatureFields(FieldWriter writer) {
    this.writer = writer;
  }

  /** Puts the fields; the status always. */
  void write(int process) {
    if (!isWanted()) {
      return;
    }
    long flags = writer.number(process, "codesigning_flags");
    int team = nonEmpty(writer.text(process, "team_id"));
    int identifier = nonEmpty(writer.text(process, "signing_id"));
    int hash = writer.text(process, "cdhash");
    boolean hashed = isHash(hash);
    var facts =
        new Facts(
            flags,
            writer.number(process, "cs_validation_category"),
            writer.truth(process, "is_platform_binary"),
            team != JsonTree.NONE,
            hashed || identifier != JsonTree.NONE);
    writer.word(KnownField.PROCESS_SIGNATURE_STATUS, CodeSignature.status(facts).word());
    if (flags != FieldWriter.NO_NUMBER) {
      writer.flag(KnownField.PROCESS_SIGNATURE_EXISTS, (flags & CodeSignature.SIGNED) != 0);
      writer.flag(KnownField.PROCESS_SIGNATURE_VALID, (flags & CodeSignature.VALID) != 0);
      flags(flags);
    }
    Trust trust = CodeSignature.trust(facts);
    if (trust != Trust.UNSAID) {
      writer.flag(KnownField.PROCESS_SIGNATURE_TRUSTED, trust == Trust.TRUSTED);
    }
    writer.text(KnownField.PROCESS_SIGNATURE_TEAM, team);
    writer.text(KnownField.PROCESS_SIGNATURE_ID, identifier);
    if (hashed) {
      lowerCase(hash);
    }
  }

  private boolean isWanted() {
    return writer.wants(KnownField.PROCESS_SIGNATURE_STATUS)
        || writer.wants(KnownField.PROCESS_SIGNATURE_EXISTS)
        || writer.wants(KnownField.PROCESS_SIGNATURE_VALID)
        || writer.wants(KnownField.PROCESS_SIGNATURE_TRUSTED)
        || writer.wants(KnownField.PROCESS_SIGNATURE_TEAM)
        || writer.wants(KnownField.PROCESS_SIGNATURE_ID)
        || writer.wants(KnownField.PROCESS_SIGNATURE_FLAGS)
        || writer.wants(KnownField.PROCESS_CDHASH);
  }

  private int nonEmpty(int node) {
    return node != JsonTree.NONE && writer.tree().length(node) > 0 ? node : JsonTree.NONE;
  }

  /** A hash of zeros only says that there is none. */
  private boolean isHash(int node) {
    JsonTree tree = writer.tree();
    for (int i = 0; node != JsonTree.NONE && i < tree.length(node); i++) {
      if (tree.bytes()[tree.start(node) + i] != '0') {
        return true;
      }
    }
    return false;
  }

  /** eslogger writes the hash in upper case, Jamf Protect in lower. */
  private void lowerCase(int hash) {
    text.clear();
    text.add(writer.tree(), hash);
    for (int i = 0; i < text.length(); i++) {
      text.bytes()[i] = (byte) Character.toLowerCase(text.bytes()[i]);
    }
    writer.bytes(KnownField.PROCESS_CDHASH, text.bytes(), 0, text.length());
  }

  /** Without leading zeros, as codesign(1) prints them: 0x22010301. */
  private void flags(long flags) {
    text.clear();
    text.add('0');
    text.add('x');
    int digit = Math.max(0, (Long.SIZE - 1 - Long.numberOfLeadingZeros(flags | 1)) / 4);
    for (; digit >= 0; digit--) {
      text.add((char) HEX[(int) (flags >>> 4 * digit) & 15]);
    }
    writer.bytes(KnownField.PROCESS_SIGNATURE_FLAGS, text.bytes(), 0, text.length());
  }
}
