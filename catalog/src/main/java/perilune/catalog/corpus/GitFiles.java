package perilune.catalog.corpus;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.SystemReader;
import perilune.catalog.CodePointOrder;
import perilune.catalog.Corpus;

/**
 * The files of a commit in a Git repository, read through its trees and blobs: a work tree is never
 * looked at, nothing is checked out, no filter or hook runs. Content that the repository does not
 * have, as in a partial clone, is a problem of that file.
 */
public final class GitFiles implements CorpusFiles {

  private static final String MISSING = "the repository lacks the file's content";
  private static final String UNREADABLE = "the repository cannot be read";

  static {
    // Else the library would run the git of the machine to find that one's settings.
    SystemReader.setInstance(new NoSettings(SystemReader.getInstance()));
  }

  private final Path repository;
  private final String commit;

  private GitFiles(Path repository, String commit) {
    this.repository = repository;
    this.commit = commit;
  }

  /**
   * Gives the files of a commit; nothing where there is no such repository or commit in it.
   *
   * @param repository a bare one, or the folder with its {@code .git}
   * @param revision a commit in full or shortened, a tag or branch
   */
  public static Optional<GitFiles> at(Path repository, String revision) {
    try (Repository open = open(repository)) {
      ObjectId id = open.resolve(revision + "^{commit}");
      return Optional.ofNullable(id).map(found -> new GitFiles(repository, found.name()));
    } catch (IOException | RuntimeException _) {
      // The library tells a wrong revision, and a broken repository, by exceptions of both kinds.
      return Optional.empty();
    }
  }

  private static Repository open(Path repository) throws IOException {
    Path inner = repository.resolve(".git");
    Path folder = inner.toFile().isDirectory() ? inner : repository;
    return new FileRepositoryBuilder().setGitDir(folder.toFile()).setMustExist(true).build();
  }

  @Override
  public String commit() {
    return commit;
  }

  @Override
  public Found files(Predicate<String> wanted) {
    var files = new ArrayList<CorpusFile>();
    var problems = new ArrayList<Corpus.Problem>();
    try (Repository open = open(repository);
        RevWalk commits = new RevWalk(open);
        TreeWalk walk = new TreeWalk(open)) {
      RevCommit root = commits.parseCommit(ObjectId.fromString(commit));
      walk.addTree(root.getTree());
      walk.setRecursive(true);
      while (walk.next() && files.size() < MAX_FILES) {
        if (isFile(walk) && wanted.test(walk.getPathString())) {
          read(walk, problems).ifPresent(files::add);
        }
      }
    } catch (IOException problem) {
      problems.add(new Corpus.Problem("", UNREADABLE, problem.getClass().getSimpleName()));
    }
    if (files.size() >= MAX_FILES) {
      problems.add(new Corpus.Problem("", "the corpus has more than " + MAX_FILES + " files", ""));
    }
    files.sort(Comparator.comparing(CorpusFile::path, CodePointOrder.BY_CODE_POINT));
    problems.sort(Comparator.comparing(Corpus.Problem::path, CodePointOrder.BY_CODE_POINT));
    return new Found(files, problems);
  }

  /** Links are none: they are content that names a path. */
  private static boolean isFile(TreeWalk walk) {
    FileMode mode = walk.getFileMode(0);
    return mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE);
  }

  private static Optional<CorpusFile> read(TreeWalk walk, List<Corpus.Problem> problems)
      throws IOException {
    String path = walk.getPathString();
    ObjectReader reader = walk.getObjectReader();
    try {
      ObjectLoader content = reader.open(walk.getObjectId(0));
      if (content.getSize() > MAX_FILE_BYTES) {
        problems.add(new Corpus.Problem(path, FolderFiles.TOO_LONG, ""));
        return Optional.empty();
      }
      byte[] bytes = content.getCachedBytes(MAX_FILE_BYTES);
      return Optional.of(new CorpusFile(path, FolderFiles.text(bytes)));
    } catch (MissingObjectException lacking) {
      problems.add(new Corpus.Problem(path, MISSING, lacking.getObjectId().name()));
    } catch (CharacterCodingException _) {
      problems.add(new Corpus.Problem(path, FolderFiles.NO_UTF_8, ""));
    }
    return Optional.empty();
  }
}
