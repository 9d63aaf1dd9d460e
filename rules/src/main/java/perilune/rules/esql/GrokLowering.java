package perilune.rules.esql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.TableStage;
import perilune.rules.plan.TableStage.Capture;
import perilune.rules.plan.TableStage.CaptureType;
import perilune.rules.regex.BacktrackingRegex;
import perilune.rules.regex.RegexFlavor;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Suggestion;

/** Makes one regular expression with captures of a grok pattern and all that it names. */
final class GrokLowering {

  /** Patterns in patterns; of the known ones at most 6. */
  private static final int MAX_NESTING = 12;

  /** Characters of the whole expression. */
  private static final int MAX_LENGTH = 100_000;

  private static final Pattern REFERENCE = Pattern.compile("%\\{([^{}]*)}");
  private static final String NO_HELP = "";

  private final Mistakes mistakes;
  private final EsqlTree.Text written;
  private final StringBuilder expanded = new StringBuilder();
  private boolean failed;

  GrokLowering(EsqlTree.Text written, Mistakes mistakes) {
    this.written = written;
    this.mistakes = mistakes;
  }

  /** Gives the stage; nothing where the pattern is wrong, which is reported. */
  Optional<TableStage.Extract> lower(RowExpression input) {
    expand(written.value(), 0);
    if (failed) {
      return Optional.empty();
    }
    return switch (BacktrackingRegex.translate(expanded.toString(), RegexFlavor.RUBY)) {
      case BacktrackingRegex.Refused(var why, var help) -> {
        fail(DiagnosticCode.ESQL013, why, help);
        yield Optional.empty();
      }
      case BacktrackingRegex.Re2(var expression, var groups) ->
          Optional.of(new TableStage.Extract(input, expression, captures(groups)));
    };
  }

  private void fail(DiagnosticCode code, String message, String help) {
    if (!failed) {
      mistakes.error(code, written.span(), message, help);
    }
    failed = true;
  }

  private void expand(String pattern, int depth) {
    Matcher matcher = REFERENCE.matcher(pattern);
    int from = 0;
    while (!failed && matcher.find()) {
      expanded.append(pattern, from, matcher.start());
      reference(matcher.group(1), depth);
      from = matcher.end();
    }
    expanded.append(pattern, from, pattern.length());
    if (expanded.length() > MAX_LENGTH) {
      fail(
          DiagnosticCode.ESQL003,
          "the pattern comes to more than " + MAX_LENGTH + " characters",
          "name fewer patterns");
    }
  }

  /** Writes {@code NAME}, {@code NAME:column} or {@code NAME:column:type} out. */
  private void reference(String reference, int depth) {
    String[] parts = reference.split(":", -1);
    Optional<String> definition = GrokPatterns.of(parts[0]);
    if (definition.isEmpty() || parts.length > 3 || depth > MAX_NESTING) {
      fail(
          DiagnosticCode.ESQL014,
          "there is no grok pattern '" + parts[0] + "'",
          Suggestion.nearest(cut(parts[0]).toUpperCase(Locale.ROOT), GrokPatterns.names())
              .map(near -> "did you mean %{" + near + "}?")
              .orElse("write it out as a regular expression: (?<name>…)"));
      return;
    }
    String column = reference.substring(Math.min(reference.length(), parts[0].length() + 1));
    boolean named = parts.length > 1 && !parts[1].isEmpty();
    if (named && !parts[1].matches("[\\w.@\\[\\]-]+")) {
      fail(
          DiagnosticCode.ESQL014,
          "'" + parts[1] + "' is no name of a column",
          "names have letters, digits, dots and underlines");
      return;
    }
    expanded.append(named ? "(?<" + column + ">" : "(?:");
    expand(definition.get(), depth + 1);
    expanded.append(')');
  }

  private static String cut(String name) {
    return name.length() > 40 ? NO_HELP : name;
  }

  private List<Capture> captures(List<String> groups) {
    var captures = new ArrayList<Capture>();
    for (int i = 0; i < groups.size(); i++) {
      String name = groups.get(i);
      int colon = name.lastIndexOf(':');
      String type = colon < 0 ? "" : name.substring(colon + 1);
      if (!name.isEmpty()) {
        String column = colon < 0 ? name : name.substring(0, colon);
        captures.add(new Capture(i + 1, column, type(type)));
      }
    }
    return captures;
  }

  private CaptureType type(String name) {
    return switch (name) {
      case "", "string", "keyword" -> CaptureType.TEXT;
      case "int", "integer", "long" -> CaptureType.WHOLE;
      case "float", "double" -> CaptureType.REAL;
      case "boolean" -> CaptureType.TRUTH;
      default -> {
        fail(
            DiagnosticCode.ESQL014,
            "there is no type '" + name + "' in grok patterns",
            "types are int, long, float, double and boolean");
        yield CaptureType.TEXT;
      }
    };
  }
}
