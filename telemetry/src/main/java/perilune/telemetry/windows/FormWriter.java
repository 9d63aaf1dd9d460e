package perilune.telemetry.windows;

import java.util.Arrays;
import perilune.event.Event;
import perilune.event.names.WindowsFields.Form;
import perilune.telemetry.AsciiWords;
import perilune.telemetry.windows.EventPlan.Step;

/**
 * Writes fields of ECS from the text of data. A field that has a value keeps it; {@code -} and the
 * empty text are none. Owned by one thread.
 */
final class FormWriter {

  private static final byte[] EGRESS = EventPlan.utf8("egress");
  private static final byte[] INGRESS = EventPlan.utf8("ingress");
  private static final byte[] TCP = EventPlan.utf8("tcp");
  private static final byte[] UDP = EventPlan.utf8("udp");
  private static final byte[] ICMP = EventPlan.utf8("icmp");
  private static final byte[] ICMP6 = EventPlan.utf8("ipv6-icmp");
  private static final byte[] TRUE = EventPlan.utf8("true");
  private static final byte[] INBOUND = EventPlan.utf8("%%14592");
  private static final byte[] OUTBOUND = EventPlan.utf8("%%14593");
  private static final byte[] DWORD = EventPlan.utf8("DWORD (");
  private static final byte[] QWORD = EventPlan.utf8("QWORD (");
  private static final byte[] BINARY = EventPlan.utf8("Binary Data");

  private byte[] lower = new byte[64];

  void write(Step step, WindowsRecord record, Event event) {
    int index = step.name().value(record.number());
    if (index < 0 || event.has(step.field())) {
      return;
    }
    byte[] text = record.bytes(index);
    int from = record.from(index);
    int length = record.length(index);
    if (length == 0 || (length == 1 && text[from] == '-')) {
      return;
    }
    switch (step.form()) {
      case SAME, COPY -> event.put(step.field(), text, from, length);
      case DECIMAL, HEX -> number(step, text, from, length, event);
      case ACCOUNT, DOMAIN -> account(step, text, from, length, event);
      case HASH -> hash(step, text, from, length, event);
      case GUID -> guid(step, text, from, length, event);
      case LOWER -> lower(step, text, from, length, event);
      case TRUTH -> event.putBoolean(step.field(), same(TRUE, text, from, length));
      case TRANSPORT -> transport(step, text, from, length, event);
      case INITIATED -> put(step, same(TRUE, text, from, length) ? EGRESS : INGRESS, event);
      case DIRECTION -> direction(step, text, from, length, event);
      case LEVEL -> level(step, text, from, length, event);
      case REGISTRY -> registry(step, text, from, length, event);
    }
  }

  private static void put(Step step, byte[] value, Event event) {
    event.put(step.field(), value, 0, value.length);
  }

  private static void number(Step step, byte[] text, int from, int length, Event event) {
    long value = Numbers.parse(text, from, length);
    if (value >= 0) {
      event.putLong(step.field(), value);
    }
  }

  private static void account(Step step, byte[] text, int from, int length, Event event) {
    int end = from + length;
    int slash = AsciiWords.find((byte) '\\', text, from, end);
    boolean divided = slash < end;
    int start = divided ? slash + 1 : from;
    if (step.form() == Form.ACCOUNT && start < end) {
      event.put(step.field(), text, start, end - start);
    } else if (step.form() == Form.DOMAIN && divided && slash > from) {
      event.put(step.field(), text, from, slash - from);
    }
  }

  private void hash(Step step, byte[] text, int from, int length, Event event) {
    int end = from + length;
    byte[] key = step.key();
    int at = from;
    while (at < end) {
      int stop = AsciiWords.find((byte) ',', text, at, end);
      int value = at + key.length;
      if (value < stop && same(key, text, at, key.length)) {
        lower(step, text, value, stop - value, event);
        return;
      }
      at = stop + 1;
    }
  }

  private void guid(Step step, byte[] text, int from, int length, Event event) {
    boolean braces = text[from] == '{';
    reserve(length + 2);
    int at = 0;
    if (!braces) {
      lower[at++] = '{';
    }
    AsciiWords.lower(text, from, length, lower, at);
    at += length;
    if (!braces) {
      lower[at++] = '}';
    }
    event.put(step.field(), lower, 0, at);
  }

  private void lower(Step step, byte[] text, int from, int length, Event event) {
    reserve(length);
    AsciiWords.lower(text, from, length, lower, 0);
    event.put(step.field(), lower, 0, length);
  }

  private void transport(Step step, byte[] text, int from, int length, Event event) {
    switch ((int) Math.min(Numbers.parse(text, from, length), Byte.MAX_VALUE)) {
      case 1 -> put(step, ICMP, event);
      case 6 -> put(step, TCP, event);
      case 17 -> put(step, UDP, event);
      case 58 -> put(step, ICMP6, event);
      default -> lower(step, text, from, length, event);
    }
  }

  private static void direction(Step step, byte[] text, int from, int length, Event event) {
    if (same(INBOUND, text, from, length)) {
      put(step, INGRESS, event);
    } else if (same(OUTBOUND, text, from, length)) {
      put(step, EGRESS, event);
    }
  }

  private static void level(Step step, byte[] text, int from, int length, Event event) {
    String level = IntegrityLevel.ofLabel(text, from, length);
    if (!level.isEmpty()) {
      event.put(step.field(), level.toLowerCase(java.util.Locale.ROOT));
    }
  }

  /** {@code DWORD (0x00000001)} is its number; of {@code Binary Data} the log has no more. */
  private static void registry(Step step, byte[] text, int from, int length, Event event) {
    if (same(BINARY, text, from, length)) {
      return;
    }
    int head = DWORD.length;
    boolean number =
        length > head + 1
            && text[from + length - 1] == ')'
            && (same(DWORD, text, from, head) || same(QWORD, text, from, head));
    if (number) {
      event.put(step.field(), text, from + head, length - head - 1);
    } else {
      event.put(step.field(), text, from, length);
    }
  }

  private void reserve(int length) {
    if (lower.length < length) {
      lower = Arrays.copyOf(lower, Math.max(length, lower.length * 2));
    }
  }

  /** Says whether text is an ASCII word, whatever the case. */
  private static boolean same(byte[] word, byte[] text, int from, int length) {
    if (length != word.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (AsciiWords.lower(text[from + i]) != AsciiWords.lower(word[i])) {
        return false;
      }
    }
    return true;
  }
}
