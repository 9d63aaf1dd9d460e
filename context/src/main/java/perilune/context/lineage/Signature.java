package perilune.context.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import perilune.event.Event;
import perilune.event.KnownField;

/** How an image is signed, as its own record said: for the records of its children. Immutable. */
@SuppressWarnings("ArrayRecordComponent") // Shared, never compared, not to be written to.
record Signature(byte[] status, byte[] team, byte[] identifier) {

  static final Signature UNKNOWN = new Signature(Bytes.NONE, Bytes.NONE, Bytes.NONE);

  /** Longest of the three, bytes; Apple's identifiers have under 255. */
  private static final int MAX_BYTES = 512;

  /** Takes what an event says of its process, or gives what was known where it says nothing. */
  static Signature of(Event event, Signature known) {
    if (!event.has(KnownField.PROCESS_SIGNATURE_STATUS)) {
      return known;
    }
    if (Bytes.same(event, KnownField.PROCESS_SIGNATURE_STATUS, known.status, MAX_BYTES)) {
      return known;
    }
    return new Signature(
        Bytes.of(event, KnownField.PROCESS_SIGNATURE_STATUS, MAX_BYTES),
        Bytes.of(event, KnownField.PROCESS_SIGNATURE_TEAM, MAX_BYTES),
        Bytes.of(event, KnownField.PROCESS_SIGNATURE_ID, MAX_BYTES));
  }

  void writeTo(DataOutput out) throws IOException {
    Bytes.write(status, out);
    Bytes.write(team, out);
    Bytes.write(identifier, out);
  }

  static Signature readFrom(DataInput in) throws IOException {
    Signature read = new Signature(Bytes.read(in), Bytes.read(in), Bytes.read(in));
    return read.status.length == 0 ? UNKNOWN : read;
  }
}
