package perilune.telemetry.json;

import java.io.OutputStream;
import java.util.Collection;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes JSON documents, one a line (NDJSON). Control characters are escaped, so that hostile
 * telemetry cannot drive a terminal. Calls can be chained. Owned by one thread.
 */
public final class JsonLines implements AutoCloseable {

  private final JsonGenerator json;

  /** Writes UTF-8 to a stream, which stays open. */
  public JsonLines(OutputStream out) {
    json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator("")
            .characterEscapes(new HarmlessCharacters())
            .build()
            .createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
  }

  /** Starts a document. */
  public JsonLines start() {
    json.writeStartObject();
    return this;
  }

  /** Ends a document and its line. */
  public JsonLines end() {
    json.writeEndObject();
    json.writeRaw('\n');
    return this;
  }

  /** Starts an object inside the present one. */
  public JsonLines object(String name) {
    json.writeName(name);
    json.writeStartObject();
    return this;
  }

  /** Starts an object inside the present array. */
  public JsonLines element() {
    json.writeStartObject();
    return this;
  }

  /** Ends an object that is not the document. */
  public JsonLines endObject() {
    json.writeEndObject();
    return this;
  }

  /** Starts an array. */
  public JsonLines array(String name) {
    json.writeName(name);
    json.writeStartArray();
    return this;
  }

  /** Ends an array. */
  public JsonLines endArray() {
    json.writeEndArray();
    return this;
  }

  /** Writes text. */
  public JsonLines text(String name, String value) {
    json.writeStringProperty(name, value);
    return this;
  }

  /** Writes text unless it is empty. */
  public JsonLines textIfAny(String name, String value) {
    return value.isEmpty() ? this : text(name, value);
  }

  /** Writes a number. */
  public JsonLines number(String name, long value) {
    json.writeNumberProperty(name, value);
    return this;
  }

  /** Writes a truth value. */
  public JsonLines truth(String name, boolean value) {
    json.writeBooleanProperty(name, value);
    return this;
  }

  /** Writes an array of texts. */
  public JsonLines texts(String name, Collection<String> values) {
    array(name);
    values.forEach(json::writeString);
    return endArray();
  }

  /** Gives the generator to the writer of events, which knows more kinds of values. */
  JsonGenerator generator() {
    return json;
  }

  /** Passes on what was written. */
  public void flush() {
    json.flush();
  }

  @Override
  public void close() {
    json.close();
  }
}
