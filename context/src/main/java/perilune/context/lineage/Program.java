package perilune.context.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import perilune.event.Event;
import perilune.event.KnownField;

/**
 * What a process runs: its texts one after the other in one array, which stays for the next process
 * that its node is used for. Mutable; owned by its node or its reader.
 */
final class Program {

  /** The texts, in the order in which they are appended. A text that is unknown is empty. */
  enum Text {
    /** Absolute path. */
    EXECUTABLE,
    /** What the kernel calls it (comm), at most 15 bytes on Linux. */
    NAME,
    /** Where it was started. */
    WORKING_DIRECTORY,
    /** As its record had it; where that had none, the arguments joined by blanks. */
    COMMAND_LINE
  }

  /** A program of which nothing is known; not to be written to. */
  static final Program UNKNOWN = new Program();

  /** The object and the head of its array, bytes. */
  private static final int OBJECT_BYTES = 88;

  private static final int GRAIN = 32;

  /** A larger array does not stay for the next process, bytes. */
  private static final int MAX_KEPT = 1 << 10;

  private static final int MAX_IN_SNAPSHOT = 1 << 26;

  private byte[] bytes = Bytes.NONE;
  private int imageAt;
  private int executableEnd;
  private int nameEnd;
  private int directoryEnd;
  private int lineEnd;
  private int end;

  /** The name is the last part of the executable, and not kept a second time. */
  private boolean calledAsFile;

  private int arguments;
  private long argumentCount = -1;
  private boolean argumentsCut;

  /** The arguments stand in the command line, one blank between them: only lengths are kept. */
  private boolean argumentsInLine;

  private boolean onlyTitle;
  private boolean shell;
  private EntryType opens = EntryType.UNKNOWN;

  // ---- texts ----

  /** Gives the array in which the texts are; not to be written to, and valid until the next set. */
  byte[] bytes() {
    return bytes;
  }

  int from(Text text) {
    return switch (text) {
      case EXECUTABLE -> 0;
      case NAME -> calledAsFile ? imageAt : executableEnd;
      case WORKING_DIRECTORY -> nameEnd;
      case COMMAND_LINE -> directoryEnd;
    };
  }

  int length(Text text) {
    return switch (text) {
      case EXECUTABLE -> executableEnd;
      case NAME -> calledAsFile ? executableEnd - imageAt : nameEnd - executableEnd;
      case WORKING_DIRECTORY -> directoryEnd - nameEnd;
      case COMMAND_LINE -> lineEnd - directoryEnd;
    };
  }

  boolean has(Text text) {
    return length(text) > 0;
  }

  /** Says whether the executable or at least the name is known. */
  boolean known() {
    return nameEnd > 0;
  }

  /** Gives where the last part of the executable begins, which ends where that ends. */
  int imageAt() {
    return imageAt;
  }

  byte[] copyOf(Text text) {
    return Arrays.copyOfRange(bytes, from(text), from(text) + length(text));
  }

  /** Says whether a field's first text is this one, where both are cut to so many bytes. */
  boolean same(Event event, KnownField field, Text text, int max) {
    return Bytes.same(event, field, bytes, from(text), from(text) + length(text), max);
  }

  /** Says whether a field's first text is the path of its executable. */
  boolean hasPath(Event event, KnownField field) {
    return Bytes.samePath(event, field, bytes, executableEnd);
  }

  // ---- what follows from them ----

  /** Gives what kind of story it opens by starting another program. */
  EntryType opens() {
    return opens;
  }

  /** Says whether it is a shell. */
  boolean isShell() {
    return shell;
  }

  /** Says whether there is a command line or an argument vector. */
  boolean lineKnown() {
    return arguments > 0 || lineEnd > directoryEnd;
  }

  /** Says whether the command line is the kernel's title of the process, which may be stale. */
  boolean onlyTitle() {
    return onlyTitle;
  }

  // ---- arguments ----

  /** Says whether there is an argument vector at all. */
  boolean argumentsKnown() {
    return arguments > 0;
  }

  /** Gives how many arguments the process has, also those cut away; negative where unknown. */
  long argumentCount() {
    return argumentCount;
  }

