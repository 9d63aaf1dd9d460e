package perilune.catalog;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A corpus that was read.
 *
 * @param vendor name under which its rules are counted
 * @param place folder or repository, as the user gave it
 * @param commit commit in full where it came from a repository, else empty
 * @param skipped number of rules that are left out on purpose, by reason
 * @param problems files and rules that could not be used, by path
 */
public record Corpus(
    String vendor,
    String place,
    String commit,
    SortedMap<String, Integer> skipped,
    List<Problem> problems) {

  /**
   * Something that could not be used.
   *
   * @param path file in the corpus
   * @param reason the same words for the same kind of problem, to count by
   * @param detail what is special about this one, or empty
   */
  public record Problem(String path, String reason, String detail) {}

  public Corpus {
    skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
    problems = List.copyOf(problems);
  }
}
