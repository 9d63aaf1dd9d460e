package perilune.context.invocation;

import perilune.event.Event;
import perilune.event.KnownField;

/**
 * The name that a program had when it was signed ad hoc.
 *
 * <p>{@code codesign -s -} and the linker write the file's name into the signature, as {@code
 * lua-555549448f0c...} or {@code lua}: a copy of the file under another name keeps it. Certificates
 * of vendors have identifiers that anybody may choose, so those say nothing.
 */
final class SignedName {

  /** Fewest digits of the hash behind the name: the linker writes sixteen, codesign forty. */
  private static final int FEWEST_DIGITS = 8;

  private SignedName() {}

  /** Gives the name, or an empty string where the signature is none of these. */
  static String of(Event event) {
    boolean adHoc =
        event.hasText(KnownField.PROCESS_SIGNATURE_STATUS, "adhoc")
            || event.hasText(KnownField.PROCESS_SIGNATURE_STATUS, "adhoc_linker");
    return adHoc ? withoutHash(event.text(KnownField.PROCESS_SIGNATURE_ID).orElse("")) : "";
  }

  private static String withoutHash(String identifier) {
    int dash = identifier.lastIndexOf('-');
    if (dash <= 0 || identifier.length() - dash - 1 < FEWEST_DIGITS) {
      return identifier;
    }
    boolean hash =
        identifier.substring(dash + 1).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return hash ? identifier.substring(0, dash) : identifier;
  }
}
