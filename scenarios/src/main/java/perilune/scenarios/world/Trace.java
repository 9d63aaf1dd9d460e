package perilune.scenarios.world;

/** Where it stands what a changed form does: what a record format has to have so that it shows. */
public enum Trace {
  /** In the arguments, which every format has. */
  ARGUMENTS,
  /** In its text, but only once that is evaluated. */
  EVALUATED_TEXT,
  /** In a file, or in what comes by a pipe. */
  CONTENT,
  /** In the environment of a program. */
  ENVIRONMENT,
  /** In the environment, from a time before anything was recorded. */
  SETTING,
  /** In who started it, who is no longer above it. */
  STARTER,
  /** In a file that was copied, linked or written: that the program is Lua. */
  WRITTEN_FILE(true),
  /** In a file that got another name: that the program is Lua. */
  RENAMED_FILE(true),
  /** In the version resource of a program: that it is Lua. */
  VERSION_RESOURCE(true),
  /** In a library that is loaded: that the program is Lua. */
  LIBRARY(true),
  /** In the signature of a program: that it is Lua. */
  SIGNATURE(true),
  /** In the whole name of a program, where it is named by a short one: which program it is. */
  WHOLE_NAME(true),
  /** In what its memory is, which compilers at run time change as they do. */
  MEMORY(true),
  /** In nothing that is recorded when it starts: that the program is Lua. */
  PROGRAM(true);

  private final boolean everything;

  Trace() {
    this(false);
  }

  Trace(boolean everything) {
    this.everything = everything;
  }

  /** Says whether what is done later tells nothing without it, as where no program is Lua. */
  public boolean everything() {
    return everything;
  }
}
