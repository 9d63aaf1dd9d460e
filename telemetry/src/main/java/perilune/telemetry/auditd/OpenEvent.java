package perilune.telemetry.auditd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.event.RecordHash;
import perilune.telemetry.auditd.RecordTypes.RecordType;

/**
 * The records of one event that have been met so far, as copies of their lines.
 *
 * <p>Owned by one {@link OpenEvents}, which uses it again.
 */
final class OpenEvent {

  /** Records of one event, count. A 6 MiB command line, Linux's most, has some 1,700. */
  static final int MAX_RECORDS = 4_096;

  private static final int KEPT_RECORDS = 64;

  // The node's name comes first, then the lines.
  final Bytes bytes = new Bytes();
  private int nodeLength;
  long timeNanos;
  long serial;

  private RecordType[] types = new RecordType[8];
  private int[] places = new int[8 * PLACES];
  private int count;

  final RecordHash hash = new RecordHash();
  long firstOffset;
  long endOffset;
  long firstLine;

  /** Whether the input ended inside a record of this event. */
  boolean cut;

  // Where the event stands in the lists and the table of OpenEvents.
  boolean terminated;
  long order;
  int keyHash;
  @Nullable OpenEvent newer;
  @Nullable OpenEvent older;
  @Nullable OpenEvent sameBucket;

  // Of each record: start of line, type's start and end, body's start and end, enriched, line's end
  private static final int LINE = 0;
  private static final int TYPE = 1;
  private static final int TYPE_END = 2;
  private static final int BODY = 3;
  private static final int BODY_END = 4;
  private static final int ENRICHED = 5;
  private static final int END = 6;
  private static final int PLACES = 7;

  /** Forgets all and takes the key of the record that the scanner stands on. */
  void start(byte[] line, RecordScanner scanner) {
    bytes.clear();
    count = 0;
    if (types.length > KEPT_RECORDS) {
      types = new RecordType[8];
      places = new int[8 * PLACES];
    }
    hash.reset();
    cut = false;
    terminated = false;
    nodeLength = scanner.nodeEnd() - scanner.nodeStart();
    bytes.add(line, scanner.nodeStart(), nodeLength);
    timeNanos = scanner.timeNanos();
    serial = scanner.serial();
  }

  /** Says whether the record that the scanner stands on belongs here. */
  boolean hasKey(byte[] line, RecordScanner scanner) {
    return timeNanos == scanner.timeNanos()
        && serial == scanner.serial()
        && sameNode(line, scanner.nodeStart(), scanner.nodeEnd());
  }

  boolean sameNode(byte[] line, int from, int to) {
    return to - from == nodeLength && Arrays.equals(line, from, to, bytes.array, 0, nodeLength);
  }

  /** Adds the record that the scanner stands on. */
  void add(byte[] line, int from, RecordScanner scanner) {
    if (count == types.length) {
      types = Arrays.copyOf(types, 2 * count);
      places = Arrays.copyOf(places, 2 * count * PLACES);
    }
    int shift = bytes.length - from;
    bytes.add(line, from, scanner.end() - from);
    types[count] = scanner.type();
    int at = count++ * PLACES;
    places[at + LINE] = from + shift;
    places[at + TYPE] = scanner.typeStart() + shift;
    places[at + TYPE_END] = scanner.typeEnd() + shift;
    places[at + BODY] = scanner.bodyStart() + shift;
    places[at + BODY_END] = scanner.recordEnd() + shift;
    places[at + ENRICHED] = scanner.enrichedStart() + shift;
    places[at + END] = scanner.end() + shift;
  }

  int recordCount() {
    return count;
  }

  boolean full(int maxBytes) {
    return count >= MAX_RECORDS || bytes.length > maxBytes;
  }

  RecordType type(int record) {
    return types[record];
  }

  int nodeLength() {
    return nodeLength;
  }

  int lineStart(int record) {
    return places[record * PLACES + LINE];
  }

  int lineEnd(int record) {
    return places[record * PLACES + END];
  }

  int typeStart(int record) {
    return places[record * PLACES + TYPE];
  }

  int typeEnd(int record) {
    return places[record * PLACES + TYPE_END];
  }

  int bodyStart(int record) {
    return places[record * PLACES + BODY];
  }

  int bodyEnd(int record) {
    return places[record * PLACES + BODY_END];
  }

  int enrichedStart(int record) {
    return places[record * PLACES + ENRICHED];
  }
}
