package perilune.context.lineage;

import org.jspecify.annotations.Nullable;
import perilune.context.lineage.Program.Text;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Writes what is known of a process to its event. A value that a source with entity ids gives is
 * never replaced. Hot path: no allocation for a process that was met before.
 */
final class LineageWriter {

  private static final byte[] UNKNOWN_SOURCE = Bytes.ascii("unknown");
  private static final byte[] FROM_LINEAGE = Bytes.ascii("lineage");
  private static final byte[] FROM_TITLE = Bytes.ascii("proctitle");

  private final Demanded demanded;
  private final int maxAncestors;

  LineageWriter(Demanded demanded, int maxAncestors) {
    this.demanded = demanded;
    this.maxAncestors = maxAncestors;
  }

  /** Writes all derived fields. An event without a process gets those that always have a value. */
  void write(ProcessEvent processEvent, @Nullable ProcessNode node) {
    Event event = processEvent.event();
    if (node != null) {
      boolean source = processEvent.hasSourceId();
      writeProcess(event, node, source);
      writePrevious(processEvent, node);
      writeParent(event, node, source);
      if (demanded.ancestors) {
        writeAncestors(event, node);
      }
    }
    if (demanded.wants(KnownField.COMMAND_LINE_SOURCE)) {
      fill(event, KnownField.COMMAND_LINE_SOURCE, UNKNOWN_SOURCE);
    }
    if (demanded.wants(KnownField.LINEAGE_STATE)) {
      fill(event, KnownField.LINEAGE_STATE, Chains.of(node).text());
    }
    if (demanded.entry) {
      writeEntry(event, node);
    }
  }

  // ---- the process itself ----

  private void writeProcess(Event event, ProcessNode node, boolean source) {
    Program program = node.program;
    writeCommandLine(event, program);
    fill(event, KnownField.PROCESS_ENTITY_ID, node.entityId());
    fill(event, KnownField.PROCESS_EXECUTABLE, program, Text.EXECUTABLE);
    writeName(event, program, source);
    fillImage(event, KnownField.IMAGE_NAME, program);
    if (node.beginningIsKnown() && demanded.wants(KnownField.CHILD_OF_FORK)) {
      event.putBoolean(KnownField.CHILD_OF_FORK, node.origin() == ProcessNode.Origin.FORKED);
    }
  }

  private void writeName(Event event, Program program, boolean source) {
    if (!event.has(KnownField.PROCESS_NAME)) {
      fill(event, KnownField.PROCESS_NAME, program, Text.NAME);
      return;
    }
    boolean renamed =
        !source
            && program.has(Text.NAME)
            && !program.same(
                event, KnownField.PROCESS_NAME, Text.NAME, ProgramReader.MAX_NAME_BYTES);
    if (!renamed) {
      return;
    }
    int value = event.firstValue(KnownField.PROCESS_NAME.id());
    if (event.tag(value) == Tag.TEXT
        && demanded.wants(KnownField.PROCESS_THREAD_NAME)
        && !event.has(KnownField.PROCESS_THREAD_NAME)) {
      event.put(
          KnownField.PROCESS_THREAD_NAME, event.arena(), event.offset(value), event.length(value));
    }
    event.remove(KnownField.PROCESS_NAME.id());
    put(event, KnownField.PROCESS_NAME, program, Text.NAME);
  }

  private void writeCommandLine(Event event, Program program) {
    if (!program.lineKnown()) {
      return;
    }
    boolean onlyTitle = ProgramReader.hasOnlyTitle(event) && !program.onlyTitle();
    if (onlyTitle) {
      event.remove(KnownField.PROCESS_ARGS.id());
      event.remove(KnownField.PROCESS_ARGS_COUNT.id());
      event.remove(KnownField.PROCESS_COMMAND_LINE.id());
      event.remove(KnownField.COMMAND_LINE_SOURCE.id());
      event.remove(KnownField.COMMAND_LINE_CUT.id());
    }
    if (event.has(KnownField.PROCESS_ARGS) || event.has(KnownField.PROCESS_COMMAND_LINE)) {
      fillRest(event, program);
      return;
    }
    writeArguments(event, program);
    fill(event, KnownField.PROCESS_COMMAND_LINE, program, Text.COMMAND_LINE);
    if (demanded.wants(KnownField.COMMAND_LINE_SOURCE)) {
      event.remove(KnownField.COMMAND_LINE_SOURCE.id());
      fill(event, KnownField.COMMAND_LINE_SOURCE, program.onlyTitle() ? FROM_TITLE : FROM_LINEAGE);
    }
    if (program.argumentsCut() && demanded.wants(KnownField.COMMAND_LINE_CUT)) {
      event.remove(KnownField.COMMAND_LINE_CUT.id());
      event.putBoolean(KnownField.COMMAND_LINE_CUT, true);
    }
  }

