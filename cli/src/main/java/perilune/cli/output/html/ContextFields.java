package perilune.cli.output.html;

import java.util.List;

/** Which fields say what is known of a process, and are not told elsewhere on the page. */
final class ContextFields {

  private static final String OWN = "perilune.";

  /** What the picture, the facts or the evidence tell, and names for machines. */
  private static final List<String> TOLD_ELSEWHERE =
      List.of(
          "perilune.ancestor.",
          "perilune.auditd.",
          "perilune.entry.",
          "perilune.lua.code",
          "perilune.process.command_line_",
          "perilune.process.exec_path",
          "perilune.process.image_name",
          "perilune.process.parent.image_name",
          "perilune.process.previous.");

  private ContextFields() {}

  /** Says whether a field belongs among what is known: any of Perilune's, signatures, hashes. */
  static boolean isTold(String name) {
    boolean wanted =
        name.startsWith(OWN) || name.contains(".code_signature.") || name.contains(".hash.");
    return wanted
        && !name.endsWith("entity_id")
        && TOLD_ELSEWHERE.stream().noneMatch(name::startsWith);
  }

  /** Gives a field's name without what all of them begin with. */
  static String shortened(String name) {
    return name.startsWith(OWN) ? name.substring(OWN.length()) : name;
  }
}
