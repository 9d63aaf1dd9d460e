package perilune.engine.match;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.Kind;

/** A condition, ready to be asked of many events. Immutable; one object may serve many threads. */
public abstract sealed class ConditionTest {

  /** Says whether the event in view fulfils it. */
  public abstract boolean test(EventView view);

  /** Every event, or none. */
  static final class Fixed extends ConditionTest {
    private final boolean result;

    Fixed(boolean result) {
      this.result = result;
    }

    @Override
    public boolean test(EventView view) {
      return result;
    }
  }

  static final class Not extends ConditionTest {
    private final ConditionTest part;

    Not(ConditionTest part) {
      this.part = part;
    }

    @Override
    public boolean test(EventView view) {
      return !part.test(view);
    }
  }

  static final class All extends ConditionTest {
    private final ConditionTest[] parts;

    All(List<ConditionTest> parts) {
      this.parts = parts.toArray(ConditionTest[]::new);
    }

    @Override
    public boolean test(EventView view) {
      for (ConditionTest part : parts) {
        if (!part.test(view)) {
          return false;
        }
      }
      return true;
    }
  }

  static final class Any extends ConditionTest {
    private final ConditionTest[] parts;

    Any(List<ConditionTest> parts) {
      this.parts = parts.toArray(ConditionTest[]::new);
    }

    @Override
    public boolean test(EventView view) {
      for (ConditionTest part : parts) {
        if (part.test(view)) {
          return true;
        }
      }
      return false;
    }
  }

  /** A field's values against a predicate; the result is shared by all rules that ask the same. */
  static final class OnField extends ConditionTest {
    private final int slot;
    private final int field;
    private final ValueTest test;
    private final boolean all;
    private final boolean whenMissing;

    OnField(int slot, int field, ValueTest test, boolean all, boolean whenMissing) {
      this.slot = slot;
      this.field = field;
      this.test = test;
      this.all = all;
      this.whenMissing = whenMissing;
    }

    @Override
    public boolean test(EventView view) {
      return view.known(slot) ? view.result(slot) : view.keep(slot, decide(view));
    }

    private boolean decide(EventView view) {
      Event event = view.event();
      int value = event.firstValue(field);
      if (value == Event.NONE) {
        return whenMissing;
      }
      for (; value != Event.NONE; value = event.nextValue(value)) {
        if (test.test(view, event, value) != all) {
          return !all;
        }
      }
      return all;
    }
  }

  /**
   * A predicate that the scan of the event's values knows of: a look at a bit, and at the values
   * only where the bit does not settle it.
   */
  static final class OnFact extends ConditionTest {
    private final int bit;
    private final @Nullable ConditionTest rest;

    /**
     * @param rest asked where the bit is set; null where that settles it
     */
    OnFact(int bit, @Nullable ConditionTest rest) {
      this.bit = bit;
      this.rest = rest;
    }

    @Override
    public boolean test(EventView view) {
      return view.has(bit) && (rest == null || rest.test(view));
    }
  }

  /** Several bits that settle their predicates, asked together: 64 at a time. */
  static final class OnFacts extends ConditionTest {
    private final int[] words;
    private final long[] masks;
    private final boolean all;

    /**
     * @param all whether all of them have to be set, else one
     */
    OnFacts(BitSet bits, boolean all) {
      this.all = all;
      long[] dense = bits.toLongArray();
      words = IntStream.range(0, dense.length).filter(word -> dense[word] != 0).toArray();
      masks = IntStream.of(words).mapToLong(word -> dense[word]).toArray();
    }

    @Override
    public boolean test(EventView view) {
      for (int i = 0; i < words.length; i++) {
        long found = view.facts(words[i]) & masks[i];
        if (all ? found != masks[i] : found != 0) {
          return !all;
        }
      }
      return all;
    }
  }

  /** Whether a field has no value. */
  static final class OnMissing extends ConditionTest {
    private final int field;

    OnMissing(int field) {
      this.field = field;
    }

    @Override
    public boolean test(EventView view) {
      return !view.event().has(field);
    }
  }

  /** Whether the record has a field, be it null or empty. */
  static final class OnRecord extends ConditionTest {
    private final int field;

    OnRecord(int field) {
      this.field = field;
    }

    @Override
    public boolean test(EventView view) {
      return view.event().kind(field) != Kind.ABSENT;
    }
  }

  /** The values of all fields of the record. O(size of the event). */
  static final class OnAnyField extends ConditionTest {
    private final int slot;
    private final ValueTest test;

    OnAnyField(int slot, ValueTest test) {
      this.slot = slot;
      this.test = test;
    }

    @Override
    public boolean test(EventView view) {
      return view.known(slot) ? view.result(slot) : view.keep(slot, decide(view));
    }

    private boolean decide(EventView view) {
      Event event = view.event();
      for (int i = 0; i < event.fieldCount(); i++) {
        int field = event.fieldAt(i);
        if (!view.isSearched(field)) {
          continue;
        }
        for (int v = event.firstValue(field); v != Event.NONE; v = event.nextValue(v)) {
          if (test.test(view, event, v)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /** An expression over every combination of its fields' values. */
  static final class OnExpression extends ConditionTest {
    private final int slot;
    private final ExpressionTest expression;

    OnExpression(int slot, ExpressionTest expression) {
      this.slot = slot;
      this.expression = expression;
    }

    @Override
    public boolean test(EventView view) {
      return view.known(slot) ? view.result(slot) : view.keep(slot, expression.test(view));
    }
  }
}
