package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;

/** Cuts SPL into tokens. In quotes a backslash takes what follows; without, it is a letter. */
final class SplTokens {

  private static final String SIGNS = "()[],|=<>!";

  private SplTokens() {}

  static List<Scan.Token> of(String text) {
    var tokens = new ArrayList<Scan.Token>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '"') {
        at = quoted(text, at, tokens);
      } else if (SIGNS.indexOf(c) >= 0) {
        at = sign(text, at, tokens);
      } else {
        at = word(text, at, tokens);
      }
    }
    return tokens;
  }

  private static int sign(String text, int start, List<Scan.Token> tokens) {
    boolean pair =
        "=<>!".indexOf(text.charAt(start)) >= 0
            && start + 1 < text.length()
            && text.charAt(start + 1) == '=';
    int end = start + (pair ? 2 : 1);
    tokens.add(new Scan.Token(Scan.Form.SIGN, text.substring(start, end)));
    return end;
  }

  private static int quoted(String text, int start, List<Scan.Token> tokens) {
    var value = new StringBuilder();
    int at = start + 1;
    while (at < text.length() && text.charAt(at) != '"') {
      char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
      boolean escaped = text.charAt(at) == '\\' && (next == '"' || next == '\\');
      at += escaped ? 1 : 0;
      value.append(text.charAt(at));
      at++;
    }
    tokens.add(new Scan.Token(Scan.Form.TEXT, value.toString()));
    return at + 1;
  }

  private static int word(String text, int start, List<Scan.Token> tokens) {
    int end = start;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && SIGNS.indexOf(text.charAt(end)) < 0
        && text.charAt(end) != '"') {
      end++;
    }
    tokens.add(new Scan.Token(Scan.Form.WORD, text.substring(start, end)));
    return end;
  }
}
