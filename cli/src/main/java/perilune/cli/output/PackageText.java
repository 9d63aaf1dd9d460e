package perilune.cli.output;

import perilune.findings.FoundPackage;
import perilune.findings.FoundProcess;

/** Says in one line which package owns the culprit's executable. */
final class PackageText {

  private PackageText() {}

  /** Gives the line, or an empty string where there is nothing to tell. */
  static String line(FoundProcess process) {
    FoundPackage owner = process.owner();
    if (!owner.isTelling()) {
      return "";
    }
    String path = Shown.plain(process.executable());
    return switch (owner.state()) {
      case "owned" -> "package  " + Shown.plain(owner.name()) + " (" + details(owner) + ")";
      case "unowned" -> "package  none: no package of this host owns " + path + " (unowned)";
      default -> "package  unknown: " + Shown.plain(owner.reason());
    };
  }

  private static String details(FoundPackage owner) {
    String integrity =
        switch (owner.integrity()) {
          case "" -> "";
          case "unknown" -> ", integrity unknown";
          default -> ", " + Shown.plain(owner.integrity());
        };
    boolean obvious = owner.reason().isEmpty() || owner.reason().equals("listed");
    return "owned" + integrity + (obvious ? "" : ": " + Shown.plain(owner.reason()));
  }
}
