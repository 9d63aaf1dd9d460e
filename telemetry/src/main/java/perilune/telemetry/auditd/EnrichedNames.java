package perilune.telemetry.auditd;

import java.util.List;
import perilune.event.KnownField;

/**
 * Takes user and group names from the enriched part of the actor's record. Nothing else of an event
 * may depend on that part.
 */
final class EnrichedNames {

  private static final ByteTable KEYS = new ByteTable(List.of("AUID", "UID", "EUID", "GID"));
  private static final int AUDIT_USER = 0;
  private static final int REAL_USER = 1;
  private static final int EFFECTIVE_USER = 2;
  private static final int GROUP = 3;

  // What auditd writes for a number without a name.
  private static final byte[] UNKNOWN = Bytes.ascii("unknown(");
  private static final byte[] UNSET = Bytes.ascii("unset");

  private final EventRecords records;
  private final FieldWriter writer;
  private final KeyCursor cursor = new KeyCursor();

  EnrichedNames(EventRecords records, FieldWriter writer) {
    this.records = records;
    this.writer = writer;
  }

  /**
   * Puts the names.
   *
   * @param audited whether the audit user is set, so that user.name is that user's
   */
  void write(boolean audited) {
    OpenEvent event = records.event();
    int record = records.actorRecord();
    cursor.start(event.bytes.array, event.enrichedStart(record), event.lineEnd(record));
    while (cursor.next()) {
      if (isName(event.bytes.array)) {
        put(KEYS.find(event.bytes.array, cursor.keyStart(), cursor.keyEnd()), audited);
      }
    }
  }

  private boolean isName(byte[] bytes) {
    int from = cursor.valueStart();
    int to = cursor.valueEnd();
    return to > from
        && !Bytes.startsWith(bytes, from, to, UNKNOWN)
        && !Bytes.equal(bytes, from, to, UNSET);
  }

  private void put(int key, boolean audited) {
    switch (key) {
      case AUDIT_USER -> {
        if (audited) {
          name(KnownField.USER_AUDIT_NAME);
          name(KnownField.USER_NAME);
        }
      }
      case REAL_USER -> {
        name(KnownField.PROCESS_REAL_USER_NAME);
        if (!audited) {
          name(KnownField.USER_NAME);
        }
      }
      case EFFECTIVE_USER -> name(KnownField.USER_EFFECTIVE_NAME);
      case GROUP -> name(KnownField.GROUP_NAME);
      default -> {
        // Names of users that events do not tell of.
      }
    }
  }

  private void name(KnownField field) {
    byte[] bytes = records.event().bytes.array;
    if (!writer.event().has(field)) {
      writer.text(field, bytes, cursor.valueStart(), cursor.valueEnd());
    }
  }
}
