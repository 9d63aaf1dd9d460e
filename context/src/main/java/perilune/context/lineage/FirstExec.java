package perilune.context.lineage;

import java.util.Arrays;
import perilune.event.Event;
import perilune.event.KnownField;

/**
 * What the first exec of a process tells of a parent that has no record of its own.
 *
 * <p>Endpoint Security says with an exec which image the process ran before. Until its first exec
 * that is its parent's, of which it is a fork. Taken only where neither process nor parent was
 * heard of before, and never of launchd, which starts programs through xpcproxy.
 */
final class FirstExec {

  private static final byte[] LAUNCHER = Bytes.ascii("xpcproxy");

  private FirstExec() {}

  /** Names the parent's program where nothing names it. */
  static void tellParent(
      ProcessEvent event, ProcessNode node, ProgramReader programs, ProcessTable table) {
    ProcessNode parent = node.parent();
    Event source = event.event();
    if (!event.exec
        || parent == null
        || parent.known()
        || event.parentPid <= 1
        || parent.program.has(Program.Text.EXECUTABLE)
        || node.startNanos != event.timeNanos
        || node.previous().known()
        || !source.has(KnownField.PREVIOUS_ENTITY_ID)) {
      return;
    }
    Program before = programs.named(source, KnownField.PROCESS_PREVIOUS_EXECUTABLE);
    if (before.known() && !Arrays.equals(before.copyOf(Program.Text.NAME), LAUNCHER)) {
      table.setProgram(parent, before);
    }
  }
}
