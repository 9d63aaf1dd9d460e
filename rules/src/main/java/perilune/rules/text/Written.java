package perilune.rules.text;

import java.util.List;
import java.util.Optional;
import perilune.source.Diagnostic;

/**
 * A query as it was written, for those who ask what stands there and not what it means.
 *
 * @param tree what could be read: whole, or with invalid parts; nothing where the query is over a
 *     limit
 * @param diagnostics what is wrong with it, in source order
 */
public record Written<T>(Optional<T> tree, List<Diagnostic> diagnostics) {
  public Written {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Says whether all of it was read. */
  public boolean isWhole() {
    return tree.isPresent() && diagnostics.stream().noneMatch(Diagnostic::isError);
  }
}
