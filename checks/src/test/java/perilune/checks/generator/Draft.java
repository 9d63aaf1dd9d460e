package perilune.checks.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import perilune.event.Event;
import perilune.rules.plan.Literal;

/**
 * An event as it is being made.
 *
 * @param fields values by dotted name; a field without values is absent
 */
record Draft(Map<String, List<Literal>> fields) {

  static final Draft EMPTY = new Draft(Map.of());

  Draft {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  static Draft of(String field, List<Literal> values) {
    return EMPTY.with(field, values);
  }

  /** Gives the same with other values of a field; none take the field away. */
  Draft with(String field, List<Literal> values) {
    var changed = new TreeMap<>(fields);
    if (values.isEmpty()) {
      changed.remove(field);
    } else {
      changed.put(field, List.copyOf(values));
    }
    return new Draft(changed);
  }

  /** Gives the values of a field, none where it is absent. */
  List<Literal> values(String field) {
    return fields.getOrDefault(field, List.of());
  }

  /** Puts the fields on an event of a table, which must be empty. */
  void fill(Event event) {
    fields.forEach((name, values) -> {
      int field = event.table().intern(name);
      for (Literal value : values) {
        switch (value) {
          case Literal.Text(var text) -> event.put(field, text);
          case Literal.Whole(var number) -> event.putLong(field, number);
          case Literal.Real(var number) -> event.putDouble(field, number);
          case Literal.Truth(var truth) -> event.putBoolean(field, truth);
          case Literal.Nil() -> event.putNull(field);
        }
      }
    });
  }

  /** Gives it as a JSON document, names dotted as they are. */
  String json() {
    var members = new ArrayList<String>();
    fields.forEach((name, values) -> members.add(quoted(name) + ":" + array(values)));
    return "{" + String.join(",", members) + "}";
  }

  private static String array(List<Literal> values) {
    List<String> all = values.stream().map(Draft::json).toList();
    return all.size() == 1 ? all.getFirst() : "[" + String.join(",", all) + "]";
  }

  private static String json(Literal value) {
    return switch (value) {
      case Literal.Text(var text) -> quoted(text);
      case Literal.Whole _, Literal.Real _, Literal.Truth _ -> text(value);
      case Literal.Nil() -> "null";
    };
  }

  /** Gives a value as text. */
  static String text(Literal value) {
    return switch (value) {
      case Literal.Text(var text) -> text;
      case Literal.Whole(var number) -> Long.toString(number);
      case Literal.Real(var number) -> Double.toString(number);
      case Literal.Truth(var truth) -> Boolean.toString(truth);
      case Literal.Nil() -> "";
    };
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u00").append(Character.forDigit(c >> 4, 16));
        quoted.append(Character.forDigit(c & 15, 16));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