  /** Says whether some of the arguments was cut away, here or in the record. */
  boolean argumentsCut() {
    return argumentsCut;
  }

  /** Adds the arguments to a field of an event. */
  void putArguments(Event event, KnownField field) {
    int at = firstArgument();
    for (int i = 0; i < arguments; i++) {
      int length = argumentLength(i);
      event.put(field, bytes, at, length);
      at += length + (argumentsInLine ? 1 : 0);
    }
  }

  /** Says whether one of the arguments ends in this text. */
  boolean anyArgumentEndsWith(byte[] ending) {
    int at = firstArgument();
    for (int i = 0; i < arguments; i++) {
      int to = at + argumentLength(i);
      int from = to - ending.length;
      if (from >= at && Arrays.equals(bytes, from, to, ending, 0, ending.length)) {
        return true;
      }
      at = to + (argumentsInLine ? 1 : 0);
    }
    return false;
  }

  private int firstArgument() {
    return argumentsInLine ? directoryEnd : lineEnd + Integer.BYTES * arguments;
  }

  private int argumentLength(int number) {
    return Bytes.getInt(bytes, lineEnd + Integer.BYTES * number);
  }

  // ---- setting ----

  /** Forgets everything, and keeps the array unless it is large. */
  void clear() {
    if (bytes.length > MAX_KEPT) {
      bytes = Bytes.NONE;
    }
    imageAt = 0;
    ends(0);
    executableEnd = 0;
    nameEnd = 0;
    directoryEnd = 0;
    calledAsFile = false;
    forgetArguments();
    onlyTitle = false;
    shell = false;
    setOpens(EntryType.UNKNOWN);
  }

  private void ends(int at) {
    lineEnd = at;
    end = at;
  }

  private void forgetArguments() {
    arguments = 0;
    argumentCount = -1;
    argumentsCut = false;
    argumentsInLine = false;
  }

  /** Appends a text: each at most once, in their order, those that are unknown left out. */
  void append(Text text, byte[] source, int from, int length) {
    if (text == Text.NAME && isImage(source, from, length)) {
      calledAsFile = true;
      return;
    }
    reserve(length);
    System.arraycopy(source, from, bytes, end, length);
    ends(end + length);
    if (text == Text.EXECUTABLE) {
      executableEnd = end;
      imageAt = Bytes.lastPart(bytes, 0, end);
    }
    if (text.compareTo(Text.NAME) <= 0) {
      nameEnd = end;
    }
    if (text != Text.COMMAND_LINE) {
      directoryEnd = end;
    }
  }

  private boolean isImage(byte[] source, int from, int length) {
    return length > 0 && Arrays.equals(bytes, imageAt, executableEnd, source, from, from + length);
  }

  /** Appends the text that another program has. */
  void append(Text text, Program other) {
    append(text, other.bytes, other.from(text), other.length(text));
  }

  /** Appends the command line and the arguments of another program. */
  void appendLine(Program other) {
    append(Text.COMMAND_LINE, other);
    int from = other.lineEnd;
    reserve(other.end - from);
    System.arraycopy(other.bytes, from, bytes, end, other.end - from);
    end += other.end - from;
    arguments = other.arguments;
    argumentCount = other.argumentCount;
    argumentsCut = other.argumentsCut;
    argumentsInLine = other.argumentsInLine;
    onlyTitle = other.onlyTitle;
  }

  /** Appends arguments, and the command line where there is none so far. */
  void append(Arguments vector) {
    if (lineEnd == directoryEnd) {
      byte[] joined = vector.joined();
      append(Text.COMMAND_LINE, joined, 0, joined.length);
    }
    arguments = vector.size();
    argumentCount = vector.count();
    argumentsCut = vector.cut();
    argumentsInLine = vector.isJoinedTo(bytes, directoryEnd, lineEnd);
    int texts = argumentsInLine ? 0 : vector.textLength();
    reserve(Integer.BYTES * arguments + texts);
    for (int i = 0; i < arguments; i++) {
      Bytes.putInt(bytes, end, vector.length(i));
      end += Integer.BYTES;
    }
    System.arraycopy(vector.text(), 0, bytes, end, texts);
    end += texts;
  }

