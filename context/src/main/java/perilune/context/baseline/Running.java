package perilune.context.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.context.baseline.KnownUses.Standing;
import perilune.context.baseline.KnownUses.Verdict;
import perilune.event.Event;
import perilune.event.KnownField;

/** Which processes of a host run Lua and how they stand to the baseline. Owned by one thread. */
final class Running {

  /** Scripts of a host whose content is remembered. */
  private static final int MAX_CONTENTS = 4_096;

  /** Longest id or path that is kept, characters: no sensor's or kernel's is longer. */
  private static final int MAX_LENGTH = 4_096;

  private final Map<String, Verdict> verdicts;
  private final Map<String, String> contents = new ScriptContents(MAX_CONTENTS);

  Running(int most) {
    this.verdicts =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Verdict> eldest) {
            return size() > most;
          }
        };
  }

  void remember(Event event) {
    if (event.has(KnownField.FILE_SHA256) && event.has(KnownField.FILE_PATH)) {
      String path = FactReader.text(event, KnownField.FILE_PATH);
      String hash = FactReader.text(event, KnownField.FILE_SHA256);
      if (path.length() <= MAX_LENGTH && hash.length() <= MAX_LENGTH) {
        contents.put(path, hash);
      }
    }
  }

  /** Gives the hash of the script that an event starts; empty where no telemetry told it. */
  String content(Event event) {
    String script = event.text(KnownField.LUA_SCRIPT_PATH).orElse("");
    return contents.getOrDefault(script, "");
  }

  void put(String id, Verdict verdict) {
    if (!id.isEmpty() && id.length() <= MAX_LENGTH) {
      verdicts.put(id, verdict);
    }
  }

  /** Gives the verdict on the nearest of some processes that runs Lua, or null. */
  @Nullable Verdict find(List<String> ids) {
    for (String id : ids) {
      Verdict verdict = verdicts.get(id);
      if (verdict != null) {
        return verdict;
      }
    }
    return null;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(verdicts.size());
    for (Map.Entry<String, Verdict> entry : verdicts.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeByte(entry.getValue().standing().ordinal());
      write(entry.getValue().entries(), out);
      write(entry.getValue().pending(), out);
    }
    out.writeInt(contents.size());
    for (Map.Entry<String, String> entry : contents.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  private static void write(List<String> ids, DataOutput out) throws IOException {
    out.writeInt(ids.size());
    for (String id : ids) {
      out.writeUTF(id);
    }
  }

  void readFrom(DataInput in) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String id = in.readUTF();
      int standing = in.readByte();
      if (standing < 0 || standing >= Standing.values().length) {
        throw new IOException("not a snapshot of a baseline's processes");
      }
      List<String> entries = read(in);
      verdicts.put(id, new Verdict(Standing.values()[standing], entries, read(in), Map.of()));
    }
    int known = in.readInt();
    for (int i = 0; i < known; i++) {
      String path = in.readUTF();
      contents.put(path, in.readUTF());
    }
  }

  private static List<String> read(DataInput in) throws IOException {
    int count = in.readInt();
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      ids.add(in.readUTF());
    }
    return ids;
  }
}
