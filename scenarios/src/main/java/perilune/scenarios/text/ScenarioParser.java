package perilune.scenarios.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Scenario;
import perilune.scenarios.story.Story;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.source.Span;

/**
 * Reads the text of a scenario. O(length).
 *
 * <p>All mistakes of a text are told at once; a line that is not understood is left out, so that
 * the lines behind it are still read.
 */
public final class ScenarioParser {

  static final List<String> SECTIONS = List.of("attack", "near", "run", "cleanup");

  private final SourceText source;
  private final ScenarioLimits limits;
  private final Mistakes mistakes;
  private final Head head;
  private final List<Section> sections = new ArrayList<>();

  private ScenarioParser(SourceText source, ScenarioLimits limits) {
    this.source = source;
    this.limits = limits;
    this.mistakes = new Mistakes(source, limits.maxMistakes(), DiagnosticCode.SCN005);
    this.head = new Head(mistakes);
  }

  /** A part of the file below its name. */
  private record Section(String name, Span span, List<Line> lines) {}

  /** Reads a text within the usual limits. */
  public static Parsed<Scenario> read(SourceText source) {
    return read(source, ScenarioLimits.defaults());
  }

  /** Reads a text within limits. */
  public static Parsed<Scenario> read(SourceText source, ScenarioLimits limits) {
    return new ScenarioParser(source, limits).parse();
  }

  private Parsed<Scenario> parse() {
    if (source.text().length() > limits.maxLength()) {
      mistakes.stop(
          DiagnosticCode.SCN005,
          new Span(0, 0),
          "the text is longer than " + limits.maxLength() + " characters",
          "split it into several scenarios");
      return new Parsed.Failed<>(mistakes.inOrder());
    }
    lines().forEach(this::place);
    head.check(source.text().length());
    Scenario scenario = scenario();
    return mistakes.hasErrors()
        ? new Parsed.Failed<>(mistakes.inOrder())
        : new Parsed.Ok<>(scenario, mistakes.inOrder());
  }

  private List<Line> lines() {
    var lines = new ArrayList<Line>();
    String text = source.text();
    int from = 0;
    while (from <= text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      int cut = to > from && text.charAt(to - 1) == '\r' ? to - 1 : to;
      lines.add(new Line(text.substring(from, cut), from));
      from = to + 1;
    }
    return lines;
  }

  private void place(Line line) {
    String bare = StoryParser.withoutComment(line.text()).strip();
    if (!line.isIndented() && SECTIONS.contains(bare)) {
      sections.add(
          new Section(
              bare, new Span(line.offset(), line.offset() + bare.length()), new ArrayList<>()));
      return;
    }
    boolean shell = !sections.isEmpty() && isShell(sections.getLast().name());
    boolean verbatim = shell && (line.isIndented() || line.isBlank());
    if (!verbatim && (line.isBlank() || line.isComment())) {
      return;
    }
    if (verbatim || line.isIndented() && !sections.isEmpty()) {
      sections.getLast().lines().add(line);
    } else {
      head.add(line);
    }
  }

  private static boolean isShell(String section) {
    return section.equals("run") || section.equals("cleanup");
  }

  private Scenario scenario() {
    Platform platform = head.platform();
    Story attack = attack(platform);
    return new Scenario(
        head.text("scenario"),
        head.text("name"),
        head.list("procedure"),
        platform,
        head.text("analytic"),
        head.text("about"),
        head.list("expect"),
        head.word("culprit").map(Word::text),
        head.needs(),
        head.is("evaluates", "yes", "no"),
        attack,
        near(platform),
        new Scenario.Execution(
            shell("run"),
            shell("cleanup"),
            head.is("runs-as", "root", "user"),
            head.list("requires")));
  }

  private Story attack(Platform platform) {
    List<Section> attacks = named("attack");
    int end = source.text().length();
    if (attacks.isEmpty()) {
      mistakes.error(
          DiagnosticCode.SCN002,
          new Span(end, end),
          "the scenario has no story",
          "write 'attack' on a line of its own, and below it, indented, what happens");
      return new Story(List.of());
    }
    for (Section more : attacks.subList(1, attacks.size())) {
      mistakes.error(DiagnosticCode.SCN001, more.span(), "there is an attack already");
    }
    var parser = new StoryParser(platform, mistakes);
    Story story = story(attacks.getFirst(), parser);
    Optional<Word> culprit = head.word("culprit");
    if (culprit.isPresent() && !parser.knows(culprit.get().text())) {
      mistakes.error(
          DiagnosticCode.SCN004,
          culprit.get().span(),
          "nobody in the attack is called '" + LineReader.shortened(culprit.get().text()) + "'");
    }
    return story;
  }

  private List<Story> near(Platform platform) {
    List<Section> all = named("near");
    if (all.size() > limits.maxStories()) {
      Section first = all.get(limits.maxStories());
      mistakes.error(
          DiagnosticCode.SCN005,
          first.span(),
          "there are more than " + limits.maxStories() + " near misses");
      return List.of();
    }
    return all.stream()
        .map(section -> story(section, new StoryParser(platform, mistakes)))
        .toList();
  }

  private Story story(Section section, StoryParser parser) {
    for (Line line : section.lines()) {
      if (parser.size() >= limits.maxMoments()) {
        mistakes.error(
            DiagnosticCode.SCN005,
            new Span(line.offset(), line.offset()),
            "a story has at most " + limits.maxMoments() + " lines");
        break;
      }
      parser.add(line);
    }
    if (section.lines().isEmpty()) {
      mistakes.error(
          DiagnosticCode.SCN002,
          section.span(),
          "nothing happens here",
          "indent the lines of the story");
    }
    return parser.story();
  }

  private List<Section> named(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).toList();
  }

  private String shell(String name) {
    return named(name).stream()
        .flatMap(section -> section.lines().stream())
        .map(line -> line.text().startsWith("  ") ? line.text().substring(2) : line.text().strip())
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }
}
