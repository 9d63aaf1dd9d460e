package perilune.rules.text;

import java.util.List;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/**
 * The place in the tokens up to which a query was read.
 *
 * <p>At one place only the first thing unexpected is reported: what follows it is mostly its
 * consequence. Once a limit is passed, the rest of the query is not read, and nothing more is
 * reported as unexpected. Owned by one compilation.
 *
 * @param <T> the language's tokens
 */
public class TokenCursor<T extends Lexeme> {

  private final List<T> tokens;
  private final Mistakes mistakes;
  private final DiagnosticCode unexpected;
  private final Limits limits;
  private int at;
  private int reportedAt = -1;
  private int depth;
  private boolean gaveUp;

  /**
   * Makes a cursor before the first token.
   *
   * @param tokens at least one; the last is the end
   * @param unexpected code of what the grammar does not allow
   */
  protected TokenCursor(
      List<T> tokens, Mistakes mistakes, DiagnosticCode unexpected, Limits limits) {
    this.tokens = tokens;
    this.mistakes = mistakes;
    this.unexpected = unexpected;
    this.limits = limits;
  }

  /**
   * How deep a query may be.
   *
   * @param maxNesting levels inside each other
   * @param code of a query that passes this or another limit
   * @param help how to write a query that nests less
   */
  public record Limits(int maxNesting, DiagnosticCode code, String help) {}

  /** Gives where what is wrong is collected. */
  public final Mistakes mistakes() {
    return mistakes;
  }

  /** Gives the token here. */
  public final T peek() {
    return tokens.get(at);
  }

  /** Gives the token so many places on; the end where there are fewer. */
  public final T peek(int places) {
    return tokens.get(Math.min(tokens.size() - 1, at + places));
  }

  /** Gives the token and goes on; the end stays. */
  public final T next() {
    T token = tokens.get(at);
    if (at < tokens.size() - 1) {
      at++;
    }
    return token;
  }

  /** Says whether all was read. */
  public final boolean atEnd() {
    return peek().isEnd();
  }

  /** Says whether a sign stands here. */
  public final boolean atSymbol(String symbol) {
    return peek().isSymbol(symbol);
  }

  /** Says whether a keyword stands here, in whatever case. */
  public final boolean atKeyword(String keyword) {
    return peek().isKeyword(keyword);
  }

  /** Passes a sign; false, and stays, where there is another token. */
  public final boolean acceptSymbol(String symbol) {
    boolean here = atSymbol(symbol);
    if (here) {
      next();
    }
    return here;
  }

  /** Passes a keyword; false, and stays, where there is another token. */
  public boolean acceptKeyword(String keyword) {
    boolean here = atKeyword(keyword);
    if (here) {
      next();
    }
    return here;
  }

  /** Reports the token here, once; what is broken was reported before. */
  public final void unexpected(String message, String... help) {
    int offset = peek().span().start();
    if (reportedAt != offset && !gaveUp && !peek().isBroken()) {
      mistakes.error(unexpected, peek().span(), message, help);
    }
    reportedAt = offset;
  }

  /** Gives where the token before this one ends. */
  protected final int lastEnd() {
    return at == 0 ? 0 : tokens.get(at - 1).span().end();
  }

  /** Gives the place of all from there up to the token before this one. */
  public final Span since(int start) {
    return new Span(start, Math.max(start, lastEnd()));
  }

  /** Goes one level deeper; false, and nothing more to read, where that is too deep. */
  public final boolean enter() {
    return enter(peek());
  }

  /** Goes one level deeper, behind the token that opens it. */
  public final boolean enter(T token) {
    depth++;
    return mayNest(depth, token.span());
  }

  /** Comes back from one level. */
  public final void leave() {
    depth--;
  }

  /** Says whether a tree of this height may stand; where not, gives up on the query. */
  public final boolean mayNest(int height, Span span) {
    if (height <= limits.maxNesting()) {
      return true;
    }
    giveUp(
        span, "the query is nested deeper than " + limits.maxNesting() + " levels", limits.help());
    return false;
  }

  /** Reports, the first time, which limit is passed, and reads no more. */
  protected final void giveUp(Span span, String message, String help) {
    if (!gaveUp) {
      mistakes.stop(limits.code(), span, message, help);
    }
    gaveUp = true;
    at = tokens.size() - 1;
  }

  /** Says whether a limit was passed, and what was read is not the query. */
  public final boolean gaveUp() {
    return gaveUp;
  }
}
