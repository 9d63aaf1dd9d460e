package perilune.telemetry.windows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import perilune.event.names.WindowsFields.Form;

/**
 * What to do with the events of one number of one source: compiled from the tables, for the fields
 * that are asked for. Immutable; texts are UTF-8.
 */
final class EventPlan {

  /** One field, and the data of which it comes. */
  static final class Step {

    private final DataName name;
    private final int field;
    private final Form form;
    private final byte[] key;

    /**
     * @param key for a hash, what stands before its value
     */
    Step(DataName name, int field, Form form, String key) {
      this.name = name;
      this.field = field;
      this.form = form;
      this.key = utf8(key);
    }

    DataName name() {
      return name;
    }

    int field() {
      return field;
    }

    Form form() {
      return form;
    }

    byte[] key() {
      return key;
    }
  }

  private final String source;
  private final List<byte[]> categories;
  private final List<byte[]> types;
  private final byte[] action;
  private final Step[] steps;

  EventPlan(String source, EventTable.Meaning meaning, List<Step> steps) {
    this.source = source;
    categories = meaning.categories().stream().map(EventPlan::utf8).toList();
    types = meaning.types().stream().map(EventPlan::utf8).toList();
    action = utf8(meaning.action());
    this.steps = steps.toArray(Step[]::new);
  }

  /** Gives the source's short name, or nothing. */
  String source() {
    return source;
  }

  List<byte[]> categories() {
    return categories;
  }

  List<byte[]> types() {
    return types;
  }

  /** Gives the action, or nothing. */
  byte[] action() {
    return action;
  }

  /** Gives which fields come of which data, in order of precedence. */
  Step[] steps() {
    return steps;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
