package perilune.telemetry.auditd;

import java.util.Arrays;
import perilune.event.KnownField;

/**
 * Puts the arguments of an exec together from its EXECVE records.
 *
 * <p>The kernel cuts a long argument into chunks, {@code a2_len=48054 a2[0]=… a2[1]=…}, over
 * several records, and many short arguments over several records too. Chunks are joined in the
 * order of their numbers, wherever their records stand, and decoded once; {@code aN_len} counts
 * characters as written. What is missing is left out, and the command line marked as cut.
 *
 * <p>Source: the kernel's {@code audit_log_execve_info}. Owned by one thread and used again.
 */
final class ExecArguments {

  // An entry of the order is argument, chunk + 1 and place in the ranges, 21 bits each.
  private static final int FIELD_BITS = 21;
  private static final int MAX_FIELD = (1 << FIELD_BITS) - 1;
  private static final int WHOLE = -1;

  // Entries for which memory is kept from one event to the next.
  private static final int MAX_KEPT = 1 << 12;

  private static final byte[] ARGC = Bytes.ascii("argc");
  private static final byte[] LENGTH = Bytes.ascii("_len");

  /** Fields for the first arguments, by number. */
  private static final KnownField[] BY_NUMBER = {
    KnownField.AUDITD_ARGUMENT_0,
    KnownField.AUDITD_ARGUMENT_1,
    KnownField.AUDITD_ARGUMENT_2,
    KnownField.AUDITD_ARGUMENT_3,
    KnownField.AUDITD_ARGUMENT_4,
    KnownField.AUDITD_ARGUMENT_5,
    KnownField.AUDITD_ARGUMENT_6,
    KnownField.AUDITD_ARGUMENT_7
  };

  private final FieldWriter writer;
  private final KeyCursor cursor = new KeyCursor();
  private long[] order = new long[32];
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private boolean[] quotes = new boolean[32];
  private int count;

  private final Bytes joined = new Bytes();
  private final Bytes decoded = new Bytes();
  private final Bytes commandLine = new Bytes();
  private final Bytes first = new Bytes();
  private byte[] bytes = new byte[0];
  private long declared;
  private long lengthTotal;
  private long writtenTotal;
  private long present;
  private boolean cut;

  ExecArguments(FieldWriter writer) {
    this.writer = writer;
  }

  /** Puts arguments, their count and the command line into the event. */
  void write(EventRecords records) {
    reset(records.event());
    for (int i = 0; i < records.event().recordCount(); i++) {
      if (records.isExecve(i)) {
        collect(records.event().bodyStart(i), records.event().bodyEnd(i));
      }
    }
    sort();
    int at = 0;
    while (at < count) {
      at = argument(at);
    }
    finish();
  }

  private void reset(OpenEvent event) {
    bytes = event.bytes.array;
    cut = event.cut;
    count = 0;
    declared = Bytes.NO_NUMBER;
    lengthTotal = 0;
    writtenTotal = 0;
    present = 0;
    commandLine.clear();
    first.clear();
    if (order.length > MAX_KEPT) {
      allocate(32);
    }
  }

  private void allocate(int size) {
    order = Arrays.copyOf(order, size);
    starts = Arrays.copyOf(starts, size);
    ends = Arrays.copyOf(ends, size);
    quotes = Arrays.copyOf(quotes, size);
  }

  private void collect(int from, int to) {
    cursor.start(bytes, from, to);
    while (cursor.next()) {
      int start = cursor.keyStart();
      int end = cursor.keyEnd();
      if (Bytes.equal(bytes, start, end, ARGC)) {
        declared = Bytes.decimal(bytes, cursor.valueStart(), cursor.valueEnd());
      } else if (bytes[start] == 'a') {
        key(start + 1, end);
      }
    }
  }

