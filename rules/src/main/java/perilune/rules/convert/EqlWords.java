package perilune.rules.convert;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import perilune.event.KnownField;
import perilune.rules.plan.Literal;

/** Names and constants as EQL writes them. */
final class EqlWords {

  private static final Set<String> KNOWN =
      Arrays.stream(KnownField.values())
          .map(KnownField::fieldName)
          .collect(Collectors.toUnmodifiableSet());

  private EqlWords() {}

  /** Gives a field; one that is not known to be there is marked as one that may be absent. */
  static String field(String name) {
    String written =
        Arrays.stream(name.split("\\.", -1))
            .map(part -> part.matches("[A-Za-z_@][A-Za-z0-9_@]*") ? part : "`" + part + "`")
            .collect(Collectors.joining("."));
    return KNOWN.contains(name) ? written : "?" + written;
  }

  static String literal(Literal literal) {
    return literal instanceof Literal.Text(var value) ? text(value) : literal.text();
  }

  static String texts(List<String> all) {
    return all.stream().map(EqlWords::text).collect(Collectors.joining(", "));
  }

  static String text(String value) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (Character.isISOControl(c)) {
        out.append("\\u{").append("%02x".formatted((int) c)).append('}');
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
