package perilune.content.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads patterns of indicators: comparisons for equality or with a network, in one or several
 * observations, joined by OR.
 *
 * <p>Source: STIX 2.1, section 9. Anything else (AND, FOLLOWEDBY, LIKE, qualifiers) asks for more
 * than one value of one event, and is refused with its name. Iterative: nesting costs no stack.
 */
final class StixPattern {

  /** An observable's property and the value that it has. */
  record Comparison(IndicatorKind kind, String value) {}

  private final String text;
  private int at;
  private String problem = "";
  private final List<Comparison> comparisons = new ArrayList<>();

  private StixPattern(String text) {
    this.text = text;
  }

  /** What a pattern says, or why it is not read. */
  record Result(List<Comparison> comparisons, String problem) {}

  static Result read(String text) {
    var pattern = new StixPattern(text);
    pattern.observations();
    return new Result(
        pattern.problem.isEmpty() ? List.copyOf(pattern.comparisons) : List.of(), pattern.problem);
  }

  private void observations() {
    int open = 0;
    boolean inside = false;
    boolean wantsOperand = true;
    while (problem.isEmpty()) {
      skipBlanks();
      if (at == text.length()) {
        if (wantsOperand || inside || open != 0) {
          problem = "it ends in the middle";
        }
        return;
      }
      char c = text.charAt(at);
      if (wantsOperand && c == '(') {
        open++;
        at++;
      } else if (!wantsOperand && c == ')' && open > 0) {
        open--;
        at++;
      } else if (wantsOperand && c == '[' && !inside) {
        inside = true;
        at++;
      } else if (!wantsOperand && c == ']' && inside) {
        inside = false;
        at++;
      } else if (wantsOperand && inside) {
        comparison();
        wantsOperand = false;
      } else if (!wantsOperand && takesWord("OR")) {
        wantsOperand = true;
      } else {
        problem = "'" + word() + "' is not read";
      }
    }
  }

  private void comparison() {
    String type = until(":");
    at++;
    String property = path();
    skipBlanks();
    int operator = at;
    boolean equal = takes("=") && !takes("=") || takesWord("ISSUBSET");
    boolean in = !equal && problem.isEmpty() && takesWord("IN");
    if (!equal && !in) {
      problem =
          problem.isEmpty()
              ? "only '=', IN and ISSUBSET are read, not '" + operator(operator) + "'"
              : problem;
      return;
    }
    skipBlanks();
    if (in && !takes("(")) {
      problem = "IN has no list";
      return;
    }
    do {
      skipBlanks();
      add(type, property, quoted());
      skipBlanks();
    } while (problem.isEmpty() && in && takes(","));
    if (in && problem.isEmpty() && !takes(")")) {
      problem = "a list is not closed";
    }
  }

  private void add(String type, String property, String value) {
    if (!problem.isEmpty()) {
      return;
    }
    Optional<IndicatorKind> kind = kind(type.strip(), property.strip(), value);
    if (kind.isEmpty()) {
      problem = "'" + type.strip() + ":" + property.strip() + "' has no field of events";
    } else {
      comparisons.add(new Comparison(kind.get(), value));
    }
  }

  private static Optional<IndicatorKind> kind(String type, String property, String value) {
    return switch (type) {
      case "ipv4-addr", "ipv6-addr", "domain-name", "url", "email-addr" ->
          property.equals("value") ? IndicatorKind.of(type, value) : Optional.empty();
      case "windows-registry-key" ->
          property.equals("key") ? Optional.of(IndicatorKind.REGISTRY) : Optional.empty();
      case "file" -> {
        if (property.equals("name")) {
          yield Optional.of(IndicatorKind.FILE_NAME);
        }
        boolean hash = property.startsWith("hashes.");
        String name = hash ? property.substring("hashes.".length()) : "";
        yield hash ? IndicatorKind.of(name.replace("'", ""), value) : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private String until(String end) {
    int stop = text.indexOf(end, at);
    if (stop < 0) {
      problem = "a comparison lacks its '" + end + "'";
      stop = text.length() - 1;
    }
    String part = text.substring(at, stop);
    at = stop;
    return part;
  }

  /** A path of properties, of which some may be quoted. */
  private String path() {
    int start = at;
    boolean quoted = false;
    while (at < text.length() && (quoted || " =!<>\t\r\n".indexOf(text.charAt(at)) < 0)) {
      quoted ^= text.charAt(at) == '\'';
      at++;
    }
    return text.substring(Math.min(start, text.length()), Math.min(at, text.length()));
  }

  private String quoted() {
    if (!problem.isEmpty() || !takes("'")) {
      problem = problem.isEmpty() ? "a value is not in quotes" : problem;
      return "";
    }
    var value = new StringBuilder();
    for (; at < text.length() && text.charAt(at) != '\''; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      value.append(text.charAt(at));
    }
    if (!takes("'")) {
      problem = "a quote is never closed";
    }
    return value.toString();
  }

  private boolean takes(String sign) {
    boolean there = text.startsWith(sign, at);
    at += there ? sign.length() : 0;
    return there;
  }

  private boolean takesWord(String word) {
    return word().equals(word) && takes(word);
  }

  private String operator(int from) {
    int end = from;
    while (end < text.length() && " \t\r\n'".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(Math.min(from, text.length()), end);
  }

  /** Gives the word at hand, or the sign. */
  private String word() {
    int end = at;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(
        Math.min(at, text.length()), Math.min(Math.max(end, at + 1), text.length()));
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
