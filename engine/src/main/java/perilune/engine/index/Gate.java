package perilune.engine.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;

/**
 * Takes candidates away by one field that has few values and that most steps ask for, such as
 * {@code event.category}: a step that needs one of certain values there is none for an event with
 * others.
 *
 * <p>For each value there are the bits of all steps that may have it; one pass over the words of
 * the set does for all steps what would else be done step by step. Immutable.
 */
final class Gate {

  /** Fields worth a gate. */
  private static final Set<String> FIELDS =
      Set.of(
          "event.category",
          "event.type",
          "event.kind",
          "event.action",
          "event.code",
          "event.module",
          "event.dataset",
          "host.os.type",
          "winlog.channel",
          "winlog.provider_name");

  /** Steps that a gate has to hold back to be worth its pass. */
  private static final int FEWEST_STEPS = 8;

  /** Values of one gate, count: each has a bit for every step. */
  private static final int MOST_VALUES = 512;

  private final int field;
  private final ValuePostings values;
  private final long[][] masks;
  // For an event that has no value of the field, or none that any step asks for.
  private final long[] otherwise;

  private Gate(int field, Map<String, long[]> masks, long[] otherwise) {
    this.field = field;
    this.otherwise = otherwise;
    this.masks = new long[masks.size()][];
    var numbers = new HashMap<String, int[]>();
    masks.forEach((value, mask) -> {
      this.masks[numbers.size()] = mask;
      numbers.put(value, new int[] {numbers.size()});
    });
    values = new ValuePostings(numbers);
  }

  /** Gives the gates worth having for steps with these conditions, numbered from 0. */
  static List<Gate> of(List<Condition> steps, FieldTable fields) {
    var gates = new ArrayList<Gate>();
    for (String name : FIELDS.stream().sorted().toList()) {
      of(name, steps, fields).ifPresent(gates::add);
    }
    return List.copyOf(gates);
  }

  private static Optional<Gate> of(String name, List<Condition> steps, FieldTable fields) {
    var needs = new Needs(fields, name::equals);
    var byValue = new TreeMap<String, List<Integer>>();
    long[] otherwise = new long[CandidateIndex.words(steps.size())];
    int held = 0;
    for (int step = 0; step < steps.size(); step++) {
      Optional<List<String>> texts = needs.of(steps.get(step)).flatMap(Gate::texts);
      if (texts.isEmpty()) {
        otherwise[step >>> 6] |= 1L << step;
      } else {
        held++;
        for (String text : texts.get()) {
          byValue.computeIfAbsent(text, _ -> new ArrayList<>()).add(step);
        }
      }
    }
    if (held < FEWEST_STEPS || byValue.size() > MOST_VALUES) {
      return Optional.empty();
    }
    var masks = new TreeMap<String, long[]>();
    byValue.forEach((value, allowed) -> masks.put(value, with(otherwise, allowed)));
    return Optional.of(new Gate(fields.intern(name), masks, otherwise));
  }

  /** Gives the values that a step needs one of, or nothing where it needs something else. */
  private static Optional<List<String>> texts(List<Need> needs) {
    var texts = new ArrayList<String>();
    for (Need need : needs) {
      if (!(need instanceof Need.Exact(var _, var text))) {
        return Optional.empty();
      }
      texts.add(text);
    }
    return Optional.of(texts);
  }

  private static long[] with(long[] mask, List<Integer> steps) {
    long[] more = mask.clone();
    for (int step : steps) {
      more[step >>> 6] |= 1L << step;
    }
    return more;
  }

  /** Leaves in the set what the event's values of the field allow. O(words of the set). */
  void filter(Event event, CandidateSet set) {
    int value = event.firstValue(field);
    if (value == Event.NONE) {
      set.retain(otherwise);
      return;
    }
    int next = event.nextValue(value);
    if (next == Event.NONE) {
      set.retain(mask(event, value, set));
      return;
    }
    set.allow(mask(event, value, set));
    for (; next != Event.NONE; next = event.nextValue(next)) {
      set.allowAlso(mask(event, next, set));
    }
    set.retainAllowed();
  }

  private long[] mask(Event event, int value, CandidateSet set) {
    set.text.load(event, value);
    int[] found = values.find(set.text.bytes(), set.text.from(), set.text.length());
    return found.length == 0 ? otherwise : masks[found[0]];
  }
}