  /** The event has arguments or a command line of its own, but not all that follows from them. */
  private void fillRest(Event event, Program program) {
    boolean lacksArguments =
        !event.has(KnownField.PROCESS_ARGS)
            && program.same(
                event, KnownField.PROCESS_COMMAND_LINE, Text.COMMAND_LINE, Integer.MAX_VALUE);
    if (lacksArguments) {
      writeArguments(event, program);
    }
  }

  private void writeArguments(Event event, Program program) {
    if (demanded.wants(KnownField.PROCESS_ARGS)) {
      program.putArguments(event, KnownField.PROCESS_ARGS);
    }
    fillCount(event, KnownField.PROCESS_ARGS_COUNT, program.argumentCount());
  }

  private void writePrevious(ProcessEvent processEvent, ProcessNode node) {
    if (!processEvent.exec || !node.previous().known()) {
      return;
    }
    Event event = processEvent.event();
    Program previous = node.previous();
    fill(event, KnownField.PROCESS_PREVIOUS_EXECUTABLE, previous, Text.EXECUTABLE);
    fill(event, KnownField.PREVIOUS_NAME, previous, Text.NAME);
    if (demanded.wants(KnownField.PROCESS_PREVIOUS_ARGS)
        && !event.has(KnownField.PROCESS_PREVIOUS_ARGS)) {
      previous.putArguments(event, KnownField.PROCESS_PREVIOUS_ARGS);
    }
  }

  // ---- parent and ancestors ----

  private void writeParent(Event event, ProcessNode node, boolean source) {
    ProcessNode parent = node.parent();
    writeParentPid(event, node, source);
    if (parent == null) {
      fillParentImage(event);
      return;
    }
    Program program = parent.program;
    fill(event, KnownField.PROCESS_PARENT_ENTITY_ID, parent.entityId());
    fill(event, KnownField.PROCESS_PARENT_EXECUTABLE, program, Text.EXECUTABLE);
    fill(event, KnownField.PROCESS_PARENT_NAME, program, Text.NAME);
    if (!event.has(KnownField.PROCESS_PARENT_ARGS)) {
      if (demanded.wants(KnownField.PROCESS_PARENT_ARGS)) {
        program.putArguments(event, KnownField.PROCESS_PARENT_ARGS);
      }
      fillCount(event, KnownField.PROCESS_PARENT_ARGS_COUNT, program.argumentCount());
    }
    fill(event, KnownField.PROCESS_PARENT_COMMAND_LINE, program, Text.COMMAND_LINE);
    fill(event, KnownField.PROCESS_PARENT_WORKING_DIRECTORY, program, Text.WORKING_DIRECTORY);
    fillImage(event, KnownField.PARENT_IMAGE_NAME, program);
    fillParentImage(event);
    fill(event, KnownField.PARENT_SIGNATURE_STATUS, parent.signature().status());
    fill(event, KnownField.PARENT_SIGNATURE_TEAM, parent.signature().team());
    fill(event, KnownField.PARENT_SIGNATURE_ID, parent.signature().identifier());
  }

  private void writeParentPid(Event event, ProcessNode node, boolean source) {
    if (node.parentPid < 0 || !demanded.wants(KnownField.PROCESS_PARENT_PID)) {
      return;
    }
    long recorded = event.longOr(KnownField.PROCESS_PARENT_PID, -1);
    if (recorded < 0 && !event.has(KnownField.PROCESS_PARENT_PID)) {
      event.putLong(KnownField.PROCESS_PARENT_PID, node.parentPid);
    } else if (!source && recorded >= 0 && recorded != node.parentPid) {
      // All parent fields speak of one process: the one that started this, not the one that
      // adopted it.
      event.remove(KnownField.PROCESS_PARENT_PID.id());
      event.putLong(KnownField.PROCESS_PARENT_PID, node.parentPid);
    }
  }

