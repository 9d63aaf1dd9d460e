package perilune.telemetry.eslogger;

import perilune.telemetry.json.JsonTree;

/**
 * Who a process is: an object with names, or, in the macOS 26 beta, an array of eight numbers in
 * the order of the kernel's audit_token_t. Reused; every number may be {@link
 * FieldWriter#NO_NUMBER}.
 */
final class AuditToken {

  private static final String[] NAMES = {
    "auid", "euid", "egid", "ruid", "rgid", "pid", "asid", "pidversion"
  };

  /** How no login user is written: -1 as 32 bits without sign. */
  private static final long UNSET = 0xFFFFFFFFL;

  private final long[] numbers = new long[NAMES.length];

  /** Takes the token of a node; false if it is none, and then nothing is known. */
  boolean read(FieldWriter writer, int node) {
    java.util.Arrays.fill(numbers, FieldWriter.NO_NUMBER);
    JsonTree tree = writer.tree();
    if (tree.isObject(node)) {
      for (int i = 0; i < NAMES.length; i++) {
        numbers[i] = writer.number(node, NAMES[i]);
      }
      return true;
    }
    if (!tree.isArray(node)) {
      return false;
    }
    int count = 0;
    for (int at = tree.first(node); at != JsonTree.NONE; at = tree.next(at)) {
      if (count < numbers.length) {
        numbers[count] = tree.isNumber(at) ? tree.number(at) : FieldWriter.NO_NUMBER;
      }
      count++;
    }
    if (count != numbers.length) {
      java.util.Arrays.fill(numbers, FieldWriter.NO_NUMBER);
      writer.incomplete("an audit token of " + count + " numbers instead of 8");
    }
    return true;
  }

  /** Gives the login user, or none where it is unset. */
  long loginUser() {
    return numbers[0] == UNSET || numbers[0] < 0 ? FieldWriter.NO_NUMBER : numbers[0];
  }

  long effectiveUser() {
    return numbers[1];
  }

  long realUser() {
    return numbers[3];
  }

  long realGroup() {
    return numbers[4];
  }

  long pid() {
    return numbers[5];
  }

  /** Gives the number that every fork and every exec of the host makes anew. */
  long version() {
    return numbers[7];
  }
}
