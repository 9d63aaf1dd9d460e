package perilune.catalog.corpus;

import java.util.List;
import java.util.function.Predicate;
import perilune.catalog.Corpus;

/** The files of a corpus, wherever they lie. */
public interface CorpusFiles {

  /** Longest file that is read, in bytes; the longest public rule has under 64 KiB. */
  int MAX_FILE_BYTES = 1 << 20;

  /** Files of one corpus, count; the largest public one has under 10,000. */
  int MAX_FILES = 200_000;

  /**
   * What was found.
   *
   * @param files by path, in code-point order
   * @param problems files that cannot be read, by path
   */
  record Found(List<CorpusFile> files, List<Corpus.Problem> problems) {
    public Found {
      files = List.copyOf(files);
      problems = List.copyOf(problems);
    }
  }

  /** Gives the commit in full; empty for a folder, which has none. */
  String commit();

  /** Gives the files whose path is wanted. */
  Found files(Predicate<String> wanted);
}
