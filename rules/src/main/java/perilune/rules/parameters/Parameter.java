package perilune.rules.parameters;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A named value with its type.
 *
 * @param name as rules write it, without the sign before it
 * @param type what its values are
 * @param values those in force: exactly one of a time or number, any number of others, none among
 *     them
 * @param about what it is for
 */
public record Parameter(String name, ParameterType type, List<String> values, About about) {

  /**
   * What people are told.
   *
   * @param text one or two sentences
   * @param element the mutable element of ATT&CK that it is, or empty
   * @param analytics ids of ATT&CK's analytics that have the element, such as {@code AN0279}
   * @param defaults values before a site changed them
   */
  public record About(String text, String element, List<String> analytics, List<String> defaults) {
    public About {
      analytics = List.copyOf(analytics);
      defaults = List.copyOf(defaults);
    }
  }

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  public Parameter {
    values = List.copyOf(values);
    if (!isName(name)) {
      throw new IllegalArgumentException("no name of a parameter: " + name);
    }
    if (type.isSingle() && values.size() != 1) {
      throw new IllegalArgumentException(name + " has one value, not " + values.size());
    }
  }

  /** Says whether a parameter can be called so. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Gives the same with other values. */
  public Parameter with(List<String> others) {
    return new Parameter(name, type, others, about);
  }

  /** Says whether a site changed it. */
  public boolean isOverridden() {
    return !values.equals(about.defaults());
  }
}
