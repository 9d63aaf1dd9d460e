package perilune.engine.table.row;

import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.engine.match.Refusal;
import perilune.engine.match.RegexSource;
import perilune.engine.table.row.RowValue.Moment;
import perilune.engine.table.row.RowValue.Text;
import perilune.rules.plan.Matching;
import perilune.rules.plan.RowFunction;

/** Functions whose patterns are prepared once, when the rule is compiled. */
final class PatternFunctions {

  private PatternFunctions() {}

  static List<Refusal> refusals(
      RowFunction function, List<Optional<RowValue>> constants, int maxStates) {
    var found = new ArrayList<Refusal>();
    switch (function) {
      case LIKE, RLIKE -> {
        for (Optional<RowValue> pattern : constants.subList(1, constants.size())) {
          checkPattern(function, pattern, maxStates, found);
        }
      }
      case REPLACE -> {
        checkPattern(function, constants.get(1), maxStates, found);
        if (found.isEmpty() && constants.get(1).orElse(null) instanceof Text(var regex)) {
          Replacement.refusal(pattern(regex), constants.get(2)).ifPresent(found::add);
        }
      }
      case DATE_FORMAT, DATE_PARSE -> {
        if (constants.size() > 1) {
          checkFormat(function, constants.getFirst(), found);
        }
      }
      default -> {}
    }
    return found;
  }

  private static void checkPattern(
      RowFunction function, Optional<RowValue> pattern, int maxStates, List<Refusal> found) {
    if (!(pattern.orElse(null) instanceof Text(var text))) {
      found.add(RowFunctions.refusal(function + " with a pattern that is no constant text"));
    } else if (function != RowFunction.LIKE) {
      RegexSource.check(text, Matching.EQL, maxStates).ifPresent(found::add);
    }
  }

  private static void checkFormat(
      RowFunction function, Optional<RowValue> format, List<Refusal> found) {
    if (!(format.orElse(null) instanceof Text(var text))) {
      found.add(RowFunctions.refusal(function + " with a pattern that is no constant text"));
      return;
    }
    try {
      var _ = formatter(text);
    } catch (IllegalArgumentException wrong) {
      found.add(RowFunctions.refusal("'" + text + "' is no pattern of dates"));
    }
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  private static Pattern pattern(String regex) {
    return RegexSource.pattern(regex, Matching.EQL);
  }

  static RowCall of(RowFunction function, List<Optional<RowValue>> constants) {
    return switch (function) {
      case LIKE -> like(constants);
      case RLIKE -> regex(constants);
      case REPLACE -> replace(constants);
      case MATCH -> PatternFunctions::match;
      case DATE_FORMAT -> format(constants);
      case DATE_PARSE -> parse(constants);
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  private static List<String> texts(List<Optional<RowValue>> constants) {
    return constants.stream().skip(1).map(PatternFunctions::text).toList();
  }

  /** Gives a constant that has to be one, as text. */
  private static String text(Optional<RowValue> constant) {
    return RowText.of(constant.orElseThrow());
  }

  private static RowCall like(List<Optional<RowValue>> constants) {
    WildcardText[] patterns =
        texts(constants).stream().map(WildcardText::new).toArray(WildcardText[]::new);
    return onFirst(text -> {
      for (WildcardText pattern : patterns) {
        if (pattern.holds(text)) {
          return RowValues.TRUE;
        }
      }
      return RowValues.FALSE;
    });
  }

  private static RowCall regex(List<Optional<RowValue>> constants) {
    Pattern[] patterns =
        texts(constants).stream().map(PatternFunctions::pattern).toArray(Pattern[]::new);
    return onFirst(text -> {
      for (Pattern pattern : patterns) {
        if (pattern.matches(text)) {
          return RowValues.TRUE;
        }
      }
      return RowValues.FALSE;
    });
  }

  private static RowCall onFirst(Strict.OfText call) {
    RowCall one = Strict.text(call);
    return arguments -> one.apply(new RowValue[] {arguments[0]});
  }

  private static RowCall replace(List<Optional<RowValue>> constants) {
    var replacement = new Replacement(pattern(text(constants.get(1))), constants.get(2));
    return Strict.textAnd((text, arguments) -> replacement.replace(text, arguments[2]));
  }

  /** Whether all words of the second are words of the first, in any case. */
  private static RowValue match(RowValue[] arguments) {
    if (arguments[0].isNull() || arguments[1].isNull()) {
      return RowValues.NULL;
    }
    Set<String> words = new HashSet<>();
    for (RowValue value : arguments[0].each()) {
      words.addAll(words(RowText.of(value)));
    }
    List<String> wanted = words(RowText.of(arguments[1]));
    return RowValue.of(!wanted.isEmpty() && words.containsAll(wanted));
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    String folded = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i <= folded.length(); i++) {
      char c = i < folded.length() ? folded.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '_') {
        word.append(c);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }

  private static RowCall format(List<Optional<RowValue>> constants) {
    if (constants.size() == 1) {
      return Strict.call(
          a -> Reading.moment(a[0]) instanceof Moment m ? new Text(RowText.of(m)) : RowValues.NULL);
    }
    DateTimeFormatter pattern = formatter(text(constants.getFirst()));
    return Strict.call(arguments -> {
      if (!(Reading.moment(arguments[1]) instanceof Moment(var nanos))) {
        return RowValues.NULL;
      }
      try {
        return new Text(pattern.format(RowText.instant(nanos)));
      } catch (DateTimeException _) {
        return RowValues.NULL;
      }
    });
  }

  private static RowCall parse(List<Optional<RowValue>> constants) {
    if (constants.size() == 1) {
      return Strict.text(text -> Reading.moment(new Text(text)));
    }
    DateTimeFormatter pattern = formatter(text(constants.getFirst()));
    return Strict.call(arguments -> {
      @Nullable String text = Reading.text(arguments[1]);
      return text == null ? RowValues.NULL : parsed(pattern, text);
    });
  }

  private static RowValue parsed(DateTimeFormatter pattern, String text) {
    try {
      TemporalAccessor found = pattern.parse(text);
      LocalDate date = found.query(TemporalQueries.localDate());
      LocalTime time = found.query(TemporalQueries.localTime());
      ZoneId zone = found.query(TemporalQueries.zone());
      if (date == null) {
        return RowValues.NULL;
      }
      long nanos =
          DateFunctions.nanos(
              ZonedDateTime.of(
                  date,
                  time == null ? LocalTime.MIDNIGHT : time,
                  zone == null ? ZoneOffset.UTC : zone));
      return nanos == DateFunctions.OUT_OF_RANGE ? RowValues.NULL : new Moment(nanos);
    } catch (DateTimeException _) {
      return RowValues.NULL;
    }
  }
}
