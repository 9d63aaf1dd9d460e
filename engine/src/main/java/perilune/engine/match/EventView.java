package perilune.engine.match;

import java.util.Arrays;
import java.util.Set;
import perilune.event.Event;
import perilune.event.FieldTable;

/**
 * The event under judgement, what is already known of it, and scratch memory for the tests.
 *
 * <p>Results of shared predicates are kept for the event, so that each is found at most once.
 * Reused from event to event: allocates nothing once its arrays have grown. Owned by one thread.
 */
public final class EventView {

  private static final int INITIAL_CELLS = 16;

  /** Says what Perilune knows, not what a record says. */
  private static final String OWN_PREFIX = "perilune.";

  /** Fields that readers fill with words of their own, and labels that name a log source. */
  private static final Set<String> ADDED =
      Set.of(
          "event.id",
          "event.original",
          "event.kind",
          "event.category",
          "event.type",
          "event.module",
          "event.dataset",
          "host.os.type",
          "product",
          "category",
          "service");

  private static final byte SEARCHED = 1;
  private static final byte SKIPPED = 2;

  private int[] memo;
  // A result is kept as epoch (false) or epoch + 1 (true); other numbers are of earlier events.
  private int epoch;
  private Event event;
  private long[] facts = {};
  // By field id: 0 unknown yet, SEARCHED or SKIPPED.
  private byte[] searched = {};
  private long predicates;
  private long combinationsCut;

  final ValueText text = new ValueText();
  final NumberValue number = new NumberValue();
  final DateText date = new DateText();
  final InternetAddress address = new InternetAddress();
  final Cells cells = new Cells(INITIAL_CELLS);

  /** Holds a computed value, so that a predicate can meet it as it meets a field's. */
  final Event computed;

  /**
   * Makes a view.
   *
   * @param size number of shared predicates: {@link ConditionCompiler#size}
   * @param fields table of the events
   */
  public EventView(int size, FieldTable fields) {
    memo = new int[size];
    event = new Event(fields);
    computed = new Event(fields);
  }

  /** Makes room for so many shared predicates. */
  public void reserve(int size) {
    if (size > memo.length) {
      memo = Arrays.copyOf(memo, Math.max(size, 2 * memo.length));
    }
  }

  /**
   * Turns to another event and forgets all results.
   *
   * @param found bits of what a scan of its values found, see {@link Fact}
   */
  public void start(Event next, long[] found) {
    facts = found;
    start(next);
  }

  /** Turns to another event and forgets all results. */
  public void start(Event next) {
    event = next;
    epoch += 2;
    if (epoch == 0) {
      // After 2^31 events old results could look like new ones.
      Arrays.fill(memo, -1);
    }
  }

  /** Gives the event. */
  public Event event() {
    return event;
  }

  /** Gives the number of predicates evaluated so far, over all events. */
  public long predicates() {
    return predicates;
  }

  /** Gives how often an expression had more combinations of values than the limit. */
  public long combinationsCut() {
    return combinationsCut;
  }

  /** Says whether a search in all fields looks at this one. */
  public static boolean isSearched(String field) {
    return !field.startsWith(OWN_PREFIX) && !ADDED.contains(field);
  }

  boolean isSearched(int field) {
    if (field >= searched.length) {
      searched = Arrays.copyOf(searched, Math.max(field + 1, event.table().size()));
    }
    if (searched[field] == 0) {
      searched[field] = isSearched(event.table().name(field)) ? SEARCHED : SKIPPED;
    }
    return searched[field] == SEARCHED;
  }

  boolean has(int fact) {
    return (facts[fact >>> 6] & 1L << fact) != 0;
  }

  /** Gives 64 facts. */
  long facts(int word) {
    return facts[word];
  }

  boolean known(int slot) {
    return memo[slot] == epoch || memo[slot] == epoch + 1;
  }

  boolean result(int slot) {
    return memo[slot] == epoch + 1;
  }

  boolean keep(int slot, boolean result) {
    predicates++;
    memo[slot] = result ? epoch + 1 : epoch;
    return result;
  }

  void countCut() {
    combinationsCut++;
  }
}
