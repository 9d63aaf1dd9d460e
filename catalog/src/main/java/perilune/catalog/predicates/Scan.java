package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tokens of a query that is read for its predicates only, and a place among them. What is between
 * quotes is one token, so that signs inside it part nothing. O(length).
 */
final class Scan {

  /** Parentheses and negations inside each other; the deepest public query has under 20. */
  static final int MAX_NESTING = 150;

  /** What a token is. */
  enum Form {
    WORD,
    TEXT,
    SIGN,
    END
  }

  /**
   * A token.
   *
   * @param text what it says, without quotes
   */
  record Token(Form form, String text) {
    boolean is(String sign) {
      return form == Form.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
      return form == Form.WORD && text.equals(word);
    }

    boolean isValue() {
      return form == Form.WORD || form == Form.TEXT;
    }
  }

  private static final Token END = new Token(Form.END, "");

  private final List<Token> tokens;
  private int at;
  private int depth;
  private boolean broken;

  Scan(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  boolean accept(String sign) {
    boolean here = peek().is(sign);
    at += here ? 1 : 0;
    return here;
  }

  /** Notes that something could not be read. */
  void breakOff() {
    broken = true;
  }

  boolean isBroken() {
    return broken;
  }

  /** Reads what is a level deeper; where that is too deep it breaks off and passes it. */
  Clause deeper(Supplier<Clause> reading) {
    if (depth == MAX_NESTING) {
      broken = true;
      passBrackets();
      return new Clause.Other();
    }
    depth++;
    Clause inner = reading.get();
    depth--;
    return inner;
  }

  /** Reads what stands in parentheses, of which the first is here. */
  Clause inParentheses(Supplier<Clause> reading) {
    return deeper(() -> {
      next();
      Clause inner = reading.get();
      broken |= !accept(")");
      return inner;
    });
  }

  /** Passes what is left of a computation, brackets as a whole. */
  void passUntil(BooleanSupplier end) {
    while (!end.getAsBoolean()) {
      if (peek().is("(") || peek().is("[")) {
        passBrackets();
      } else {
        next();
      }
    }
  }

  /** Passes what stands in brackets, of which the first is here. */
  void passBrackets() {
    int open = 0;
    do {
      Token token = next();
      open += token.is("(") || token.is("[") || token.is("{") ? 1 : 0;
      open -= token.is(")") || token.is("]") || token.is("}") ? 1 : 0;
    } while (open > 0 && !atEnd());
    broken |= open > 0;
  }

  /** Reads constants in brackets, of which the first is here, between commas or blanks. */
  List<String> list() {
    var values = new ArrayList<String>();
    String closing = next().is("[") ? "]" : ")";
    while (!atEnd() && !peek().is(closing)) {
      Token token = peek();
      if (token.is("(") || token.is("[")) {
        values.addAll(list());
      } else {
        next();
        if (token.isValue()) {
          values.add(token.text());
        }
      }
    }
    broken |= !accept(closing);
    return values;
  }
}
