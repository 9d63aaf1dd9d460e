package perilune.scenarios.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** Reads the lines of one story. Owned by one reading of a scenario. */
final class StoryParser {

  private final Platform platform;
  private final Mistakes mistakes;
  private final List<Moment> moments = new ArrayList<>();
  private final Set<String> actors = new HashSet<>();
  private Duration latest = Duration.ZERO;

  StoryParser(Platform platform, Mistakes mistakes) {
    this.platform = platform;
    this.mistakes = mistakes;
  }

  /** Gives the number of moments read. */
  int size() {
    return moments.size();
  }

  boolean knows(String actor) {
    return actors.contains(actor);
  }

  Story story() {
    return new Story(moments);
  }

  /** Reads one line; what is wrong with it is told of, and the line left out. */
  void add(Line line) {
    try {
      readLine(line);
    } catch (LineReader.Unreadable _) {
      // It was told of where it was found.
    }
  }

  private void readLine(Line line) throws LineReader.Unreadable {
    int colon = colon(line.text());
    String left = colon < 0 ? withoutComment(line.text()) : line.text().substring(0, colon);
    ShellWords.Split split = ShellWords.split(left, line.offset());
    int end = line.offset() + left.stripTrailing().length();
    var words = new LineReader(split.words(), new Span(end, end), mistakes);
    Duration at = time(words);
    moments.add(moment(at, words, command(line, colon)));
  }

  private Duration time(LineReader words) throws LineReader.Unreadable {
    Word word = words.next("a time");
    Optional<Duration> time = Times.read(word.text());
    if (time.isEmpty()) {
      throw words.fail(
          DiagnosticCode.SCN003,
          word.span(),
          "'" + LineReader.shortened(word.text()) + "' is no time",
          "a line of a story begins with the time since its start: 0s, 1.5s, 300ms, 10m, 2h");
    }
    if (time.get().compareTo(latest) < 0) {
      throw words.fail(
          DiagnosticCode.SCN003,
          word.span(),
          "this is earlier than the line before",
          "the lines of a story stand in order of time");
    }
    latest = time.get();
    return latest;
  }

  private Moment moment(Duration at, LineReader words, ImageReader.Command command)
      throws LineReader.Unreadable {
    if (words.take("device")) {
      String name = words.next("the device's name").text();
      words.expect("says");
      words.finish();
      return new Moment(at, name, new Deed.Say(command.text()));
    }
    if (words.take("log")) {
      String format = words.next("the log's format").text();
      words.finish();
      return new Moment(at, "log", new Deed.Log(format, command.text()));
    }
    Word actor = words.next("an actor");
    if (words.take("=")) {
      return birth(at, actor, words, command);
    }
    if (!actors.contains(actor.text())) {
      throw words.fail(
          DiagnosticCode.SCN004,
          actor.span(),
          "no actor '" + LineReader.shortened(actor.text()) + "' is in the story so far",
          "actors come in by 'NAME = login|service|cron|start|fork ...' on an earlier line");
    }
    return new Moment(
        at, actor.text(), new DeedReader(words, command, platform).read(actor.text()));
  }

  private Moment birth(Duration at, Word actor, LineReader words, ImageReader.Command command)
      throws LineReader.Unreadable {
    Deed deed = new BirthReader(words, command, platform, actors).read();
    if (!actors.add(actor.text())) {
      throw words.fail(
          DiagnosticCode.SCN004,
          actor.span(),
          "there is an actor '" + LineReader.shortened(actor.text()) + "' already",
          "give each process a name of its own");
    }
    return new Moment(at, actor.text(), deed);
  }

  private static ImageReader.Command command(Line line, int colon) {
    if (colon < 0) {
      int end = line.offset() + line.text().length();
      return new ImageReader.Command("", new Span(end, end), false);
    }
    String text = line.text().substring(colon + 2).strip();
    int from = line.offset() + line.text().indexOf(text, colon + 2);
    return new ImageReader.Command(text, new Span(from, from + text.length()), true);
  }

  /** Gives where a colon between blanks stands outside quotes; -1 if nowhere. */
  private static int colon(String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == ':' && i > 0 && text.charAt(i - 1) == ' ' && blankAt(text, i + 1)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean blankAt(String text, int at) {
    return at >= text.length() || text.charAt(at) == ' ';
  }

  /** A comment begins with a number sign behind two blanks. */
  static String withoutComment(String text) {
    int at = text.indexOf("  #");
    return at < 0 ? text : text.substring(0, at);
  }
}
