package perilune.telemetry.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.io.SerializedString;

/** A piece of JSON that is written again and again: made once, copied after that. Immutable. */
public final class FixedJson {

  private final SerializedString text;

  private FixedJson(SerializedString text) {
    this.text = text;
  }

  /**
   * Makes an object.
   *
   * @param members writes its members
   */
  public static FixedJson object(Consumer<JsonLines> members) {
    var bytes = new ByteArrayOutputStream();
    try (var json = new JsonLines(bytes)) {
      json.element();
      members.accept(json);
      json.endObject();
    }
    return new FixedJson(new SerializedString(bytes.toString(StandardCharsets.UTF_8)));
  }

  /** Makes a text. */
  public static FixedJson text(String value) {
    var bytes = new ByteArrayOutputStream();
    try (var json = new JsonLines(bytes)) {
      json.element(value);
    }
    return new FixedJson(new SerializedString(bytes.toString(StandardCharsets.UTF_8)));
  }

  SerializedString text() {
    return text;
  }
}
