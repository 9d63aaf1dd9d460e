package perilune.pipeline.pipes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.event.FieldTable;
import perilune.pipeline.pipes.PipeResult.Counted;
import perilune.pipeline.pipes.PipeResult.Found;
import perilune.pipeline.pipes.PipeResult.Tally;

/**
 * Counts results by their values; a result that was counted before counts as often.
 *
 * <p>Gives the counts alone, ascending, or the first result of each with its count, in the order of
 * their coming.
 */
final class CountStage implements PipeStage {

  private static final Comparator<Counted> BY_COUNT =
      Comparator.<Counted>comparingLong(counted -> counted.counted().count())
          .thenComparing(counted -> counted.key().toString());

  /** The first result of some values, and how many there are. */
  private static final class Group {
    final PipeResult first;
    long count;

    Group(PipeResult first) {
      this.first = first;
    }
  }

  private final ResultFields fields;
  private final boolean withFirst;
  private final int maxKept;
  private final PipeStage next;
  private final Map<List<List<String>>, Group> groups = new LinkedHashMap<>();
  private long total;
  private long givenUp;

  /** Makes one that gives counts, or with {@code withFirst} results with their counts. */
  CountStage(ResultFields fields, boolean withFirst, int maxKept, PipeStage next) {
    this.fields = fields;
    this.withFirst = withFirst;
    this.maxKept = maxKept;
    this.next = next;
  }

  static CountStage counting(List<String> names, FieldTable table, int maxKept, PipeStage next) {
    return new CountStage(new ResultFields(names, table), false, maxKept, next);
  }

  static CountStage unique(List<String> names, FieldTable table, int maxKept, PipeStage next) {
    return new CountStage(new ResultFields(names, table), true, maxKept, next);
  }

  @Override
  public void accept(PipeResult result) {
    List<List<String>> key = fields.texts(result);
    Group group = groups.get(key);
    if (group == null) {
      if (groups.size() >= maxKept) {
        givenUp++;
        return;
      }
      group = new Group(result);
      groups.put(key, group);
    }
    long count = withFirst ? result.tally().map(Tally::count).orElse(1L) : 1;
    group.count += count;
    total += count;
  }

  @Override
  public void finish() {
    if (withFirst) {
      groups.values().forEach(group -> next.accept(withTally(group)));
    } else {
      counts().forEach(next::accept);
    }
    next.finish();
  }

  private PipeResult withTally(Group group) {
    Tally tally = tally(group);
    return switch (group.first) {
      case Found(var match, var _) -> new Found(match, Optional.of(tally));
      case Counted(var key, var _) -> new Counted(key, tally);
    };
  }

  private List<Counted> counts() {
    var all = new ArrayList<Counted>();
    groups.forEach((key, group) -> all.add(new Counted(key, tally(group))));
    if (fields.isEmpty() && all.isEmpty()) {
      all.add(new Counted(List.of(), new Tally(0, 0)));
    }
    all.sort(BY_COUNT);
    return all;
  }

  private Tally tally(Group group) {
    return new Tally(group.count, (double) group.count / total);
  }

  @Override
  public long givenUp() {
    return givenUp;
  }
}
