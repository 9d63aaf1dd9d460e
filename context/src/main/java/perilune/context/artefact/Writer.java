package perilune.context.artefact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashSet;
import perilune.event.Event;
import perilune.event.KnownField;

/** A process that wrote files that are remembered. Texts are empty where unknown. */
final class Writer {

  /** Longest text kept of a writer, bytes: Linux's PATH_MAX. */
  private static final int MAX_TEXT = 4_096;

  final TextKey entityId;
  final long pid;
  final long parentPid;
  final byte[] parentEntityId;
  final byte[] entryEntityId;
  final byte[] executable;
  final byte[] name;
  final byte[] user;

  /** Status of its code signature, empty where the source says none. */
  final byte[] signature;

  /** Its files, the one written first ahead. */
  final LinkedHashSet<FileEntry> files = new LinkedHashSet<>();

  /** Makes the process of an event a writer. */
  Writer(Event event) {
    this(
        key(TextKey.copy(event, KnownField.PROCESS_ENTITY_ID, MAX_TEXT)),
        event.longOr(KnownField.PROCESS_PID, -1),
        event.longOr(KnownField.PROCESS_PARENT_PID, -1),
        new byte[][] {
          TextKey.copy(event, KnownField.PROCESS_PARENT_ENTITY_ID, MAX_TEXT),
          TextKey.copy(event, KnownField.ENTRY_ENTITY_ID, MAX_TEXT),
          TextKey.copy(event, KnownField.PROCESS_EXECUTABLE, MAX_TEXT),
          TextKey.copy(event, KnownField.PROCESS_NAME, MAX_TEXT),
          TextKey.copy(event, userField(event), MAX_TEXT),
          TextKey.copy(event, KnownField.PROCESS_SIGNATURE_STATUS, MAX_TEXT)
        });
  }

  private Writer(TextKey entityId, long pid, long parentPid, byte[][] texts) {
    this.entityId = entityId;
    this.pid = pid;
    this.parentPid = parentPid;
    this.parentEntityId = texts[0];
    this.entryEntityId = texts[1];
    this.executable = texts[2];
    this.name = texts[3];
    this.user = texts[4];
    this.signature = texts[5];
  }

  private static TextKey key(byte[] text) {
    return new TextKey().text(text, 0, text.length).frozen();
  }

  /** What the kernel checks and the file's owner becomes is the effective user. */
  static KnownField userField(Event event) {
    return event.has(KnownField.USER_EFFECTIVE_ID)
        ? KnownField.USER_EFFECTIVE_ID
        : KnownField.USER_ID;
  }

  long textBytes() {
    return entityId.length()
        + (long) parentEntityId.length
        + entryEntityId.length
        + executable.length
        + name.length
        + user.length
        + signature.length;
  }

  void writeTo(DataOutput out) throws IOException {
    TextKey.write(entityId.bytes(), out);
    out.writeLong(pid);
    out.writeLong(parentPid);
    TextKey.write(parentEntityId, out);
    TextKey.write(entryEntityId, out);
    TextKey.write(executable, out);
    TextKey.write(name, out);
    TextKey.write(user, out);
    TextKey.write(signature, out);
  }

  static Writer readFrom(DataInput in) throws IOException {
    TextKey entityId = key(TextKey.read(in, MAX_TEXT));
    long pid = in.readLong();
    long parentPid = in.readLong();
    byte[][] texts = new byte[6][];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = TextKey.read(in, MAX_TEXT);
    }
    return new Writer(entityId, pid, parentPid, texts);
  }
}
