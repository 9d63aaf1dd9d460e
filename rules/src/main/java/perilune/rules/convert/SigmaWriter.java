package perilune.rules.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.rules.plan.Condition;
import perilune.rules.plan.ExpressionText;

/**
 * Writes conditions as selections of Sigma and what joins them. What stands side by side in one
 * conjunction becomes one selection, alternatives become a list of maps.
 */
final class SigmaWriter {

  private final Losses losses;
  private final SigmaItems items;
  private final Map<String, String> names = new LinkedHashMap<>();

  SigmaWriter(Losses losses) {
    this.losses = losses;
    items = new SigmaItems(losses);
  }

  /** Gives the lines below {@code detection:}. */
  String detection(Condition condition) {
    String written = expression(condition, false);
    var out = new StringBuilder();
    names.forEach((body, name) -> out.append("  ").append(name).append(":\n").append(body));
    return out.append("  condition: ").append(written).append('\n').toString();
  }

  private String expression(Condition condition, boolean inner) {
    return switch (condition) {
      case Condition.Always _ -> "(" + anything() + " or not " + anything() + ")";
      case Condition.Never _ -> "(" + anything() + " and not " + anything() + ")";
      case Condition.Not(var part) -> "not " + expression(part, true);
      case Condition.All(var parts) -> all(parts, inner);
      case Condition.Any(var parts) -> any(parts, inner);
      case Condition.Recorded _, Condition.Anywhere _, Condition.Test _ ->
          selection(item(condition));
      case Condition.Holds(var expression) -> {
        losses.unsayable("a computed value: " + ExpressionText.of(expression));
        yield anything();
      }
    };
  }

  private String anything() {
    return selection("    event.category: '*'\n");
  }

  /** Leaves of a conjunction share a map, as long as no key stands in it twice. */
  private String all(List<Condition> parts, boolean inner) {
    var maps = new ArrayList<Map<String, String>>();
    var words = new ArrayList<String>();
    for (Condition part : parts) {
      Optional<SigmaItems.Item> item = items.of(part);
      if (item.isPresent()) {
        place(item.get(), maps);
      } else {
        words.add(expression(part, true));
      }
    }
    var all = new ArrayList<String>();
    for (Map<String, String> map : maps) {
      all.add(selection(String.join("", map.values())));
    }
    all.addAll(words);
    return joined(all, " and ", inner);
  }

  private static void place(SigmaItems.Item item, List<Map<String, String>> maps) {
    for (Map<String, String> map : maps) {
      if (map.putIfAbsent(item.key(), item.lines()) == null) {
        return;
      }
    }
    maps.add(new LinkedHashMap<>(Map.of(item.key(), item.lines())));
  }

  private String any(List<Condition> parts, boolean inner) {
    var words = new ArrayList<String>();
    for (Condition part : parts) {
      if (items.of(part).isEmpty()) {
        words.add(expression(part, true));
      }
    }
    var all = new ArrayList<String>();
    if (words.size() < parts.size()) {
      all.add(selection(dashed(parts)));
    }
    all.addAll(words);
    return joined(all, " or ", inner);
  }

  private String dashed(List<Condition> parts) {
    var out = new StringBuilder();
    for (Condition part : parts) {
      items
          .of(part)
          .ifPresent(item -> {
            String[] lines = item.lines().split("\n", -1);
            out.append("    - ").append(lines[0].strip()).append('\n');
            for (int i = 1; i < lines.length - 1; i++) {
              out.append("  ").append(lines[i]).append('\n');
            }
          });
    }
    return out.toString();
  }

  private static String joined(List<String> all, String link, boolean inner) {
    String text = String.join(link, all);
    return inner && all.size() > 1 ? "(" + text + ")" : text;
  }

  private String item(Condition leaf) {
    return items.of(leaf).map(SigmaItems.Item::lines).orElse("");
  }

  /** Gives the name of a selection; the same lines are the same selection. */
  private String selection(String body) {
    return names.computeIfAbsent(body, _ -> "selection_" + (names.size() + 1));
  }

  /** Gives a text between quotes that YAML does not read. */
  static String quoted(String text) {
    boolean control = text.chars().anyMatch(Character::isISOControl);
    if (!control) {
      return "'" + text.replace("'", "''") + "'";
    }
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else {
        out.append(Character.isISOControl(c) ? "\\x%02x".formatted((int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }
}
