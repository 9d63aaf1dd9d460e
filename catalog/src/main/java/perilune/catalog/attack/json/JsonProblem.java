package perilune.catalog.attack.json;

import java.io.IOException;

/** Why JSON cannot be read, or has no canonical form; with the place. */
public final class JsonProblem extends IOException {
  private static final long serialVersionUID = 1L;

  /** What kind of problem it is. */
  public enum Kind {
    /** The text ends before its last bracket. */
    TRUNCATED,
    /** It is no JSON, or has a name twice in one object. */
    BROKEN,
    /** It is larger or deeper than a limit. */
    LIMIT,
    /** It is JSON and stands for no value that all readers agree on. */
    AMBIGUOUS
  }

  private final Kind kind;
  private final long offset;

  JsonProblem(Kind kind, long offset, String sentence) {
    super(sentence);
    this.kind = kind;
    this.offset = offset;
  }

  /** Gives the kind. */
  public Kind kind() {
    return kind;
  }

  /** Gives the place in bytes from the start of what was read; -1 where it is not known. */
  public long offset() {
    return offset;
  }

  /** Gives what is wrong, in one sentence without a full stop. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
