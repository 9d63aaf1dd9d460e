package perilune.pipeline.pipes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps results until the end and gives them in another order; equals stay as they came. */
final class SortStage implements PipeStage {

  /** A result with what it is sorted by. */
  private record Sorted(PipeResult result, List<SortKey> keys) {}

  private static final Comparator<Sorted> BY_KEYS =
      (a, b) -> {
        for (int i = 0; i < a.keys.size(); i++) {
          int order = a.keys.get(i).compareTo(b.keys.get(i));
          if (order != 0) {
            return order;
          }
        }
        return 0;
      };

  private final KeyReader reader;
  private final int maxKept;
  private final PipeStage next;
  private final List<Sorted> kept = new ArrayList<>();
  private long givenUp;

  /** Gives what a result is sorted by: as many keys of each. */
  interface KeyReader {
    List<SortKey> keys(PipeResult result);
  }

  SortStage(KeyReader reader, int maxKept, PipeStage next) {
    this.reader = reader;
    this.maxKept = maxKept;
    this.next = next;
  }

  @Override
  public void accept(PipeResult result) {
    if (kept.size() >= maxKept) {
      givenUp++;
      return;
    }
    kept.add(new Sorted(result, reader.keys(result)));
  }

  @Override
  public void finish() {
    kept.sort(BY_KEYS);
    kept.forEach(sorted -> next.accept(sorted.result));
    next.finish();
  }

  @Override
  public long givenUp() {
    return givenUp;
  }
}
