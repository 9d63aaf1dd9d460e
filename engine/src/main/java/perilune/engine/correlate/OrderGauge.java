package perilune.engine.correlate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.event.FieldTable;

/**
 * Of how many inputs there is something in their order. For each input and length it keeps the
 * chain that ends there and begins latest: it leaves the window last, so that no other is needed.
 * O(inputs x inputs) for an event, whatever was before.
 */
final class OrderGauge implements Gauge {

  /**
   * A chain of occurrences.
   *
   * @param startNanos when its first one counted
   */
  private record Chain(long startNanos, Occurrence end, @Nullable Chain before) {}

  private final int inputs;
  // By last input, then by length less one.
  private final @Nullable Chain[][] chains;

  OrderGauge(int inputs) {
    this.inputs = inputs;
    chains = new @Nullable Chain[inputs][inputs];
  }

  @Override
  public int add(int input, Occurrence occurrence, long nanos) {
    chains[input][0] = new Chain(nanos, occurrence, null);
    for (int length = 1; length <= input; length++) {
      Chain before = latestStart(input, length - 1);
      Chain now = chains[input][length];
      if (before != null && (now == null || before.startNanos >= now.startNanos)) {
        chains[input][length] = new Chain(before.startNanos, occurrence, before);
      }
    }
    return 0;
  }

  /** Gives the chain of a length that ends before an input and begins latest. */
  private @Nullable Chain latestStart(int input, int length) {
    Chain best = null;
    for (int earlier = length; earlier < input; earlier++) {
      Chain one = chains[earlier][length];
      if (one != null && (best == null || one.startNanos > best.startNanos)) {
        best = one;
      }
    }
    return best;
  }

  @Override
  public void forget(Span span, long nanos) {
    for (@Nullable Chain[] ofInput : chains) {
      for (int length = 0; length < inputs; length++) {
        Chain one = ofInput[length];
        if (one != null && span.isOver(one.startNanos, nanos)) {
          ofInput[length] = null;
        }
      }
    }
  }

  private @Nullable Chain longest() {
    for (int length = inputs - 1; length >= 0; length--) {
      Chain best = latestStart(inputs, length);
      if (best != null) {
        return best;
      }
    }
    return null;
  }

  @Override
  public boolean isEmpty() {
    return longest() == null;
  }

  @Override
  public int compareTo(BigDecimal value) {
    return measured().compareTo(value);
  }

  @Override
  public BigDecimal measured() {
    return BigDecimal.valueOf(shown().size());
  }

  @Override
  public List<Occurrence> shown() {
    var all = new ArrayList<Occurrence>();
    for (Chain one = longest(); one != null; one = one.before) {
      all.addFirst(one.end);
    }
    return all;
  }

  @Override
  public long weight() {
    long kept = 0;
    for (@Nullable Chain[] ofInput : chains) {
      for (Chain one : ofInput) {
        kept += one == null ? 0 : 1;
      }
    }
    return kept;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    for (@Nullable Chain[] ofInput : chains) {
      for (int length = 0; length < inputs; length++) {
        Chain chain = ofInput[length];
        out.writeBoolean(chain != null);
        if (chain != null) {
          out.writeLong(chain.startNanos);
          for (Chain one = chain; one != null; one = one.before) {
            one.end.write(out);
          }
        }
      }
    }
  }

  @Override
  public void read(DataInput in, FieldTable table, int sectionBytes) throws IOException {
    for (@Nullable Chain[] ofInput : chains) {
      for (int length = 0; length < inputs; length++) {
        if (in.readBoolean()) {
          ofInput[length] = chain(in, table, length);
        }
      }
    }
  }

  private static @Nullable Chain chain(DataInput in, FieldTable table, int length)
      throws IOException {
    long start = in.readLong();
    var ends = new ArrayList<Occurrence>();
    for (int i = 0; i <= length; i++) {
      ends.addFirst(Occurrence.read(in, table));
    }
    Chain chain = null;
    for (Occurrence end : ends) {
      chain = new Chain(start, end, chain);
    }
    return chain;
  }
}
