package perilune.context.artefact;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import perilune.context.hosts.LuaHosts;
import perilune.context.invocation.LuaInvocation;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;

/**
 * Fills what follows from files: drops, uses, disguised interpreters, images and mappings.
 *
 * <p>Owned by one thread. Events come in order of time, after lineage has filled them; {@link
 * #observe} before what Lua was asked to do is read, {@link #complete} after it. Cost: a look-up
 * for each path; memory is taken for new paths only.
 */
public final class Artefacts {

  private static final List<KnownField> FILLED =
      List.of(
          KnownField.PROCESS_DROP_STATE,
          KnownField.PROCESS_DROP_AGE,
          KnownField.PROCESS_DROP_HOW,
          KnownField.PROCESS_DROP_WRITER_ID,
          KnownField.PROCESS_DROP_WRITER_EXECUTABLE,
          KnownField.PROCESS_DROP_WRITER_NAME,
          KnownField.PROCESS_DROP_WRITER_USER,
          KnownField.PROCESS_DROP_WRITER_SIGNATURE,
          KnownField.PROCESS_DROP_WRITER_RELATION,
          KnownField.SCRIPT_DROP_STATE,
          KnownField.SCRIPT_DROP_AGE,
          KnownField.SCRIPT_DROP_HOW,
          KnownField.SCRIPT_DROP_WRITER_ID,
          KnownField.SCRIPT_DROP_WRITER_EXECUTABLE,
          KnownField.SCRIPT_DROP_WRITER_NAME,
          KnownField.SCRIPT_DROP_WRITER_USER,
          KnownField.SCRIPT_DROP_WRITER_SIGNATURE,
          KnownField.SCRIPT_DROP_WRITER_RELATION,
          KnownField.LIBRARY_DROP_STATE,
          KnownField.LIBRARY_DROP_AGE,
          KnownField.LIBRARY_DROP_HOW,
          KnownField.LIBRARY_DROP_WRITER_ID,
          KnownField.LIBRARY_DROP_WRITER_EXECUTABLE,
          KnownField.LIBRARY_DROP_WRITER_NAME,
          KnownField.LIBRARY_DROP_WRITER_USER,
          KnownField.LIBRARY_DROP_WRITER_SIGNATURE,
          KnownField.LIBRARY_DROP_WRITER_RELATION,
          KnownField.SCRIPT_FORM,
          KnownField.IMAGE_STATE,
          KnownField.IMAGE_LOCATION,
          KnownField.ELEVATION,
          KnownField.LUA_IDENTITY,
          KnownField.LUA_ORIGINAL_PATH,
          KnownField.LIBRARY_LOCATION,
          KnownField.MEMORY_STATE,
          KnownField.FILE_USED_AS,
          KnownField.FILE_USED_BY,
          KnownField.FILE_USED_AGE,
          KnownField.FILE_DROP_STATE,
          KnownField.FILE_DROP_AGE);

  private static final KnownField[] NEEDED = {
    KnownField.PROCESS_REAL_USER_ID,
    KnownField.EVENT_CATEGORY,
    KnownField.EVENT_TYPE,
    KnownField.EVENT_ACTION,
    KnownField.EVENT_OUTCOME,
    KnownField.FILE_PATH,
    KnownField.FILE_ORIGINAL_PATH,
    KnownField.FILE_TARGET_PATH,
    KnownField.FILE_MODE,
    KnownField.FILE_TYPE,
    KnownField.FILE_INODE,
    KnownField.FILE_DEVICE,
    KnownField.FILE_HEADER_BYTES,
    KnownField.DLL_PATH,
    KnownField.DLL_NAME,
    KnownField.MEMORY_PROTECTION,
    KnownField.PROCESS_PID,
    KnownField.PROCESS_ENTITY_ID,
    KnownField.PROCESS_PARENT_PID,
    KnownField.PROCESS_PARENT_ENTITY_ID,
    KnownField.PROCESS_EXECUTABLE,
    KnownField.PROCESS_SIGNATURE_STATUS,
    KnownField.IMAGE_NAME,
    KnownField.PROCESS_NAME,
    KnownField.PROCESS_ARGS,
    KnownField.PROCESS_COMMAND_LINE,
    KnownField.PROCESS_WORKING_DIRECTORY,
    KnownField.PROCESS_EXEC_PATH,
    KnownField.PROCESS_ORIGINAL_FILE_NAME,
    KnownField.DLL_ORIGINAL_FILE_NAME,
    KnownField.USER_ID,
    KnownField.USER_EFFECTIVE_ID,
    KnownField.ENTRY_ENTITY_ID,
    KnownField.ANCESTOR_ENTITY_ID,
    KnownField.LINEAGE_STATE,
    KnownField.AUDITD_SYSCALL,
    KnownField.LUA_SCRIPT_PATH
  };

  private final boolean wanted;
  private final ArtefactLimits limits;
  private final LuaHosts hosts;
  private final TextKey path = new TextKey();
  private final TextKey other = new TextKey();
  private Known known;

