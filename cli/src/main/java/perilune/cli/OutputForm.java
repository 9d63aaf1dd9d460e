package perilune.cli;

/** For whom a command that looks at rules prints. */
enum OutputForm {
  /** For people. */
  TEXT,
  /** One JSON object a line. */
  NDJSON,
  /** The same: what people ask for first. */
  JSON;

  /** What {@code --help} says. */
  static final String DESCRIPTION = "text, or json: one object a line (default: text).";

  boolean isText() {
    return this == TEXT;
  }
}
