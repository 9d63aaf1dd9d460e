package perilune.telemetry.windows;

import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.telemetry.ReadContext;
import perilune.telemetry.json.Utf8Text;

/**
 * Makes an {@link Event} of one rendered Windows event that is told to it element by element.
 *
 * <p>Only fields that are asked for are written. The header gets time and sequence; offset, length,
 * line and hash are the caller's to set. Elements that Windows events do not have are passed over,
 * as is the rendering but for its message. Allocates nothing per event, once its buffers have grown
 * and the names were met. Owned by one thread.
 *
 * <pre>{@code
 * mapper.begin();
 * mapper.open("Event"); ... mapper.close();
 * if (mapper.complete(event, line, offset)) { ... }
 * }</pre>
 */
public final class WindowsEventMapper implements EventElements {

  private enum Section {
    OTHER,
    SYSTEM,
    EVENT_DATA,
    USER_DATA,
    RENDERING
  }

  private static final int IN_SECTION = 3;

  private final NameTable names;
  private final WindowsRecord record;
  private final RecordMapper mapper;
  private final Utf8Text text = new Utf8Text();

  private int depth;
  private Section section = Section.OTHER;
  private String element = "";
  private boolean leaf;
  private @Nullable DataName dataName;
  private boolean named;

  /** Makes a mapper for the events of one input. */
  public WindowsEventMapper(ReadContext context) {
    names = new NameTable(context.fields(), context.demand());
    record = new WindowsRecord(names);
    mapper = new RecordMapper(context, names);
  }

  WindowsRecord record() {
    return record;
  }

  NameTable names() {
    return names;
  }

  /** Forgets the last event. */
  public void begin() {
    record.clear();
    text.clear();
    depth = 0;
    section = Section.OTHER;
  }

  /**
   * Fills an event with what was told since {@link #begin}; elements that were not closed do not
   * count.
   *
   * @param line where the record starts, for what is counted
   * @param offset where the record starts, for what is counted
   * @return false if it has no number: then it is no Windows event, and nothing was written
   */
  public boolean complete(Event into, long line, long offset) {
    if (record.length(SystemSlot.EVENT_ID) == 0) {
      return false;
    }
    mapper.map(record, into, line, offset);
    return true;
  }

  /** Fills an event, also from a document without a number that says its source otherwise. */
  boolean completeLabelled(Event into, long line, long offset) {
    mapper.map(record, into, line, offset);
    return true;
  }

  @Override
  public void open(String name) {
    depth++;
    if (depth == IN_SECTION - 1) {
      section =
          switch (name) {
            case "System" -> Section.SYSTEM;
            case "EventData" -> Section.EVENT_DATA;
            case "UserData" -> Section.USER_DATA;
            case "RenderingInfo" -> Section.RENDERING;
            default -> Section.OTHER;
          };
    }
    if (depth < IN_SECTION || section == Section.OTHER) {
      return;
    }
    leaf = true;
    if (section != Section.EVENT_DATA || depth == IN_SECTION) {
      element = name;
      named = false;
      text.clear();
    }
  }

  @Override
  public void attribute(String name, byte[] bytes, int from, int length) {
    if (depth != IN_SECTION) {
      return;
    }
    if (section == Section.SYSTEM) {
      SystemSlot slot = SystemNames.slot(element, name);
      if (slot != null) {
        record.system(slot, bytes, from, length);
      }
    } else if (section == Section.EVENT_DATA && name.equals("Name")) {
      named = true;
      dataName = names.of(bytes, from, length);
    }
  }

  @Override
  public void text(byte[] bytes, int from, int length) {
    if (depth >= IN_SECTION && section != Section.OTHER) {
      text.add(bytes, from, length);
    }
  }

  @Override
  public void close() {
    if (depth >= IN_SECTION) {
      switch (section) {
        case SYSTEM -> closeSystem();
        case EVENT_DATA -> closeData();
        case USER_DATA -> closeUserData();
        case RENDERING -> closeRendering();
        case OTHER -> {
          // Nobody asks for it.
        }
      }
      leaf = false;
    }
    depth--;
    if (depth < IN_SECTION - 1) {
      section = Section.OTHER;
    }
  }

  private void closeSystem() {
    SystemSlot slot = depth == IN_SECTION ? SystemNames.slot(element, "") : null;
    if (slot != null) {
      trim(slot);
    }
  }

  private void trim(SystemSlot slot) {
    byte[] bytes = text.bytes();
    int from = 0;
    int end = text.length();
    while (from < end && isBlank(bytes[from])) {
      from++;
    }
    while (end > from && isBlank(bytes[end - 1])) {
      end--;
    }
    if (from < end) {
      record.system(slot, bytes, from, end - from);
    }
  }

  private void closeData() {
    if (depth > IN_SECTION) {
      return;
    }
    if (named) {
      record.data(dataName, text.bytes(), 0, text.length());
    } else if (element.equals("Data")) {
      record.unnamedData(text.bytes(), 0, text.length());
    } else {
      record.data(names.of(element), text.bytes(), 0, text.length());
    }
  }

  private void closeUserData() {
    if (leaf && (depth > IN_SECTION || text.length() > 0)) {
      record.userData(names.of(element), text.bytes(), 0, text.length());
    }
  }

  private void closeRendering() {
    if (depth == IN_SECTION && element.equals("Message")) {
      record.system(SystemSlot.MESSAGE, text.bytes(), 0, text.length());
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
