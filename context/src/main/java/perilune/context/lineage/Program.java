package perilune.context.lineage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a process runs: immutable, shared by a process and its forked children. Texts are empty
 * where unknown, and not to be written to.
 */
final class Program {

  static final Program UNKNOWN =
      new Program(Bytes.NONE, Bytes.NONE, CommandLine.UNKNOWN, Bytes.NONE);

  private final byte[] executable;
  private final byte[] name;
  private final CommandLine line;
  private final byte[] workingDirectory;
  private final byte[] imageName;
  private final EntryType opens;
  private final boolean shell;

  /**
   * @param executable absolute path
   * @param name what the kernel calls it (comm), at most 15 bytes on Linux
   * @param line arguments and command line
   * @param workingDirectory where it was started
   */
  Program(byte[] executable, byte[] name, CommandLine line, byte[] workingDirectory) {
    this.executable = executable;
    this.name = name;
    this.line = line;
    this.workingDirectory = workingDirectory;
    this.imageName = Bytes.lastPart(executable);
    this.opens = EntryLists.opens(imageName, line.arguments());
    this.shell = EntryLists.isShell(imageName);
  }

  byte[] executable() {
    return executable;
  }

  byte[] name() {
    return name;
  }

  CommandLine line() {
    return line;
  }

  Arguments arguments() {
    return line.arguments();
  }

  byte[] commandLine() {
    return line.text();
  }

  byte[] workingDirectory() {
    return workingDirectory;
  }

  /** Gives the last part of the executable. */
  byte[] imageName() {
    return imageName;
  }

  /** Gives what kind of story it opens by starting another program. */
  EntryType opens() {
    return opens;
  }

  /** Says whether it is a shell. */
  boolean isShell() {
    return shell;
  }

  /** Says whether the executable or at least the name is known. */
  boolean known() {
    return executable.length > 0 || name.length > 0;
  }

  /** Gives about how much memory its texts take, in bytes. */
  long textBytes() {
    return 2L * executable.length
        + name.length
        + arguments().bytes()
        + commandLine().length
        + workingDirectory.length;
  }

  void writeTo(DataOutput out) throws IOException {
    Bytes.write(executable, out);
    Bytes.write(name, out);
    line.writeTo(out);
    Bytes.write(workingDirectory, out);
  }

  static Program readFrom(DataInput in) throws IOException {
    return new Program(Bytes.read(in), Bytes.read(in), CommandLine.readFrom(in), Bytes.read(in));
  }
}
