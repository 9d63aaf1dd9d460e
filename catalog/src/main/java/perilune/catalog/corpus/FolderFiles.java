package perilune.catalog.corpus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import perilune.catalog.CodePointOrder;
import perilune.catalog.Corpus;

/** The files of a folder. Links are not followed, so that nothing outside of it is read. */
public final class FolderFiles implements CorpusFiles {

  /** Deepest folder below the one given. */
  private static final int MAX_DEPTH = 32;

  static final String TOO_LONG = "the file has more than " + MAX_FILE_BYTES + " bytes";
  static final String NO_UTF_8 = "the file is not UTF-8";
  private static final String UNREADABLE = "the file cannot be read";

  private final Path folder;

  /** Makes files of a folder that exists. */
  public FolderFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public String commit() {
    return "";
  }

  @Override
  public Found files(Predicate<String> wanted) {
    var problems = new ArrayList<Corpus.Problem>();
    List<String> paths = paths(wanted, problems);
    List<Corpus.Problem> unread = Collections.synchronizedList(new ArrayList<>());
    List<CorpusFile> files =
        paths.parallelStream().flatMap(path -> read(path, unread).stream()).toList();
    problems.addAll(unread);
    problems.sort(Comparator.comparing(Corpus.Problem::path, CodePointOrder.BY_CODE_POINT));
    return new Found(files, problems);
  }

  private List<String> paths(Predicate<String> wanted, List<Corpus.Problem> problems) {
    var paths = new ArrayList<String>();
    var visitor =
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String path = relative(file);
            if (attributes.isRegularFile() && wanted.test(path)) {
              paths.add(path);
            }
            return paths.size() < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem) {
            String why = problem.getClass().getSimpleName();
            problems.add(new Corpus.Problem(relative(file), UNREADABLE, why));
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(
          folder, EnumSet.noneOf(java.nio.file.FileVisitOption.class), MAX_DEPTH, visitor);
    } catch (IOException problem) {
      problems.add(new Corpus.Problem("", UNREADABLE, problem.getClass().getSimpleName()));
    }
    if (paths.size() >= MAX_FILES) {
      problems.add(new Corpus.Problem("", "the corpus has more than " + MAX_FILES + " files", ""));
    }
    paths.sort(CodePointOrder.BY_CODE_POINT);
    return paths;
  }

  private String relative(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private Optional<CorpusFile> read(String path, List<Corpus.Problem> problems) {
    try {
      Path file = folder.resolve(path);
      if (Files.size(file) > MAX_FILE_BYTES) {
        problems.add(new Corpus.Problem(path, TOO_LONG, ""));
        return Optional.empty();
      }
      return Optional.of(new CorpusFile(path, text(Files.readAllBytes(file))));
    } catch (CharacterCodingException _) {
      problems.add(new Corpus.Problem(path, NO_UTF_8, ""));
    } catch (IOException problem) {
      problems.add(new Corpus.Problem(path, UNREADABLE, problem.getClass().getSimpleName()));
    }
    return Optional.empty();
  }

  /** Gives bytes as text; anything but UTF-8 is refused, for it would be guessed. */
  static String text(byte[] bytes) throws CharacterCodingException {
    var text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      // It stands for what is none, or for itself: the slow way tells.
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
