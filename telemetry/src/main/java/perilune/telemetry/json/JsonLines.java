package perilune.telemetry.json;

import java.io.OutputStream;
import java.util.Collection;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Writes JSON documents, one a line (NDJSON). Control characters are escaped, so that hostile
 * telemetry cannot drive a terminal. Calls can be chained. Owned by one thread.
 */
public final class JsonLines implements AutoCloseable {

  // What the readers of documents take, with their limits: they have refused all else.
  private static final JsonFactory COPIED =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

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

  /** Writes a JSON document as an element of the present array: on one line, else as it is. */
  public JsonLines copy(String document) {
    try (JsonParser parser = COPIED.createParser(ObjectReadContext.empty(), document)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isNumeric()) {
          // As it is written: 1.50 and 1e3 stay what they are.
          json.writeNumber(parser.getString());
        } else {
          json.copyCurrentEvent(parser);
        }
      }
    }
    return this;
  }

  /** Writes a JSON document as a member of the present object, as {@link #copy} does. */
  public JsonLines document(String name, String document) {
    json.writeName(name);
    return copy(document);
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

  /** Writes a piece that was made before. */
  public JsonLines fixed(String name, FixedJson piece) {
    json.writeName(name);
    json.writeRawValue(piece.text());
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

  /** Writes a number with a fraction. */
  public JsonLines real(String name, double value) {
    json.writeNumberProperty(name, value);
    return this;
  }

  /** Writes a truth value. */
  public JsonLines truth(String name, boolean value) {
    json.writeBooleanProperty(name, value);
    return this;
  }

  /** Writes null. */
  public JsonLines none(String name) {
    json.writeNullProperty(name);
    return this;
  }

  /** Writes text as an element of the present array. */
  public JsonLines element(String value) {
    json.writeString(value);
    return this;
  }

  /** Writes a number as an element of the present array. */
  public JsonLines element(long value) {
    json.writeNumber(value);
    return this;
  }

  /** Writes a number with a fraction as an element of the present array. */
  public JsonLines element(double value) {
    json.writeNumber(value);
    return this;
  }

  /** Writes a truth value as an element of the present array. */
  public JsonLines element(boolean value) {
    json.writeBoolean(value);
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
