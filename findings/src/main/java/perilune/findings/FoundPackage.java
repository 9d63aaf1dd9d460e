package perilune.findings;

import perilune.event.KnownField;
import perilune.event.RetainedEvent;

/**
 * Which package owns a process's executable, as a finding shows it. Empty strings where not said.
 *
 * @param state owned, unowned or unknown
 * @param name the package that owns it
 * @param integrity intact, modified or unknown
 * @param reason why both are so
 */
public record FoundPackage(String state, String name, String integrity, String reason) {

  /** Nothing was asked. */
  static final FoundPackage NONE = new FoundPackage("", "", "", "");

  /** Reads what is said of an event's own process. */
  static FoundPackage own(RetainedEvent event) {
    return new FoundPackage(
        event.text(KnownField.PROCESS_PACKAGE_STATE).orElse(""),
        event.text(KnownField.PROCESS_PACKAGE_NAME).orElse(""),
        event.text(KnownField.PROCESS_PACKAGE_INTEGRITY).orElse(""),
        event.text(KnownField.PROCESS_PACKAGE_REASON).orElse(""));
  }

  /** Reads what is said of the parent of an event's process. */
  static FoundPackage parent(RetainedEvent event) {
    return new FoundPackage(
        event.text(KnownField.PARENT_PACKAGE_STATE).orElse(""),
        event.text(KnownField.PARENT_PACKAGE_NAME).orElse(""),
        "",
        "");
  }

  /** Says whether there is anything to tell: a verdict, or a reason other than no database. */
  public boolean isTelling() {
    boolean known = state.equals("owned") || state.equals("unowned");
    return known || !reason.isEmpty() && !reason.equals("no-database");
  }
}
