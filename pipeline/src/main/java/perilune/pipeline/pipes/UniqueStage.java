package perilune.pipeline.pipes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import perilune.event.FieldTable;
import perilune.rules.plan.Pipe;

/** Lets the first result of each combination of values through. */
final class UniqueStage implements PipeStage {

  private final ResultFields fields;
  private final int maxKept;
  private final PipeStage next;
  private final Set<List<List<String>>> seen = new HashSet<>();
  private long givenUp;

  UniqueStage(Pipe.Unique unique, FieldTable table, int maxKept, PipeStage next) {
    this.fields = new ResultFields(unique.fields(), table);
    this.maxKept = maxKept;
    this.next = next;
  }

  @Override
  public void accept(PipeResult result) {
    List<List<String>> key = fields.texts(result);
    if (seen.contains(key)) {
      return;
    }
    if (seen.size() >= maxKept) {
      givenUp++;
      return;
    }
    seen.add(key);
    next.accept(result);
  }

  @Override
  public void finish() {
    next.finish();
  }

  @Override
  public long givenUp() {
    return givenUp;
  }
}
