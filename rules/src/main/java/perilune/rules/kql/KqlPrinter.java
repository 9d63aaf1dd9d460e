package perilune.rules.kql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import perilune.rules.plan.Comparison;
import perilune.rules.text.Characters;

/**
 * Prints a tree in canonical form. What it prints reads back as the same tree, so brackets stand
 * wherever the tree has a part inside another of the same rank.
 */
final class KqlPrinter {

  private static final String SPECIAL = "\\():<>\"*{}";
  private static final Set<String> KEYWORDS = Set.of("and", "or", "not");

  private KqlPrinter() {}

  static String print(KqlTree.Query query) {
    return switch (query) {
      case KqlTree.Everything _, KqlTree.Invalid _ -> "";
      case KqlTree.Not(var operand, var _) -> "not " + operand(operand);
      case KqlTree.And(var operands, var _) -> join(operands, " and ");
      case KqlTree.Or(var operands, var _) ->
          operands.stream()
              .map(part -> part instanceof KqlTree.And ? print(part) : operand(part))
              .collect(Collectors.joining(" or "));
      case KqlTree.Is(var field, var values, var _) ->
          field.map(name -> print(name) + ":").orElse("") + operand(values);
      case KqlTree.Range(var field, var comparison, var bound, var _) ->
          print(field) + sign(comparison) + print(bound);
      case KqlTree.Nested(var field, var inner, var _) -> print(field) + ":{" + print(inner) + "}";
    };
  }

  private static String join(List<KqlTree.Query> operands, String word) {
    return operands.stream().map(KqlPrinter::operand).collect(Collectors.joining(word));
  }

  private static String operand(KqlTree.Query query) {
    boolean joined = query instanceof KqlTree.And || query instanceof KqlTree.Or;
    return joined ? "(" + print(query) + ")" : print(query);
  }

  private static String print(KqlTree.Values values) {
    return switch (values) {
      case KqlTree.One(var words, var _) -> print(words);
      case KqlTree.NotValues(var operand, var _) -> "not " + part(operand);
      case KqlTree.AndValues(var operands, var _) ->
          operands.stream().map(KqlPrinter::part).collect(Collectors.joining(" and "));
      case KqlTree.OrValues(var operands, var _) ->
          operands.stream()
              .map(part -> part instanceof KqlTree.AndValues ? print(part) : part(part))
              .collect(Collectors.joining(" or "));
    };
  }

  /** A part of a list: joined ones in brackets. */
  private static String part(KqlTree.Values values) {
    boolean joined = values instanceof KqlTree.AndValues || values instanceof KqlTree.OrValues;
    return joined ? "(" + print(values) + ")" : print(values);
  }

  /** What stands behind a colon: everything but one value in brackets. */
  private static String operand(KqlTree.Values values) {
    return values instanceof KqlTree.One ? print(values) : "(" + print(values) + ")";
  }

  private static String sign(Comparison comparison) {
    return switch (comparison) {
      case LESS -> " < ";
      case LESS_OR_EQUAL -> " <= ";
      case GREATER -> " > ";
      case GREATER_OR_EQUAL -> " >= ";
    };
  }

  static String print(KqlTree.Words words) {
    if (words.quoted()) {
      return quoted(words.text());
    }
    var out = new StringBuilder();
    var run = new StringBuilder();
    for (int piece = 0; piece < words.pieces().size(); piece++) {
      run.append(piece == 0 ? "" : "*");
      String text = words.pieces().get(piece);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean inside = i > 0 && i < text.length() - 1;
        if (c == ' ' && inside && text.charAt(i - 1) != ' ' && text.charAt(i + 1) != ' ') {
          flush(run, out);
          out.append(' ');
        } else {
          run.append(escaped(c));
        }
      }
    }
    flush(run, out);
    return out.toString();
  }

  /** Ends a run of characters without blanks; a keyword gets the backslash that makes it none. */
  private static void flush(StringBuilder run, StringBuilder out) {
    String text = run.toString();
    out.append(KEYWORDS.contains(text.toLowerCase(Locale.ROOT)) ? "\\" : "").append(text);
    run.setLength(0);
  }

  private static String escaped(char c) {
    if (Characters.isBlank(c)) {
      return "\\u%04x".formatted((int) c);
    }
    return SPECIAL.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
