package perilune.catalog.corpus;

import java.util.List;
import java.util.function.Predicate;
import perilune.content.RuleTree;

/** The rules that are built in, as a corpus. */
public final class ShippedFiles implements CorpusFiles {

  @Override
  public String commit() {
    return "";
  }

  @Override
  public Found files(Predicate<String> wanted) {
    return new Found(
        RuleTree.shipped().stream()
            .filter(file -> wanted.test(file.name()))
            .map(file -> new CorpusFile(file.name(), file.text()))
            .toList(),
        List.of());
  }
}
