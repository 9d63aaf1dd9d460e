package perilune.scenarios.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Platform;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;
import perilune.source.Suggestion;

/** The keys at the head of a scenario and what they say. Owned by one reading. */
final class Head {

  private static final List<String> KEYS =
      List.of(
          "scenario",
          "name",
          "procedure",
          "platform",
          "analytic",
          "about",
          "expect",
          "culprit",
          "needs",
          "evaluates",
          "runs-as",
          "requires");

  private static final List<String> NEEDED =
      List.of("scenario", "name", "procedure", "platform", "analytic", "about");

  private final Mistakes mistakes;
  private final Map<String, Word> values = new LinkedHashMap<>();

  Head(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void add(Line line) {
    String text = StoryParser.withoutComment(line.text()).stripTrailing();
    int blank = 0;
    while (blank < text.length() && text.charAt(blank) > ' ') {
      blank++;
    }
    String key = text.substring(0, blank);
    var span = new Span(line.offset(), line.offset() + blank);
    if (!KEYS.contains(key)) {
      unknown(key, span);
      return;
    }
    String value = text.substring(blank).strip();
    int from = line.offset() + text.length() - value.length();
    if (value.isEmpty()) {
      mistakes.error(DiagnosticCode.SCN002, span, "'" + key + "' says nothing");
    } else if (values.putIfAbsent(key, new Word(value, new Span(from, from + value.length())))
        != null) {
      mistakes.error(DiagnosticCode.SCN001, span, "'" + key + "' is said twice");
    }
  }

  private void unknown(String key, Span span) {
    var sections = new ArrayList<>(KEYS);
    sections.addAll(ScenarioParser.SECTIONS);
    mistakes.error(
        DiagnosticCode.SCN001,
        span,
        "'" + LineReader.shortened(key) + "' is no key of a scenario",
        Suggestion.nearest(key, sections)
            .map(near -> "did you mean '" + near + "'?")
            .orElse("lines of stories and of run are indented; keys are " + sections));
  }

  /** Tells of what is missing. */
  void check(int end) {
    for (String key : NEEDED) {
      if (!values.containsKey(key)) {
        mistakes.error(
            DiagnosticCode.SCN002, new Span(end, end), "the scenario has no '" + key + "'");
      }
    }
    Word id = values.get("scenario");
    if (id != null && !isId(id.text())) {
      mistakes.error(
          DiagnosticCode.SCN003,
          id.span(),
          "a scenario's id is of small letters, digits and hyphens");
    }
  }

  static boolean isId(String text) {
    return text.length() <= 80
        && text.chars().allMatch(c -> c == '-' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
  }

  String text(String key) {
    return Optional.ofNullable(values.get(key)).map(Word::text).orElse("");
  }

  Optional<Word> word(String key) {
    return Optional.ofNullable(values.get(key));
  }

  List<String> list(String key) {
    return Arrays.stream(text(key).split("[ ,]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** Gives the platform; the first one, if it is missing or wrong and was told of. */
  Platform platform() {
    Optional<Word> word = word("platform");
    Optional<Platform> platform = word.flatMap(found -> Platform.of(found.text()));
    if (word.isPresent() && platform.isEmpty()) {
      mistakes.error(
          DiagnosticCode.SCN003,
          word.get().span(),
          "there is no such platform",
          "linux, macos, windows or network");
    }
    return platform.orElse(Platform.LINUX);
  }

  /** Gives the kinds of telemetry named. */
  Set<Kind> needs() {
    var all = EnumSet.noneOf(Kind.class);
    for (String name : list("needs")) {
      Optional<Kind> kind = Kind.of(name);
      kind.ifPresent(all::add);
      if (kind.isEmpty()) {
        mistakes.error(
            DiagnosticCode.SCN003,
            word("needs").map(Word::span).orElse(new Span(0, 0)),
            "'" + LineReader.shortened(name) + "' is no kind of telemetry",
            "kinds are " + Arrays.stream(Kind.values()).map(Kind::word).toList());
      }
    }
    return all;
  }

  /** Says whether a key has the word for yes; tells of words that are neither. */
  boolean is(String key, String yes, String no) {
    Optional<Word> word = word(key);
    if (word.isPresent() && !word.get().text().equals(yes) && !word.get().text().equals(no)) {
      mistakes.error(
          DiagnosticCode.SCN003,
          word.get().span(),
          "'" + key + "' is either '" + yes + "' or '" + no + "'");
    }
    return word.filter(found -> found.text().equals(yes)).isPresent();
  }
}
