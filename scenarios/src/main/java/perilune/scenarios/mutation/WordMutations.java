package perilune.scenarios.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.WindowsCommandLines;
import perilune.scenarios.world.Trace;

/** Other command lines that Windows programs take for the same words. */
final class WordMutations {

  private WordMutations() {}

  static List<Mutation> all() {
    return List.of(
        of("w-quoted", "every word stands in quotes", image -> said(image, quoted(image))),
        of(
            "w-quotes-within",
            "quotes stand in the middle of words",
            image -> said(image, quotedWithin(image))),
        of("w-blanks", "many blanks stand between words", image -> said(image, spread(image))),
        of(
            "w-full-path",
            "the program is named by its whole path",
            image -> first(image, image.path())),
        of(
            "w-short-path",
            "its folder is named by short names",
            image -> renamed(image, ShortPaths.ofFolder(image.path()))),
        of(
                "w-short-name",
                "the program itself is named by its short name",
                image -> renamed(image, ShortPaths.of(image.path())))
            .seenBy(Trace.WHOLE_NAME),
        of(
            "w-upper-case",
            "the program is named in capitals",
            image -> renamed(image, upper(image.path()))),
        of(
            "w-slashes",
            "the program is named with slashes",
            image -> first(image, image.path().replace('\\', '/'))));
  }

  private static Mutation of(String id, String about, UnaryOperator<Image> change) {
    return new Mutation(
            id,
            about,
            Trace.ARGUMENTS,
            attack ->
                attack.startedByProgram()
                    ? Optional.of(attack.running(change.apply(attack.image())))
                    : Optional.empty())
        .on(Platform.WINDOWS);
  }

  private static Image said(Image image, String line) {
    return new Image(image.path(), image.arguments(), line, image.traits());
  }

  private static Image renamed(Image image, String path) {
    return path.equals(image.path()) ? image : first(image.at(path), path);
  }

  private static Image first(Image image, String name) {
    var words = new ArrayList<>(image.arguments());
    words.set(0, name);
    return new Image(image.path(), words, WindowsCommandLines.of(words), image.traits());
  }

  private static String quoted(Image image) {
    return image.arguments().stream()
        .map(WindowsCommandLines::inQuotes)
        .collect(Collectors.joining(" "));
  }

  /** The first word is read by other rules, in which a quote ends at the next. */
  private static String quotedWithin(Image image) {
    List<String> words = image.arguments();
    return words.stream()
        .skip(1)
        .map(WordMutations::quotedWithin)
        .collect(Collectors.joining(" ", WindowsCommandLines.inQuotes(words.getFirst()) + " ", ""));
  }

  /** Two quotes after another would be one that is meant: so only what follows the first letter. */
  private static String quotedWithin(String word) {
    boolean plain = word.length() > 1 && word.charAt(0) > ' ' && "\"\\".indexOf(word.charAt(0)) < 0;
    return plain
        ? word.charAt(0) + WindowsCommandLines.inQuotes(word.substring(1))
        : WindowsCommandLines.inQuotes(word);
  }

  private static String spread(Image image) {
    return image.arguments().stream()
        .map(word -> WindowsCommandLines.of(List.of(word)))
        .collect(Collectors.joining("  \t "));
  }

  private static String upper(String path) {
    return path.toUpperCase(Locale.ROOT);
  }
}
