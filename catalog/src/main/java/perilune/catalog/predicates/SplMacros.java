package perilune.catalog.predicates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The macros of a corpus in SPL, put in the place of their names. Immutable.
 *
 * <p>A macro that stands for the filter of whoever runs the rule, or for how results are shown, is
 * empty. One that is not there, or holds itself, is told and empty.
 */
public final class SplMacros {

  /** Macros inside each other. */
  public static final int MAX_DEPTH = 8;

  /** Characters of a search with its macros in place; the longest public one has under 20,000. */
  public static final int MAX_LENGTH = 200_000;

  private static final Pattern CALL = Pattern.compile("`([^`(]{1,200})(?:\\(([^`]{0,2000})\\))?`");

  private final Map<String, Macro> macros;

  /**
   * A macro.
   *
   * @param arguments names of its arguments, which stand between dollar signs
   */
  public record Macro(String definition, List<String> arguments) {
    public Macro {
      arguments = List.copyOf(arguments);
    }
  }

  /** Makes macros by name. */
  public SplMacros(Map<String, Macro> macros) {
    this.macros = Map.copyOf(macros);
  }

  /** Gives a search with its macros in place. */
  String expanded(String search, Consumer<String> trouble) {
    return expanded(search, 0, trouble);
  }

  private String expanded(String search, int depth, Consumer<String> trouble) {
    var out = new StringBuilder();
    Matcher call = CALL.matcher(search);
    int from = 0;
    while (call.find()) {
      out.append(search, from, call.start());
      from = call.end();
      String name = call.group(1).strip();
      if (!isEmpty(name)) {
        out.append(value(name, call.group(2), depth, trouble));
      }
      if (out.length() > MAX_LENGTH) {
        trouble.accept("a search is longer than " + MAX_LENGTH + " characters with its macros");
        return "";
      }
    }
    return out.append(search, from, search.length()).toString();
  }

  private String value(String name, String given, int depth, Consumer<String> trouble) {
    Macro macro = macros.get(name);
    if (macro == null) {
      trouble.accept("a macro is not defined");
      return "";
    }
    if (depth >= MAX_DEPTH) {
      trouble.accept("a macro holds itself, or macros nest deeper than " + MAX_DEPTH);
      return "";
    }
    String text = macro.definition();
    String[] values = given == null ? new String[0] : given.split(",", -1);
    var named = new HashMap<String, String>();
    for (int i = 0; i < Math.min(values.length, macro.arguments().size()); i++) {
      named.put(macro.arguments().get(i), values[i].strip());
    }
    for (Map.Entry<String, String> one : named.entrySet()) {
      text = text.replace("$" + one.getKey() + "$", one.getValue());
    }
    return expanded(text, depth + 1, trouble);
  }

  private static final Set<String> SHOWING = Set.of("drop_dm_object_name");

  private static boolean isEmpty(String name) {
    return name.endsWith("_filter")
        || name.startsWith("security_content_")
        || SHOWING.contains(name);
  }
}
