package perilune.context.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** An argument vector, the same as one text, and whether it is to be believed. Immutable. */
final class CommandLine {

  static final CommandLine UNKNOWN = new CommandLine(Arguments.UNKNOWN, Bytes.NONE, false);

  private final Arguments arguments;
  private final byte[] text;
  private final boolean onlyTitle;

  /**
   * @param arguments the vector, or {@link Arguments#UNKNOWN}
   * @param text the line as its record had it; where empty, the arguments joined by blanks
   * @param onlyTitle whether all this is the kernel's title of the process, which may be stale
   */
  CommandLine(Arguments arguments, byte[] text, boolean onlyTitle) {
    this.arguments = arguments;
    this.text = text.length == 0 ? arguments.joined() : text;
    this.onlyTitle = onlyTitle;
  }

  Arguments arguments() {
    return arguments;
  }

  byte[] text() {
    return text;
  }

  boolean onlyTitle() {
    return onlyTitle;
  }

  boolean known() {
    return arguments.known() || text.length > 0;
  }

  void writeTo(DataOutput out) throws IOException {
    arguments.writeTo(out);
    Bytes.write(text, out);
    out.writeBoolean(onlyTitle);
  }

  static CommandLine readFrom(DataInput in) throws IOException {
    return new CommandLine(Arguments.readFrom(in), Bytes.read(in), in.readBoolean());
  }
}
