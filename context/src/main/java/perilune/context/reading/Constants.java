package perilune.context.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Texts that are known without running anything: literals, and what is put together of them. */
final class Constants {

  /**
   * A text that is known.
   *
   * @param text its value
   * @param next the word behind it
   * @param computed whether it was put together, or written as numbers
   */
  record Constant(String text, int next, boolean computed) {}

  /** Longest text that a variable may stand for, characters: longer ones could double for ever. */
  private static final int MAX_KNOWN = 4_096;

  private final List<Token> tokens;
  private final ReadingLimits limits;
  private final UnaryOperator<String> meaning;
  private final Map<String, Constant> known = new HashMap<>();

  /** Makes one; a variable's meaning is the library name that it was given, or itself. */
  Constants(List<Token> tokens, ReadingLimits limits, UnaryOperator<String> meaning) {
    this.tokens = tokens;
    this.limits = limits;
    this.meaning = meaning;
  }

  void set(String variable, Constant value) {
    if (known.size() < limits.maxNames() && value.text().length() <= MAX_KNOWN) {
      known.put(variable, value);
    }
  }

  /** Gives the constant expression that begins at a word, or null. */
  @Nullable Constant read(int from) {
    Constant first = term(from, 0);
    if (first == null) {
      return null;
    }
    var text = new StringBuilder(first.text());
    int next = first.next();
    boolean computed = first.computed();
    while (at(next).is("..") && text.length() < limits.maxFolded()) {
      Constant more = term(next + 1, 0);
      if (more == null) {
        return null;
      }
      text.append(more.text());
      next = more.next();
      computed = true;
    }
    return new Constant(text.toString(), next, computed);
  }

  /** Gives the one argument of a call, with or without parentheses, or null. */
  @Nullable Constant argument(int at) {
    if (at(at).isText()) {
      return read(at);
    }
    Constant inner = at(at).is("(") ? read(at + 1) : null;
    if (inner == null || !at(inner.next()).is(")") && !at(inner.next()).is(",")) {
      return null;
    }
    return new Constant(inner.text(), inner.next() + 1, inner.computed());
  }

  /** Gives the text of characters that are the arguments of a call, or null. */
  @Nullable Constant arguments(int open) {
    var text = new StringBuilder();
    int at = open + 1;
    boolean isCall = at(open).is("(");
    while (isCall && at(at).kind() == Token.Kind.NUMBER && text.length() < limits.maxFolded()) {
      text.append(character(at(at).text()));
      at += at(at + 1).is(",") ? 2 : 1;
    }
    return isCall && at(at).is(")") ? new Constant(text.toString(), at + 1, true) : null;
  }

  private @Nullable Constant term(int at, int depth) {
    Token token = at(at);
    if (token.isText()) {
      boolean hidden = token.kind() == Token.Kind.HIDDEN_TEXT;
      return reversed(new Constant(token.text(), at + 1, hidden));
    }
    if (token.is("(") && depth < limits.maxDepth()) {
      Constant inner = term(at + 1, depth + 1);
      return inner != null && at(inner.next()).is(")")
          ? reversed(new Constant(inner.text(), inner.next() + 1, inner.computed()))
          : null;
    }
    if (!token.isName()) {
      return null;
    }
    Constant value = known.get(token.text());
    if (value != null && !at(at + 1).is(".") && !at(at + 1).is("[")) {
      return reversed(new Constant(value.text(), at + 1, value.computed()));
    }
    int open = afterChar(at);
    return open < 0 ? null : arguments(open);
  }

  /** Gives where {@code string.char} ends, whatever it is called here, or -1. */
  private int afterChar(int at) {
    String name = meaning.apply(at(at).text());
    if (name.equals("string.char")) {
      return at + 1;
    }
    boolean dotted = at(at + 1).is(".") && at(at + 2).text().equals("char");
    boolean indexed = at(at + 1).is("[") && at(at + 2).text().equals("char") && at(at + 3).is("]");
    return !name.equals("string") ? -1 : dotted ? at + 3 : indexed ? at + 4 : -1;
  }

  private Constant reversed(Constant text) {
    boolean reverse =
        at(text.next()).is(":")
            && at(text.next() + 1).text().equals("reverse")
            && at(text.next() + 2).is("(")
            && at(text.next() + 3).is(")");
    return reverse
        ? new Constant(new StringBuilder(text.text()).reverse().toString(), text.next() + 4, true)
        : text;
  }

  private static char character(String number) {
    try {
      return (char) (Integer.decode(number) & 0xff);
    } catch (NumberFormatException _) {
      return '?';
    }
  }

  private Token at(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.END;
  }
}
