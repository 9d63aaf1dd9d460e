package perilune.scenarios.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Traits;
import perilune.source.DiagnosticCode;
import perilune.source.Span;

/** Reads what is special about a program, and its command line. Used for one line. */
final class ImageReader {

  private static final Set<String> KNOWN =
      new TreeSet<>(
          Set.of("as", "in", "env", "tty", "signed", "original-name", "via", "shebang", "with"));

  private final LineReader line;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, String> details = new LinkedHashMap<>();
  private final List<String> signed = new ArrayList<>();
  private final Map<String, String> single = new LinkedHashMap<>();
  private boolean terminal;

  ImageReader(LineReader line) {
    this.line = line;
  }

  /**
   * Reads up to the end of the line.
   *
   * @param command the command line as written, behind the colon
   */
  Image read(String path, Command command, Platform platform) throws LineReader.Unreadable {
    while (line.hasMore()) {
      readTrait();
    }
    if (!command.written()) {
      throw line.fail(
          DiagnosticCode.SCN002,
          line.here(),
          "the command line is missing",
          "write ' : ' and then the words of the program, its own name first");
    }
    var traits =
        new Traits(
            value("as"),
            value("in"),
            environment,
            terminal,
            signed,
            value("original-name"),
            value("via"),
            value("shebang"),
            details);
    return new Image(path, command.words(platform, line), command.text(), traits);
  }

  private Optional<String> value(String trait) {
    return Optional.ofNullable(single.get(trait));
  }

  private void readTrait() throws LineReader.Unreadable {
    Word trait = line.next("a trait");
    switch (trait.text()) {
      case "tty" -> terminal = true;
      case "env" -> readPair(environment);
      case "with" -> readPair(details);
      case "signed" -> readSignature();
      case "as", "in", "original-name", "via", "shebang" ->
          single.put(trait.text(), line.next("a value").text());
      default -> throw line.unknown(trait, "trait of a program", KNOWN);
    }
  }

  private void readSignature() throws LineReader.Unreadable {
    signed.add(line.next("the status of the signature").text());
    while (line.hasMore() && !KNOWN.contains(line.peek())) {
      signed.add(line.next("a word").text());
    }
  }

  private void readPair(Map<String, String> into) throws LineReader.Unreadable {
    Word pair = line.next("NAME=VALUE");
    int equals = pair.text().indexOf('=');
    if (equals <= 0) {
      throw line.fail(
          DiagnosticCode.SCN003,
          pair.span(),
          "'" + LineReader.shortened(pair.text()) + "' is no NAME=VALUE");
    }
    into.put(pair.text().substring(0, equals), pair.text().substring(equals + 1));
  }

  /**
   * What stands behind the colon of a line.
   *
   * @param text empty if there is none
   * @param span where it stands
   * @param written whether there is a colon
   */
  record Command(String text, Span span, boolean written) {

    List<String> words(Platform platform, LineReader line) throws LineReader.Unreadable {
      if (platform == Platform.WINDOWS) {
        return WindowsWords.split(text);
      }
      ShellWords.Split split = ShellWords.split(text, span.start());
      if (split.unfinished()) {
        throw line.fail(DiagnosticCode.SCN003, span, "a quote in this command line does not end");
      }
      return split.words().stream().map(Word::text).toList();
    }
  }
}
