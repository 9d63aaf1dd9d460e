package perilune.telemetry.eslogger;

import perilune.event.KnownField;
import perilune.telemetry.json.JsonTree;

/**
 * What happens to files. After a rename the file has its new name, and the old one is {@code
 * file.Ext.original.path}; a copy has there what it was copied from. A link's target is {@code
 * file.target_path}.
 */
final class FileEvents {

  // Of fflag, sys/fcntl.h: the kernel's flags, not those of open(2).
  private static final long WRITE_FLAG = 0x2;
  private static final long CREATE_FLAG = 0x200;
  private static final long TRUNCATE_FLAG = 0x400;

  /** destination_type of a file that is there already, es_destination_type_t. */
  private static final long EXISTING = 0;

  private static final Word OPENED_FOR_WRITING = new Word("opened-for-writing");

  /** Members of an event in which its file stands, the most telling first. */
  private static final String[] PLACES = {"target", "file", "source", "file1", "dir"};

  private final FieldWriter writer;
  private final FileFields file;

  FileEvents(FieldWriter writer) {
    this.writer = writer;
    this.file = new FileFields(writer);
  }

  void create(EventKind kind, int part) {
    kind.write(writer);
    destination(part);
  }

  void rename(EventKind kind, int part) {
    kind.write(writer);
    destination(part);
    original(part);
  }

  /**
   * Puts a file or a place that becomes one. Which it is, a number says; where both are there
   * against all rules, that number decides.
   */
  private void destination(int part) {
    int destination = writer.object(part, "destination");
    int existing = writer.object(destination, "existing_file");
    int place = writer.object(destination, "new_path");
    boolean both = existing != JsonTree.NONE && place != JsonTree.NONE;
    if (both) {
      writer.incomplete("a destination that is both there and new");
    }
    boolean old = both ? writer.number(part, "destination_type") == EXISTING : place < 0;
    if (old) {
      if (existing == JsonTree.NONE) {
        writer.incomplete("no destination");
      }
      file.file(existing);
    } else {
      file.inFolder(writer.object(place, "dir"), writer.text(place, "filename"));
      file.mode(writer.number(place, "mode"));
    }
  }

  private void original(int part) {
    int source = writer.object(part, "source");
    writer.text(KnownField.FILE_ORIGINAL_PATH, writer.text(source, "path"));
  }

  void link(EventKind kind, int part) {
    kind.write(writer);
    file.inFolder(writer.object(part, "target_dir"), writer.text(part, "target_filename"));
    int source = writer.object(part, "source");
    writer.text(KnownField.FILE_TARGET_PATH, writer.text(source, "path"));
  }

  /** A copy over a file that was there changes it; any other makes one. */
  void copy(EventKind kind, int part) {
    int existing = writer.object(part, "target_file");
    if (existing == JsonTree.NONE) {
      kind.write(writer);
      file.inFolder(writer.object(part, "target_dir"), writer.text(part, "target_name"));
    } else {
      writer.meaning(kind.category(), Word.CHANGE, kind.action());
      file.file(existing);
    }
    original(part);
  }

  void open(EventKind kind, int part) {
    long flags = Math.max(0, writer.number(part, "fflag"));
    if ((flags & (WRITE_FLAG | CREATE_FLAG | TRUNCATE_FLAG)) != 0) {
      writer.meaning(kind.category(), Word.CHANGE, OPENED_FOR_WRITING);
    } else {
      kind.write(writer);
    }
    file.file(writer.object(part, "file"));
  }

  /** Closing a file that was written to is when its change is complete. */
  void close(EventKind kind, int part) {
    boolean modified = writer.truth(part, "modified");
    writer.meaning(kind.category(), modified ? Word.CHANGE : kind.type(), kind.action());
    file.file(writer.object(part, "target"));
  }

  /** The mode is the new one; the file's own record has the old. */
  void changeMode(EventKind kind, int part) {
    kind.write(writer);
    file.fileWithMode(writer.object(part, "target"), writer.number(part, "mode"));
  }

  /** The owner is the new one; the file's own record has the old. */
  void changeOwner(EventKind kind, int part) {
    kind.write(writer);
    int target = writer.object(part, "target");
    long mode = writer.number(writer.object(target, "stat"), "st_mode");
    file.fileOwned(target, mode, writer.number(part, "uid"));
  }

  void bind(EventKind kind, int part) {
    kind.write(writer);
    file.inFolder(writer.object(part, "dir"), writer.text(part, "filename"));
    file.mode(writer.number(part, "mode"));
  }

  /** Puts the file that some event is about; a process that stands in its place has no path. */
  void mention(EventKind kind, int part) {
    kind.write(writer);
    if (writer.wants(KnownField.FILE_ATTRIBUTE)) {
      writer.text(KnownField.FILE_ATTRIBUTE, writer.text(part, "extattr"));
    }
    for (String place : PLACES) {
      int member = writer.member(part, place);
      if (writer.tree().isText(writer.member(member, "path"))) {
        file.file(member);
        return;
      }
    }
  }
}
