package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;
import perilune.source.Suggestion;

/**
 * Reads a condition over selections: {@code or} binds least, then {@code and}, then {@code not}.
 * Words are taken in any case. Source: Sigma specification 2.1.0, condition.
 */
final class ConditionReader<T> {

  /** Longest condition, in characters; the longest public one has under 300. */
  private static final int MAX_LENGTH = 20_000;

  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:([()|])|([^\\s()|]++))", Pattern.UNICODE_CHARACTER_CLASS);

  private record Token(String text, Span span) {
    boolean is(String word) {
      return text.toLowerCase(Locale.ROOT).equals(word);
    }
  }

  /**
   * What conditions are made of.
   *
   * @param <T> what a selection is: what it means, or what is written
   */
  interface Parts<T> {
    T any(List<T> parts);

    T all(List<T> parts);

    T not(T part);

    /** Gives what stands where nothing could be read; that is reported. */
    T never();
  }

  private final Map<String, T> selections;
  private final Parts<T> make;
  private final SigmaLimits limits;
  private final Mistakes mistakes;
  private final Set<String> used = new LinkedHashSet<>();
  private List<Token> tokens = List.of();
  private int at;
  private boolean failed;
  private Span end = new Span(0, 0);

  ConditionReader(Map<String, T> selections, Parts<T> make, SigmaLimits limits, Mistakes mistakes) {
    this.selections = selections;
    this.make = make;
    this.limits = limits;
    this.mistakes = mistakes;
  }

  /** Gives the selections that conditions read so far ask for. */
  Set<String> used() {
    return used;
  }

  /** Reads one condition, or a list of which any may hold. */
  T readAll(Yaml written) {
    var parts = new ArrayList<T>();
    for (Yaml value : written.listed()) {
      if (value instanceof Yaml.Text text) {
        parts.add(read(text));
      } else {
        mistakes.error(
            DiagnosticCode.SIGMA006,
            value.span(),
            "a condition is text, or a list of texts",
            "write 'condition: selection'");
      }
    }
    return make.any(parts);
  }

  T read(Yaml.Text text) {
    if (text.value().length() > MAX_LENGTH) {
      mistakes.error(
          DiagnosticCode.SIGMA002,
          text.span(),
          "the condition has more than " + MAX_LENGTH + " characters",
          "name selections alike and ask for '1 of name*'");
      return make.never();
    }
    tokens = tokens(text);
    at = 0;
    failed = false;
    end = new Span(text.span().end(), text.span().end());
    T condition = either(0);
    if (!failed && at < tokens.size()) {
      fail("'" + tokens.get(at).text() + "' is one too many", "join selections by 'and' or 'or'");
    }
    return condition;
  }

  private static List<Token> tokens(Yaml.Text text) {
    boolean asWritten = text.plain() && text.span().length() == text.value().length();
    var all = new ArrayList<Token>();
    Matcher matcher = TOKEN.matcher(text.value());
    while (matcher.lookingAt()) {
      int group = matcher.group(1) == null ? 2 : 1;
      int start = text.span().start() + matcher.start(group);
      Span span =
          asWritten ? new Span(start, text.span().start() + matcher.end(group)) : text.span();
      all.add(new Token(matcher.group(group), span));
      matcher.region(matcher.end(), text.value().length());
    }
    return all;
  }

  private T fail(String message, String help) {
    if (!failed) {
      Span span = at < tokens.size() ? tokens.get(at).span() : end;
      boolean pipe = at < tokens.size() && tokens.get(at).text().equals("|");
      if (pipe) {
        mistakes.error(
            DiagnosticCode.SIGMA012,
            span,
            "counting behind '|' is of an old version of Sigma and not run",
            "write a correlation rule: 'correlation: {type: event_count, ...}'");
      } else {
        mistakes.error(DiagnosticCode.SIGMA006, span, message, help);
      }
    }
    failed = true;
    return make.never();
  }

  private boolean next(String word) {
    return !failed && at < tokens.size() && tokens.get(at).is(word);
  }

  private T either(int depth) {
    var parts = new ArrayList<T>();
    parts.add(all(depth));
    while (next("or")) {
      at++;
      parts.add(all(depth));
    }
    return make.any(parts);
  }

  private T all(int depth) {
    var parts = new ArrayList<T>();
    parts.add(negation(depth));
    while (next("and")) {
      at++;
      parts.add(negation(depth));
    }
    return make.all(parts);
  }

  private T negation(int depth) {
    boolean negated = false;
    while (next("not")) {
      at++;
      negated = !negated;
    }
    T part = primary(depth);
    return negated ? make.not(part) : part;
  }

  private T primary(int depth) {
    if (failed || at >= tokens.size() || isSign()) {
      return next("(") ? brackets(depth) : fail("a selection is missing here", "name one");
    }
    Token token = tokens.get(at++);
    if (next("of")) {
      at++;
      return quantified(token);
    }
    return selection(token);
  }

  private boolean isSign() {
    Token token = tokens.get(at);
    return token.text().length() == 1 && "()|".contains(token.text())
        || token.is("and")
        || token.is("or");
  }

  private T brackets(int depth) {
    if (depth >= limits.maxNesting()) {
      mistakes.error(
          DiagnosticCode.SIGMA002,
          tokens.get(at).span(),
          "brackets are nested deeper than " + limits.maxNesting() + " levels",
          "flatten the condition");
      failed = true;
      return make.never();
    }
    at++;
    T inner = either(depth + 1);
    if (!next(")")) {
      return fail("a ')' is missing here", "every '(' has its ')'");
    }
    at++;
    return inner;
  }

  private T selection(Token token) {
    T found = selections.get(token.text());
    if (found == null) {
      String help =
          Suggestion.nearest(token.text(), selections.keySet())
              .map(near -> "did you mean '" + near + "'?")
              .orElse("selections are " + String.join(", ", selections.keySet()));
      if (token.text().indexOf('*') >= 0) {
        help = "write '1 of " + token.text() + "' or 'all of " + token.text() + "'";
      }
      mistakes.error(
          DiagnosticCode.SIGMA007,
          token.span(),
          "there is no selection '" + token.text() + "'",
          help);
      return make.never();
    }
    used.add(token.text());
    return found;
  }

  private T quantified(Token quantifier) {
    boolean every = quantifier.is("all");
    if (!every && !quantifier.is("1") && !quantifier.is("any")) {
      at -= 2;
      return fail(
          "'" + quantifier.text() + " of' is not a number that Sigma has",
          "write '1 of', 'any of' or 'all of'");
    }
    if (at >= tokens.size() || isSign()) {
      return fail("'of' has to be followed by 'them' or a pattern", "write 'of selection_*'");
    }
    Token pattern = tokens.get(at++);
    List<T> parts = named(pattern);
    if (parts.isEmpty()) {
      mistakes.error(
          DiagnosticCode.SIGMA007,
          pattern.span(),
          "no selection is called like '" + pattern.text() + "'",
          "selections are " + String.join(", ", selections.keySet()));
    }
    if (every && parts.size() == 1 && pattern.text().indexOf('*') >= 0) {
      mistakes.warning(
          DiagnosticCode.SIGMA007,
          pattern.span(),
          "only one selection is called like '" + pattern.text() + "': 'all of' says nothing",
          "name the selection, or look for the one that is missing");
    }
    return every ? make.all(parts) : make.any(parts);
  }

  /** Selections whose names begin with an underline are asked for by such a pattern only. */
  private List<T> named(Token pattern) {
    boolean them = pattern.is("them");
    String words = them ? "*" : pattern.text();
    var parts = new ArrayList<T>();
    selections.forEach((name, condition) -> {
      boolean hidden = name.startsWith("_") && !words.startsWith("_");
      if (!hidden && matches(words, name)) {
        used.add(name);
        parts.add(condition);
      }
    });
    return parts;
  }

  /**
   * Says whether a name is like a pattern with stars: leftmost pieces first, without going back.
   */
  private static boolean matches(String words, String name) {
    if (words.indexOf('*') < 0) {
      return words.equals(name);
    }
    String[] pieces = words.split("\\*", -1);
    int from = pieces[0].length();
    int to = name.length() - pieces[pieces.length - 1].length();
    if (!name.startsWith(pieces[0]) || !name.endsWith(pieces[pieces.length - 1]) || from > to) {
      return false;
    }
    for (int i = 1; i < pieces.length - 1; i++) {
      int found = name.indexOf(pieces[i], from);
      if (found < 0 || found + pieces[i].length() > to) {
        return false;
      }
      from = found + pieces[i].length();
    }
    return true;
  }
}