  /** Says whether the command line is only the kernel's title. */
  void onlyTitle(boolean title) {
    onlyTitle = title;
  }

  /** Calls a program whose name nobody recorded as its file is called. */
  void callAsFile() {
    calledAsFile |= nameEnd == executableEnd && imageAt < executableEnd;
  }

  /** Works out what follows from the texts: to be called when all are appended. */
  void complete() {
    String image = EntryLists.plain(bytes, imageAt, executableEnd);
    setOpens(EntryLists.opens(image, this));
    shell = EntryLists.isShell(image);
  }

  /** Becomes the same as another. */
  void copy(Program other) {
    if (bytes.length < other.end || bytes.length > MAX_KEPT) {
      bytes = new byte[rounded(other.end)];
    }
    System.arraycopy(other.bytes, 0, bytes, 0, other.end);
    imageAt = other.imageAt;
    executableEnd = other.executableEnd;
    nameEnd = other.nameEnd;
    directoryEnd = other.directoryEnd;
    lineEnd = other.lineEnd;
    end = other.end;
    calledAsFile = other.calledAsFile;
    arguments = other.arguments;
    argumentCount = other.argumentCount;
    argumentsCut = other.argumentsCut;
    argumentsInLine = other.argumentsInLine;
    onlyTitle = other.onlyTitle;
    shell = other.shell;
    setOpens(other.opens);
  }

  /** Set only where it changes: see {@link ProcessNode}. */
  private void setOpens(EntryType type) {
    if (opens != type) {
      opens = type;
    }
  }

  private void reserve(int more) {
    if (bytes.length - end < more) {
      bytes = Arrays.copyOf(bytes, rounded(Math.max(end + more, end + end / 2)));
    }
  }

  private static int rounded(int length) {
    return (length + GRAIN - 1) / GRAIN * GRAIN;
  }

  /**
   * Gives about how much memory it takes, bytes: for what it is now, so that a restored one takes
   * the same, whatever its array was used for before.
   */
  long memory() {
    return end == 0 ? 0 : OBJECT_BYTES + (long) rounded(end);
  }

  // ---- snapshots ----

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(end);
    out.write(bytes, 0, end);
    out.writeInt(executableEnd);
    out.writeInt(nameEnd);
    out.writeInt(directoryEnd);
    out.writeInt(lineEnd);
    out.writeBoolean(calledAsFile);
    out.writeInt(arguments);
    out.writeLong(argumentCount);
    out.writeBoolean(argumentsCut);
    out.writeBoolean(argumentsInLine);
    out.writeBoolean(onlyTitle);
  }

  /** Becomes what was written. */
  void readFrom(DataInput in) throws IOException {
    end = Bytes.count(in, MAX_IN_SNAPSHOT);
    bytes = new byte[rounded(end)];
    in.readFully(bytes, 0, end);
    executableEnd = Bytes.count(in, end);
    nameEnd = Bytes.count(in, end);
    directoryEnd = Bytes.count(in, end);
    lineEnd = Bytes.count(in, end);
    calledAsFile = in.readBoolean();
    arguments = Bytes.count(in, end / Integer.BYTES);
    argumentCount = in.readLong();
    argumentsCut = in.readBoolean();
    argumentsInLine = in.readBoolean();
    onlyTitle = in.readBoolean();
    imageAt = Bytes.lastPart(bytes, 0, executableEnd);
    check();
    complete();
  }

  private void check() throws IOException {
    boolean ordered =
        executableEnd <= nameEnd && nameEnd <= directoryEnd && directoryEnd <= lineEnd;
    long at = lineEnd + (long) Integer.BYTES * arguments;
    boolean sound = ordered && at <= end;
    long last = argumentsInLine ? directoryEnd : at;
    for (int i = 0; sound && i < arguments; i++) {
      int length = argumentLength(i);
      last += length + (argumentsInLine && i > 0 ? 1 : 0);
      sound = length >= 0 && last <= (argumentsInLine ? lineEnd : end);
    }
    if (!sound) {
      throw new IOException("snapshot of a lineage is damaged: a program");
    }
  }
}
