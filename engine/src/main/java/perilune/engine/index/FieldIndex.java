package perilune.engine.index;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.Tag;

/** What one field's values make candidates. */
final class FieldIndex {

  // Those that any value makes candidates are many: as bits, they are added word by word.
  private final long[] present;
  private final ValuePostings exact;
  private final NumberPostings numbers;
  private final @Nullable NeedleAutomaton needles;

  FieldIndex(
      int[] present,
      ValuePostings exact,
      NumberPostings numbers,
      @Nullable NeedleAutomaton needles) {
    this.present = masked(present);
    this.exact = exact;
    this.numbers = numbers;
    this.needles = needles;
  }

  private static long[] masked(int[] bits) {
    int most = IntStream.of(bits).max().orElse(-1);
    long[] mask = new long[CandidateIndex.words(most + 1)];
    for (int bit : bits) {
      mask[bit >>> 6] |= 1L << bit;
    }
    return mask;
  }

  void collect(Event event, int field, CandidateSet into) {
    int value = event.firstValue(field);
    if (value == Event.NONE) {
      return;
    }
    into.addAll(present);
    for (; value != Event.NONE; value = event.nextValue(value)) {
      collectValue(event, value, into);
    }
  }

  private void collectValue(Event event, int value, CandidateSet into) {
    into.text.load(event, value);
    byte[] bytes = into.text.bytes();
    int from = into.text.from();
    int length = into.text.length();
    into.addAll(exact.find(bytes, from, length));
    if (needles != null) {
      needles.collect(bytes, from, length, into);
    }
    if (!numbers.isEmpty()
        && event.tag(value) != Tag.BOOLEAN
        && into.number.load(event, value, true)) {
      into.addAll(numbers.find(into.number.real()));
    }
  }
}
