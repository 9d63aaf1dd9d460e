package perilune.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/**
 * Keeps the accounts of a run: each span of time is booked on one part of the work or one rule, so
 * that the accounts add up to the run. What a reading of the clock itself takes is taken off.
 *
 * <p>A stage that has one gives the same as one that has none, and is slower: the clock is read
 * twice for each candidate. Owned by the thread that owns the stages; starts with {@link
 * CostPart#READING}.
 */
public final class CostMeter {

  private static final int PARTS = CostPart.values().length;

  private final RuleSet rules;
  private final LongSupplier clock;
  private final long nanosOfAReading;

  // By account: the parts, then the conditions of each rule, then the operator of each.
  private final long[] nanos;
  private final long[] spans;
  private int account = CostPart.READING.ordinal();
  private long since;

  private final long[] candidates;
  private final long[] fulfilled;
  private final long[] matches;
  private final IdentityHashMap<Program, Asked> asked = new IdentityHashMap<>();
  private final List<Asked> inOrder = new ArrayList<>();

  /** How often a program was used, and which of its places were candidates. */
  static final class Asked {
    private final Program program;
    private final long[] candidates;
    private long events;

    private Asked(Program program) {
      this.program = program;
      candidates = new long[program.probes().length];
    }
  }

  /**
   * Starts a meter.
   *
   * @param rules of the stages that it is for
   * @param clock nanoseconds since whenever; never goes back
   * @param nanosOfAReading what one reading of the clock takes
   */
  public CostMeter(RuleSet rules, LongSupplier clock, long nanosOfAReading) {
    this.rules = rules;
    this.clock = clock;
    this.nanosOfAReading = nanosOfAReading;
    nanos = new long[PARTS + 2 * rules.size()];
    spans = new long[nanos.length];
    candidates = new long[rules.size()];
    fulfilled = new long[rules.size()];
    matches = new long[rules.size()];
    since = clock.getAsLong();
  }

  /**
   * Books time on a part from now on.
   *
   * @return the account before, for {@link #leave}
   */
  public int enter(CostPart part) {
    return enter(part.ordinal());
  }

  /** Books time on an earlier account again. */
  public void leave(int before) {
    enter(before);
  }

  private int enter(int next) {
    long now = clock.getAsLong();
    int before = account;
    nanos[before] += now - since;
    spans[before]++;
    since = now;
    account = next;
    return before;
  }

  /** Books the present span on another part than was thought when it began. */
  void instead(CostPart part) {
    account = part.ordinal();
  }

  int enterOperator(int rule) {
    return enter(PARTS + rules.size() + rule);
  }

  /** Notes that an event is judged by a program. */
  Asked judges(Program program) {
    Asked of = asked.get(program);
    if (of == null) {
      of = new Asked(program);
      asked.put(program, of);
      inOrder.add(of);
    }
    of.events++;
    return of;
  }

  /** Notes a candidate, and books on its rule. */
  void asks(int rule, int place, Asked of) {
    candidates[rule]++;
    of.candidates[place]++;
    enter(PARTS + rule);
  }

  /** Notes that the candidate was fulfilled. */
  void fulfils(int rule) {
    fulfilled[rule]++;
  }

  /** Gives a sink that counts matches by rule, and books what the other does with them. */
  MatchSink counting(MatchSink sink) {
    return match -> {
      matches[match.rule()]++;
      int before = enter(CostPart.FINDINGS);
      sink.match(match);
      leave(before);
    };
  }

  /** Gives the time of a part so far; conditions and operators are those of all rules. */
  public long nanos(CostPart part) {
    long own = net(part.ordinal());
    return switch (part) {
      case CONDITIONS -> own + sum(PARTS);
      case OPERATORS -> own + sum(PARTS + rules.size());
      case READING, ORDER, CONTEXT, PROGRAMS, KINDS, VALUES, SIGNALS, FINDINGS -> own;
    };
  }

  private long sum(int from) {
    return IntStream.range(from, from + rules.size()).mapToLong(this::net).sum();
  }

  private long net(int of) {
    return Math.max(0, nanos[of] - spans[of] * nanosOfAReading);
  }

  /** Gives how often the clock was read. */
  public long readings() {
    return 1 + IntStream.range(0, spans.length).mapToLong(of -> spans[of]).sum();
  }

  /** Gives what a reading of the clock was taken to take. */
  public long nanosOfAReading() {
    return nanosOfAReading;
  }

  /** Gives the rules that were asked anything, in the order of their numbers. */
  public List<RuleCost> rules() {
    var all = new ArrayList<RuleCost>();
    for (int rule = 0; rule < rules.size(); rule++) {
      if (candidates[rule] > 0 || matches[rule] > 0) {
        all.add(
            new RuleCost(
                rules.ruleId(rule),
                candidates[rule],
                fulfilled[rule],
                matches[rule],
                net(PARTS + rule),
                net(PARTS + rules.size() + rule)));
      }
    }
    return all;
  }

  /**
   * Gives the condition of a rule that was asked most often, if any was asked; of several the one
   * that was met first. O(programs and their places).
   */
  public Optional<AskedCondition> mostAsked(int rule) {
    Asked most = null;
    int at = 0;
    for (Asked of : inOrder) {
      for (int place = 0; place < of.candidates.length; place++) {
        if (rules.probe(of.program.probes()[place]).rule() == rule
            && of.candidates[place] > (most == null ? 0 : most.candidates[at])) {
          most = of;
          at = place;
        }
      }
    }
    return most == null ? Optional.empty() : Optional.of(condition(most, at));
  }

  private AskedCondition condition(Asked of, int place) {
    return new AskedCondition(
        of.program.left().get(place),
        of.events,
        of.candidates[place],
        of.program.index().unindexed().contains(place));
  }
}
