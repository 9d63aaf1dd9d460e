package perilune.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value that can be asked for what it holds by dotted path. A name that stands twice in one
 * object is an error: consumers disagree on which of them counts.
 *
 * @param value a map, a list, a string, a number, a truth value or null
 */
public record JsonDocument(@Nullable Object value) {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Reads one value, which has to be all of the text. */
  public static JsonDocument parse(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      var document = new JsonDocument(read(parser, parser.nextToken()));
      if (parser.nextToken() != null) {
        throw new AssertionError("more than one JSON value: " + text);
      }
      return document;
    }
  }

  private static @Nullable Object read(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) {
    var all = new LinkedHashMap<String, @Nullable Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      all.put(name, read(parser, parser.nextToken()));
    }
    return all;
  }

  private static List<@Nullable Object> array(JsonParser parser) {
    var all = new ArrayList<@Nullable Object>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      all.add(read(parser, token));
    }
    return all;
  }

  /** Gives what stands at a dotted path; null inside where nothing does. */
  public JsonDocument at(String path) {
    Object here = value;
    for (String name : path.split("\\.", -1)) {
      here = here instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return new JsonDocument(here);
  }

  /** Says whether something stands at a dotted path. */
  public boolean has(String path) {
    return at(path).value != null;
  }

  /** Gives a value at a dotted path as text; empty where there is none. */
  public String text(String path) {
    Object found = at(path).value;
    return found == null ? "" : String.valueOf(found);
  }

  /** Gives a number at a dotted path; -1 where there is none. */
  public long number(String path) {
    return at(path).value instanceof Long number ? number : -1;
  }

  /** Gives the elements at a dotted path; a single value is a list of one. */
  public List<JsonDocument> list(String path) {
    Object found = at(path).value;
    if (found == null) {
      return List.of();
    }
    return found instanceof List<?> all
        ? all.stream().map(JsonDocument::new).toList()
        : List.of(new JsonDocument(found));
  }

  /** Gives the elements at a dotted path as texts. */
  public List<String> texts(String path) {
    return list(path).stream().map(element -> String.valueOf(element.value)).toList();
  }

  /** Gives the elements of one member as texts; its name may have dots. */
  public List<String> textsOf(String name) {
    Object found = value instanceof Map<?, ?> map ? map.get(name) : null;
    return found instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
  }

  /** Gives the names of an object, in order. */
  public List<String> names() {
    return value instanceof Map<?, ?> map
        ? map.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }
}
