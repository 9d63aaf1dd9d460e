package perilune.checks.byhand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.checks.JsonDocument;

/**
 * Ways to write one document that mean the same: objects in objects or names with dots, and a value
 * or a list of one. Source: Elasticsearch's reference, "Object field type" and "Arrays".
 */
enum Shape {
  /** As its writer wrote it. */
  WRITTEN {
    @Override
    String of(String document) {
      return document;
    }
  },

  /** One object, with dots in its names; a value of its own is in a list, but for the time. */
  FLAT {
    @Override
    String of(String document) {
      var flat = new LinkedHashMap<String, List<@Nullable Object>>();
      flatten("", JsonDocument.parse(document).value(), flat);
      var fields = new ArrayList<String>();
      flat.forEach((name, values) ->
          fields.add(
              json(name)
                  + ":"
                  + (name.equals("@timestamp") ? json(values.getFirst()) : json(values))));
      return "{" + String.join(",", fields) + "}";
    }
  };

  /** Gives a document in this shape. */
  abstract String of(String document);

  private static void flatten(
      String name, @Nullable Object value, Map<String, List<@Nullable Object>> flat) {
    switch (value) {
      case Map<?, ?> map ->
          map.forEach(
              (key, inner) -> flatten(name.isEmpty() ? "" + key : name + "." + key, inner, flat));
      case List<?> list -> {
        flat.computeIfAbsent(name, _ -> new ArrayList<>());
        list.forEach(element -> flatten(name, element, flat));
      }
      case null, default -> flat.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
  }

  private static String json(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> "[" + String.join(",", list.stream().map(Shape::json).toList()) + "]";
      case String text -> quoted(text);
      case null, default -> String.valueOf(value);
    };
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
