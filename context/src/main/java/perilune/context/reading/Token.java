package perilune.context.reading;

/**
 * A word of Lua.
 *
 * @param kind what it is
 * @param text the name, the value of a text without quotes and escapes, the number, or the sign
 */
record Token(Kind kind, String text) {

  enum Kind {
    NAME,
    TEXT,
    /** A text most of which is written as numbers. */
    HIDDEN_TEXT,
    NUMBER,
    SIGN,
    END
  }

  static final Token END = new Token(Kind.END, "");

  boolean isName() {
    return kind == Kind.NAME;
  }

  boolean isText() {
    return kind == Kind.TEXT || kind == Kind.HIDDEN_TEXT;
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }
}