  /** Reads what stands behind the a: a number, and perhaps {@code _len} or {@code [chunk]}. */
  private void key(int from, int to) {
    int digits = from;
    while (digits < to && bytes[digits] >= '0' && bytes[digits] <= '9') {
      digits++;
    }
    long argument = Bytes.decimal(bytes, from, digits);
    if (argument < 0) {
      return;
    }
    if (digits == to) {
      entry(argument, WHOLE);
    } else if (Bytes.equal(bytes, digits, to, LENGTH)) {
      lengthTotal += Math.max(0, Bytes.decimal(bytes, cursor.valueStart(), cursor.valueEnd()));
    } else if (bytes[digits] == '[' && bytes[to - 1] == ']') {
      long chunk = Bytes.decimal(bytes, digits + 1, to - 1);
      if (chunk >= 0) {
        entry(argument, chunk);
      }
    }
  }

  private void entry(long argument, long chunk) {
    if (argument > MAX_FIELD || chunk >= MAX_FIELD || count > MAX_FIELD) {
      cut = true;
      return;
    }
    if (count == order.length) {
      allocate(2 * count);
    }
    order[count] = (argument << FIELD_BITS | (chunk + 1)) << FIELD_BITS | count;
    starts[count] = cursor.valueStart();
    ends[count] = cursor.valueEnd();
    quotes[count] = cursor.quoted();
    count++;
  }

  private void sort() {
    for (int i = 1; i < count; i++) {
      if (order[i] < order[i - 1]) {
        Arrays.sort(order, 0, count);
        return;
      }
    }
  }

  private long argumentOf(int at) {
    return order[at] >>> (2 * FIELD_BITS);
  }

  private long chunkOf(int at) {
    return (order[at] >>> FIELD_BITS & MAX_FIELD) - 1;
  }

  /** Puts the argument whose first entry is at a place; gives the place of the next one's. */
  private int argument(int at) {
    long number = argumentOf(at);
    joined.clear();
    boolean quoted = quotes[(int) (order[at] & MAX_FIELD)];
    int next = at;
    long expected = chunkOf(at) == WHOLE ? WHOLE : 0;
    while (next < count && argumentOf(next) == number) {
      cut |= chunkOf(next) != expected;
      if (chunkOf(next) >= expected) {
        join(next);
        expected = chunkOf(next) + 1;
      }
      next++;
    }
    cut |= number != present;
    decode(quoted);
    put();
    if (number < BY_NUMBER.length) {
      writer.text(BY_NUMBER[(int) number], decoded);
    }
    return next;
  }

  private void join(int at) {
    int place = (int) (order[at] & MAX_FIELD);
    int length = ends[place] - starts[place];
    joined.add(bytes, starts[place], length);
    writtenTotal += chunkOf(at) == WHOLE ? 0 : length;
  }

  private void decode(boolean quoted) {
    decoded.clear();
    if (!quoted && ValueDecoder.isHex(joined.array, 0, joined.length)) {
      cut |= joined.length % 2 != 0;
      ValueDecoder.appendHex(joined.array, 0, joined.length, decoded);
    } else {
      decoded.add(joined.array, 0, joined.length);
    }
  }

  private void put() {
    if (present == 0) {
      first.add(decoded.array, 0, decoded.length);
    } else {
      commandLine.add(' ');
    }
    commandLine.add(decoded.array, 0, decoded.length);
    writer.text(KnownField.PROCESS_ARGS, decoded);
    present++;
  }

  private void finish() {
    cut |= writtenTotal != lengthTotal || declared > present;
    if (present == 0 && writer.wants(KnownField.PROCESS_ARGS)) {
      writer.event().putEmptyArray(KnownField.PROCESS_ARGS.id());
    }
    writer.number(KnownField.PROCESS_ARGS_COUNT, Math.max(declared, present));
    writer.text(KnownField.PROCESS_COMMAND_LINE, commandLine);
    writer.flag(KnownField.COMMAND_LINE_CUT, cut);
  }

  /** Gives the first argument as decoded, empty without one. */
  Bytes first() {
    return first;
  }
}