  private void fillParentImage(Event event) {
    int value = event.firstValue(KnownField.PROCESS_PARENT_EXECUTABLE.id());
    if (value == Event.NONE
        || event.tag(value) != Tag.TEXT
        || event.has(KnownField.PARENT_IMAGE_NAME)
        || !demanded.wants(KnownField.PARENT_IMAGE_NAME)) {
      return;
    }
    int end = event.offset(value) + event.length(value);
    int at = Bytes.lastPart(event.arena(), event.offset(value), end);
    event.put(KnownField.PARENT_IMAGE_NAME, event.arena(), at, end - at);
  }

  private void writeAncestors(Event event, ProcessNode node) {
    int count = 0;
    if (node.entityId().length > 0) {
      add(event, KnownField.LINEAGE_ENTITY_ID, node.entityId());
    }
    for (ProcessNode at = node.parent();
        at != null && at.entityId().length > 0 && count < maxAncestors;
        at = at.parent()) {
      add(event, KnownField.ANCESTOR_ENTITY_ID, at.entityId());
      add(event, KnownField.LINEAGE_ENTITY_ID, at.entityId());
      add(event, KnownField.ANCESTOR_EXECUTABLE, at.program, Text.EXECUTABLE);
      add(event, KnownField.ANCESTOR_NAME, at.program, Text.NAME);
      add(event, KnownField.ANCESTOR_COMMAND_LINE, at.program, Text.COMMAND_LINE);
      if (++count == 2) {
        writeGrandparent(event, at.program);
      }
    }
    fillCount(event, KnownField.ANCESTOR_COUNT, count);
  }

  private void writeGrandparent(Event event, Program program) {
    fill(event, KnownField.GRANDPARENT_EXECUTABLE, program, Text.EXECUTABLE);
    fill(event, KnownField.GRANDPARENT_NAME, program, Text.NAME);
    fill(event, KnownField.GRANDPARENT_COMMAND_LINE, program, Text.COMMAND_LINE);
  }

  // ---- entry ----

  private void writeEntry(Event event, @Nullable ProcessNode node) {
    EntryPoint entry = node == null ? null : Entries.of(node);
    EntryType type = entry == null ? EntryType.UNKNOWN : entry.type;
    boolean contained = event.has(KnownField.CONTAINER_ID);
    if (contained && (type == EntryType.UNKNOWN || type == EntryType.SERVICE)) {
      // The source knows of the container, but not at which process it began.
      fill(event, KnownField.ENTRY_TYPE, EntryType.CONTAINER.text());
      return;
    }
    fill(event, KnownField.ENTRY_TYPE, type.text());
    if (entry != null) {
      fill(event, KnownField.ENTRY_ENTITY_ID, entry.entityId);
      fill(event, KnownField.ENTRY_USER_NAME, entry.userName);
      fill(event, KnownField.ENTRY_SOURCE_IP, entry.sourceIp);
      fill(event, KnownField.ENTRY_SESSION, entry.session);
    }
  }

  // ---- single fields ----

  void fill(Event event, KnownField field, byte[] text) {
    if (text.length > 0 && demanded.wants(field) && !event.has(field)) {
      event.put(field, text, 0, text.length);
    }
  }

  private void fill(Event event, KnownField field, Program program, Text text) {
    if (program.has(text) && demanded.wants(field) && !event.has(field)) {
      put(event, field, program, text);
    }
  }

  private void fillImage(Event event, KnownField field, Program program) {
    int length = program.length(Text.EXECUTABLE) - program.imageAt();
    if (length > 0 && demanded.wants(field) && !event.has(field)) {
      event.put(field, program.bytes(), program.imageAt(), length);
    }
  }

  private void fillCount(Event event, KnownField field, long count) {
    if (count >= 0 && demanded.wants(field) && !event.has(field)) {
      event.putLong(field, count);
    }
  }

  private void add(Event event, KnownField field, Program program, Text text) {
    if (demanded.wants(field)) {
      put(event, field, program, text);
    }
  }

  private static void put(Event event, KnownField field, Program program, Text text) {
    event.put(field, program.bytes(), program.from(text), program.length(text));
  }

  private void add(Event event, KnownField field, byte[] text) {
    if (demanded.wants(field)) {
      event.put(field, text, 0, text.length);
    }
  }
}
