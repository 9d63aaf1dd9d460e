package perilune.context.quarantine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import perilune.context.invocation.LuaInvocation;
import perilune.context.place.Place;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;

/**
 * Fills {@code perilune.process.quarantine}, {@code perilune.lua.script.quarantine} and {@code
 * perilune.library.quarantine} on a Mac's events.
 *
 * <p>Owned by one thread. Comes after invocation, which says what the scripts are. Costs nothing on
 * hosts that are no Macs, and a look-up for a path on those that are.
 */
public final class Quarantine {

  /** The attribute: LaunchServices' LSQuarantine. */
  private static final String ATTRIBUTE = "com.apple.quarantine";

  private static final KnownField[] READ = {
    KnownField.HOST_OS_TYPE,
    KnownField.EVENT_CATEGORY,
    KnownField.EVENT_TYPE,
    KnownField.EVENT_ACTION,
    KnownField.EVENT_OUTCOME,
    KnownField.FILE_PATH,
    KnownField.FILE_ORIGINAL_PATH,
    KnownField.FILE_ATTRIBUTE,
    KnownField.PROCESS_EXECUTABLE,
    KnownField.PROCESS_NAME,
    KnownField.IMAGE_NAME,
    KnownField.PROCESS_ARGS,
    KnownField.PROCESS_WORKING_DIRECTORY,
    KnownField.LUA_SCRIPT_PATH,
    KnownField.DLL_PATH
  };

  private final boolean process;
  private final boolean script;
  private final boolean library;
  private Marks marks = new Marks();

  /**
   * Makes one that knows of no file yet, and does nothing unless one of its fields is asked for.
   */
  public Quarantine(FieldDemand demand) {
    process = demand.wants(KnownField.PROCESS_QUARANTINE);
    script = demand.wants(KnownField.SCRIPT_QUARANTINE);
    library = demand.wants(KnownField.LIBRARY_QUARANTINE);
  }

  /** Gives the demand with what is read here added, where one of its fields is asked for. */
  public static FieldDemand needs(FieldDemand demand) {
    return new Quarantine(demand).isWanted() ? demand.plus(READ) : demand;
  }

  private boolean isWanted() {
    return process || script || library;
  }

  /** Learns from an event and fills its fields. */
  public void enrich(Event event) {
    if (!isWanted() || !event.hasText(KnownField.HOST_OS_TYPE, "macos")) {
      return;
    }
    if (event.hasText(KnownField.EVENT_CATEGORY, "file")) {
      file(event);
    } else if (LuaInvocation.isStart(event)) {
      start(event);
    } else if (library && event.hasText(KnownField.EVENT_CATEGORY, "library")) {
      fill(event, KnownField.DLL_PATH, KnownField.LIBRARY_QUARANTINE);
    }
  }

  private void file(Event event) {
    String path = event.text(KnownField.FILE_PATH).orElse("");
    if (path.isEmpty() || event.hasText(KnownField.EVENT_OUTCOME, "failure")) {
      return;
    }
    if (event.hasText(KnownField.FILE_ATTRIBUTE, ATTRIBUTE)) {
      marks.put(path, event.hasText(KnownField.EVENT_ACTION, "setextattr"));
    } else if (event.hasText(KnownField.EVENT_ACTION, "extended_attributes_delete")) {
      // Elastic Defend does not say which; it is the one that it watches.
      marks.put(path, false);
    } else if (event.has(KnownField.FILE_ORIGINAL_PATH)) {
      boolean copy =
          event.hasText(KnownField.EVENT_ACTION, "clone")
              || event.hasText(KnownField.EVENT_ACTION, "copyfile");
      marks.carry(event.text(KnownField.FILE_ORIGINAL_PATH).orElse(""), path, copy);
    } else if (event.hasText(KnownField.EVENT_TYPE, "deletion")
        || event.hasText(KnownField.EVENT_TYPE, "creation")) {
      marks.forget(path);
    }
  }

  private void start(Event event) {
    if (event.hasText(KnownField.IMAGE_NAME, XattrCommand.NAME)
        || event.hasText(KnownField.PROCESS_NAME, XattrCommand.NAME)) {
      String folder = event.text(KnownField.PROCESS_WORKING_DIRECTORY).orElse("");
      XattrCommand command = XattrCommand.of(event.texts(KnownField.PROCESS_ARGS), ATTRIBUTE);
      for (String file : command.files()) {
        marks.takeAway(Place.realOnMac(Place.absolute(file, folder)), command.whole());
      }
    }
    if (process) {
      fill(event, KnownField.PROCESS_EXECUTABLE, KnownField.PROCESS_QUARANTINE);
    }
    if (script) {
      fill(event, KnownField.LUA_SCRIPT_PATH, KnownField.SCRIPT_QUARANTINE);
    }
  }

  private void fill(Event event, KnownField path, KnownField into) {
    event.remove(into.id());
    List<String> none = List.of();
    List<String> paths = event.has(path) ? event.texts(path) : none;
    for (String each : paths) {
      event.put(into, marks.of(each));
    }
    if (paths.isEmpty() && into == KnownField.PROCESS_QUARANTINE) {
      event.put(into, Marks.UNKNOWN);
    }
  }

  /** Writes all state. O(state). */
  public void writeTo(DataOutput out) throws IOException {
    marks.writeTo(out);
  }

  /**
   * Reads state that {@link #writeTo} wrote, in the place of what there was.
   *
   * @throws IOException if the bytes cannot be had or are damaged; what there was is kept
   */
  public void readFrom(DataInput in) throws IOException {
    marks = Marks.readFrom(in);
  }
}