  /**
   * Makes one that knows of no file yet, and does nothing unless one of its fields is asked for.
   */
  public Artefacts(FieldDemand demand, ArtefactLimits limits, LuaHosts hosts) {
    this.wanted = isWanted(demand);
    this.limits = limits;
    this.hosts = hosts;
    this.known = new Known(limits, hosts);
  }

  /**
   * Says whether a demand asks for a field that follows from files; what Lua was asked to do does,
   * because an interpreter under another name is known by its file.
   */
  public static boolean isWanted(FieldDemand demand) {
    return FILLED.stream().anyMatch(demand::wants) || LuaInvocation.isWanted(demand);
  }

  /** Gives the demand with what is read here added, where one of its fields is asked for. */
  public static FieldDemand needs(FieldDemand demand) {
    return isWanted(demand) ? demand.plus(NEEDED) : demand;
  }

  /** Learns from files and fills all that does not depend on what Lua was asked to do. */
  public void observe(Event event) {
    if (!wanted) {
      return;
    }
    long now = event.header().timed ? event.header().timeNanos : known.lastNanos;
    known.eventNanos = now;
    known.lastNanos = Math.max(known.lastNanos, now);
    known.table.tidy(known.lastNanos);
    if (event.hasText(KnownField.EVENT_CATEGORY, "file")) {
      file(event, now);
    } else if (LuaInvocation.isStart(event)) {
      start(event, now);
    } else if (event.hasText(KnownField.EVENT_CATEGORY, "library")) {
      library(event);
    }
    if (event.has(KnownField.MEMORY_PROTECTION)) {
      ImageFields.memory(event);
    }
  }

  private void file(Event event, long now) {
    FileAction action = FileAction.of(event);
    if (action == FileAction.OTHER) {
      return;
    }
    path.path(event, KnownField.FILE_PATH);
    if (action.takesAnotherName()) {
      other.path(event, KnownField.FILE_ORIGINAL_PATH);
      known.uses.write(event, path, other);
    }
    if (action == FileAction.DELETION) {
      known.drops.writeShort(event, path);
    }
    known.changes.learn(event, action, now);
    known.writesSeen |= action != FileAction.DELETION;
  }

  private void start(Event event, long now) {
    known.changes.printed(event, now);
    known.announcements.learn(event, now);
    ImageFields.start(event);
    path.path(event, KnownField.PROCESS_EXECUTABLE);
    known.drops.write(event, DropFields.PROCESS, path);
    FileEntry image = known.table.get(path);
    if (image != null
        && image.isLua()
        && image.writeNanos <= now
        && (!image.deleted || path.deleted)) {
      Disguise.write(event, image);
    } else {
      known.beside.start(event, path);
    }
    known.uses.learn(path, FileEntry.EXECUTABLE, event);
    other.path(event, KnownField.PROCESS_EXEC_PATH);
    if (other.isAbsolute() && !other.equals(path)) {
      // A script by its first line, or another name of the executable.
      int as = Shebang.isScript(event) ? FileEntry.SCRIPT : FileEntry.EXECUTABLE;
      known.uses.learn(other, as, event);
    }
    known.startsSeen = true;
  }

  private void library(Event event) {
    boolean loaded =
        event.hasText(KnownField.EVENT_TYPE, "start")
            && !event.hasText(KnownField.EVENT_OUTCOME, "failure");
    if (!event.has(KnownField.DLL_PATH)) {
      return;
    }
    ImageFields.library(event);
    path.path(event, KnownField.DLL_PATH);
    known.drops.write(event, DropFields.LIBRARY, path);
    if (loaded) {
      known.uses.learn(path, FileEntry.LIBRARY, event);
      Disguise.library(event);
    }
  }

  /** Fills what is known of the scripts that Lua was asked to run, and learns that they are run. */
  public void complete(Event event) {
    if (!wanted || !event.has(KnownField.LUA_SCRIPT_PATH) || !LuaInvocation.isStart(event)) {
      return;
    }
    for (int v = event.firstValue(KnownField.LUA_SCRIPT_PATH.id());
        v != Event.NONE;
        v = event.nextValue(v)) {
      path.path(event, v);
      known.drops.write(event, DropFields.SCRIPT, path);
      FileEntry entry = known.table.get(path);
      byte form =
          entry == null || entry.deleted || entry.writeNanos > known.eventNanos
              ? FileEntry.UNKNOWN_FORM
              : entry.form;
      event.put(KnownField.SCRIPT_FORM, Forms.word(form));
      if (!path.startsWith(Drops.DESCRIPTORS) && !path.startsWith(Drops.PROCESSES)) {
        known.uses.learn(path, FileEntry.SCRIPT, event);
      }
    }
  }

  /** Gives what is known and what was given up. */
  public ArtefactCounters counters() {
    return known.tally.counters(known.table.size());
  }

  /** Writes all state. O(state). */
  public void writeTo(DataOutput out) throws IOException {
    known.writeTo(out);
  }

  /**
   * Reads state that {@link #writeTo} wrote, in the place of what there was.
   *
   * @throws IOException if the bytes cannot be had or are damaged; what there was is kept
   */
  public void readFrom(DataInput in) throws IOException {
    var read = new Known(limits, hosts);
    read.readFrom(in);
    known = read;
  }
}
