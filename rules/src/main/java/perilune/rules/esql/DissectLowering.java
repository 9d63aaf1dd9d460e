package perilune.rules.esql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.TableStage;
import perilune.rules.plan.TableStage.DissectPart;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;

/**
 * Reads patterns of dissect: names in {@code %{…}} and delimiters between them.
 *
 * <p>Source: the dissect processor in Elasticsearch's reference. A modifier is found at any place
 * of a name, and what stands before it is dropped, as there.
 */
final class DissectLowering {

  private static final Pattern KEY = Pattern.compile("%\\{([^}]*)}");
  private static final Pattern MODIFIER = Pattern.compile("[+*&?]");
  private static final Pattern ORDER = Pattern.compile("/([0-9]{1,6})$");

  private final EsqlTree.Text written;
  private final Mistakes mistakes;
  private boolean failed;

  DissectLowering(EsqlTree.Text written, Mistakes mistakes) {
    this.written = written;
    this.mistakes = mistakes;
  }

  /** Gives the stage; nothing where the pattern is wrong, which is reported. */
  Optional<TableStage.Dissect> lower(RowExpression input, String separator) {
    String pattern = written.value();
    Matcher key = KEY.matcher(pattern);
    var parts = new ArrayList<DissectPart>();
    String before = pattern;
    boolean more = key.find();
    if (more) {
      before = pattern.substring(0, key.start());
    }
    while (more) {
      String name = key.group(1);
      int from = key.end();
      more = key.find();
      String after = pattern.substring(from, more ? key.start() : pattern.length());
      if (more && after.isEmpty()) {
        fail("between two names of a pattern stands no delimiter", "put what separates them there");
      }
      parts.add(part(name, after));
    }
    boolean named = parts.stream().anyMatch(part -> !part.column().isEmpty());
    if (!named) {
      fail("the pattern names no column", "write %{name} where the wanted part stands");
    }
    return failed
        ? Optional.empty()
        : Optional.of(new TableStage.Dissect(input, before, appended(parts), separator));
  }

  private DissectPart part(String key, String after) {
    boolean padded = key.endsWith("->");
    String name = padded ? key.substring(0, key.length() - 2) : key;
    Matcher modifier = MODIFIER.matcher(name);
    OptionalInt order = OptionalInt.empty();
    if (modifier.find()) {
      char which = name.charAt(modifier.start());
      name = name.substring(modifier.end());
      if (which == '?') {
        name = "";
      } else if (which == '+') {
        Matcher number = ORDER.matcher(name);
        boolean ordered = number.find();
        order = OptionalInt.of(ordered ? Integer.parseInt(number.group(1)) : 0);
        name = ordered ? name.substring(0, number.start()) : name;
      } else {
        fail(
            "names out of the text, with '" + which + "', are not run",
            "name the column in the pattern");
      }
    }
    return new DissectPart(name, order, padded, after);
  }

  /** A name that is appended to is appended itself, first. */
  private static List<DissectPart> appended(List<DissectPart> parts) {
    return parts.stream()
        .map(part ->
            part.appendOrder().isEmpty() && isAppendedTo(part.column(), parts)
                ? new DissectPart(part.column(), OptionalInt.of(0), part.padded(), part.after())
                : part)
        .toList();
  }

  private static boolean isAppendedTo(String column, List<DissectPart> parts) {
    return !column.isEmpty()
        && parts.stream()
            .anyMatch(part -> part.column().equals(column) && part.appendOrder().isPresent());
  }

  private void fail(String message, String help) {
    if (!failed) {
      mistakes.error(DiagnosticCode.ESQL014, written.span(), message, help);
    }
    failed = true;
  }
}
