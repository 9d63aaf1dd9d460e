package perilune.catalog.corpus;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A corpus as people name it: a folder, or {@code REPOSITORY@COMMIT}. A bare repository without a
 * commit is its newest one.
 */
public sealed interface CorpusPlace {

  /** It is there. */
  record Found(CorpusFiles files) implements CorpusPlace {}

  /** It is none, and why: a sentence for people, without a full stop. */
  record Refused(String why) implements CorpusPlace {}

  /** Gives the corpus of a text. */
  static CorpusPlace of(String text) {
    Optional<Path> whole = folder(text);
    if (whole.isPresent()) {
      return isBare(whole.get())
          ? commit(whole.get(), "HEAD")
          : new Found(new FolderFiles(whole.get()));
    }
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return new Refused("there is no folder '" + text + "'");
    }
    String place = text.substring(0, at);
    return folder(place)
        .map(repository -> commit(repository, text.substring(at + 1)))
        .orElseGet(() -> new Refused("there is no folder '" + place + "'"));
  }

  private static Optional<Path> folder(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Files::isDirectory);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static boolean isBare(Path folder) {
    return Files.isRegularFile(folder.resolve("HEAD"))
        && Files.isDirectory(folder.resolve("objects"))
        && Files.isDirectory(folder.resolve("refs"));
  }

  private static CorpusPlace commit(Path repository, String revision) {
    Optional<GitFiles> files = GitFiles.at(repository, revision);
    return files.isPresent()
        ? new Found(files.get())
        : new Refused("'" + repository + "' is no Git repository with a commit '" + revision + "'");
  }
}
