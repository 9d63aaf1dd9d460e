package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;

/** Cuts Kusto's query language into tokens; comments are none. */
final class KustoTokens {

  private static final List<String> LONG_SIGNS = List.of("==", "=~", "!=", "!~", "<=", ">=", "..");

  private final String text;
  private final List<Scan.Token> tokens = new ArrayList<>();
  private int at;

  private KustoTokens(String text) {
    this.text = text;
  }

  static List<Scan.Token> of(String text) {
    var cutting = new KustoTokens(text);
    while (cutting.at < text.length()) {
      cutting.step();
    }
    return cutting.tokens;
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : ' ';
  }

  private void step() {
    char c = text.charAt(at);
    char next = charAt(at + 1);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (c == '/' && next == '/') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (text.startsWith("```", at)) {
      fence();
    } else if (c == '"' || c == '\'') {
      quoted(c, true);
    } else if ((c == '@' || c == 'h' || c == 'H') && (next == '"' || next == '\'')) {
      at++;
      quoted(next, c != '@');
    } else if (isName(c) || c == '!' && isName(next)) {
      word();
    } else {
      sign();
    }
  }

  /** Some collections put the query between fences of Markdown: those are passed. */
  private void fence() {
    at += 3;
    if (text.startsWith("kusto", at)) {
      at += "kusto".length();
    }
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private void word() {
    int start = at;
    at++;
    while (isName(charAt(at)) || charAt(at) == '.' && isName(charAt(at + 1))) {
      at++;
    }
    boolean more = charAt(at) == '~' && text.substring(start, at).matches("!?in");
    at += more ? 1 : 0;
    tokens.add(new Scan.Token(Scan.Form.WORD, text.substring(start, at)));
  }

  private void quoted(char quote, boolean escapes) {
    var value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      if (escapes && text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
        value.append(
            switch (text.charAt(at)) {
              case 'n' -> '\n';
              case 't' -> '\t';
              case 'r' -> '\r';
              default -> text.charAt(at);
            });
      } else {
        value.append(text.charAt(at));
      }
      at++;
    }
    at++;
    tokens.add(new Scan.Token(Scan.Form.TEXT, value.toString()));
  }

  private void sign() {
    for (String sign : LONG_SIGNS) {
      if (text.startsWith(sign, at)) {
        tokens.add(new Scan.Token(Scan.Form.SIGN, sign));
        at += sign.length();
        return;
      }
    }
    tokens.add(new Scan.Token(Scan.Form.SIGN, String.valueOf(text.charAt(at))));
    at++;
  }
}
