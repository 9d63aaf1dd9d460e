package perilune.rules.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What turns events into matches. */
public sealed interface Operator {

  /** Every event that fulfils the condition is a match. */
  record Single(Condition condition) implements Operator {}

  /**
   * Events that fulfil the steps in order, share the join keys, and lie within maxspan, where no
   * event is that should be missing.
   *
   * <p>Semantics: Elasticsearch's sequences. A pending sequence is overwritten by a later event of
   * its last step; {@code until} ends it. Missing events are asked for of the sequence that the
   * steps give: one that has such an event is no match, and no other events are tried in its place.
   *
   * @param steps those that an event has to fulfil, at least one; a step that runs several times
   *     stands here as often
   * @param missing what must not be there, in order of places; needs maxspan
   * @param until ends pending sequences of its key; what is complete but for missing events is not
   *     pending
   * @param maxSpanNanos longest time from first to last event, inclusive, in nanoseconds
   */
  record Sequence(
      List<Step> steps, List<Missing> missing, Optional<Step> until, OptionalLong maxSpanNanos)
      implements Operator {
    public Sequence {
      steps = List.copyOf(steps);
      missing = List.copyOf(missing);
      int most = steps.size();
      if (steps.isEmpty() || most + missing.stream().mapToInt(Missing::runs).sum() < 2) {
        throw new IllegalArgumentException("a sequence has at least two steps");
      }
      if (!missing.isEmpty() && maxSpanNanos.isEmpty()) {
        throw new IllegalArgumentException("missing events need a maxspan");
      }
      if (missing.stream().anyMatch(absent -> absent.after() > most)) {
        throw new IllegalArgumentException("a missing event has no place behind the last step");
      }
    }

    /** Makes one without missing events. */
    public Sequence(List<Step> steps, Optional<Step> until, OptionalLong maxSpanNanos) {
      this(steps, List.of(), until, maxSpanNanos);
    }

    /** Gives all that has to be or be missing, {@code until} left out. */
    public List<Step> clauses() {
      return Stream.concat(steps.stream(), missing.stream().map(Missing::step)).toList();
    }

    /**
     * Says whether an event that fulfils a clause matters only to sequences that have begun: it is
     * a later step, or what should be missing behind one. {@code until} is none of these: one that
     * is concurrent with a first step ends what that begins.
     *
     * @param clause its number, as {@link #clauses} has them, or the one behind for {@code until}
     */
    public boolean continues(int clause) {
      int steps = steps().size();
      return clause < steps
          ? clause > 0
          : clause < steps + missing.size() && missing.get(clause - steps).after() > 0;
    }

    /** Says whether a match is known only when its window has passed: what is missing is last. */
    public boolean endsMissing() {
      return missing.stream().anyMatch(absent -> absent.after() == steps.size());
    }

    /**
     * Gives what stands at each place of the query, runs written out: the number of the step, or -1
     * for a missing event.
     */
    public List<Integer> places() {
      var all = new ArrayList<Integer>();
      for (int step = 0; step <= steps.size(); step++) {
        for (Missing absent : missing) {
          all.addAll(Collections.nCopies(absent.after() == step ? absent.runs() : 0, -1));
        }
        if (step < steps.size()) {
          all.add(step);
        }
      }
      return List.copyOf(all);
    }
  }

  /**
   * What must not be there, at one place of a sequence.
   *
   * <ul>
   *   <li>Between two steps: no such event lies between theirs.
   *   <li>Before the first: the last such event before it is more than maxspan before the last
   *       step's event.
   *   <li>Behind the last: the first such event after it is more than maxspan after the first
   *       step's event. This is known only when that time has passed.
   *   <li>Both: these two events are more than maxspan apart.
   * </ul>
   *
   * @param after number of steps before it: 0 stands before all, the number of steps behind all
   * @param step which events, and of which sequence: as many keys as the steps have
   * @param runs places that it takes in a result, at least 1; says nothing of the events
   */
  record Missing(int after, Step step, int runs) {
    public Missing {
      if (after < 0 || runs < 1) {
        throw new IllegalArgumentException("a missing event has a place");
      }
    }
  }

  /**
   * Weak signals that add up: an event that fulfils {@code opening} opens a story for its keys;
   * each part that an event of the story fulfils, from the opening one on, counts its weight once.
   * A part that brings the sum to the threshold, and each new part after that, is a match of all
   * that counted so far.
   *
   * <p>A part that is a signal opens a story too, where there is none: what began before anybody
   * looked, or longer ago than a story lasts, is told all the same.
   *
   * <p>A story ends when {@code maxSpanNanos} have passed since it was opened, but not before
   * {@code signalSpanNanos} have passed since the last signal that counted; an event that fulfils
   * {@code opening} while it is open opens no other.
   *
   * <p>Signals and the other parts, which are weak, are added up apart. Their sum is the score; but
   * where neither of the two reaches {@link #CRITICAL} by itself, the score stays below it: what is
   * weak makes a signal worse, and only signals, or very much that is weak, the worst.
   *
   * @param opening what begins a story; it has no weight of its own
   * @param parts what counts, in the order in which the rule tells of them; each has as many keys
   *     as the opening
   * @param threshold sum from which on there is a match, at least 1
   * @param maxSpanNanos how long a story is open, inclusive, nanoseconds
   * @param signalSpanNanos how long it is open after a signal that counted, inclusive, nanoseconds;
   *     at least as long
   */
  record Score(
      Step opening, List<Part> parts, int threshold, long maxSpanNanos, long signalSpanNanos)
      implements Operator {
    public Score {
      parts = List.copyOf(parts);
      if (parts.isEmpty() || threshold < 1) {
        throw new IllegalArgumentException("a score has at least one part and a threshold");
      }
      if (signalSpanNanos < maxSpanNanos) {
        throw new IllegalArgumentException("a signal does not shorten a story");
      }
    }

    /** Makes one in which a signal lengthens no story. */
    public Score(Step opening, List<Part> parts, int threshold, long maxSpanNanos) {
      this(opening, parts, threshold, maxSpanNanos, maxSpanNanos);
    }

    /** Sum from which on a story is critical. Source: Elastic's risk scores. */
    public static final int CRITICAL = 99;

    /** Gives the score of what counted: the weights of signals and of weak parts, each added up. */
    public static int sum(int signals, int weak) {
      boolean worst = signals >= CRITICAL || weak >= CRITICAL;
      return worst ? signals + weak : Math.min(signals + weak, CRITICAL - 1);
    }

    /** Says whether a step, 0 for the opening, is a signal. */
    public boolean isSignal(int step) {
      return step > 0 && parts.get(step - 1).signal();
    }

    /** Gives the opening, then the parts' steps. */
    public List<Step> steps() {
      return Stream.concat(Stream.of(opening), parts.stream().map(Part::step)).toList();
    }
  }

  /**
   * Events, one for each step and all different, that share the join keys, in whatever order they
   * happened; events without a time count too.
   *
   * <p>Semantics: Elasticsearch's samples. The first sample that an event completes is a match at
   * once; of several it is the one whose first step has the earliest event, then the second, and so
   * on. Of one value of the keys there are as many as {@code maxPerKey}, then never again.
   *
   * @param steps one to {@link #MOST_SAMPLE_STEPS}, with at least one key each
   * @param maxPerKey samples of one value of the keys, count, 1 to {@link #MOST_SAMPLES_PER_KEY}
   */
  record Sample(List<Step> steps, int maxPerKey) implements Operator {
    public Sample {
      steps = List.copyOf(steps);
      if (steps.isEmpty() || steps.size() > MOST_SAMPLE_STEPS) {
        throw new IllegalArgumentException("a sample has 1 to " + MOST_SAMPLE_STEPS + " steps");
      }
      if (maxPerKey < 1 || maxPerKey > MOST_SAMPLES_PER_KEY) {
        throw new IllegalArgumentException("1 to " + MOST_SAMPLES_PER_KEY + " samples of one key");
      }
    }
  }

  /**
   * Many events of one group: a match as soon as, within the window's look-back, the group has had
   * {@code atLeast} events, and of each cardinality's field that many different values. The events
   * that counted are then used up: the group begins anew.
   *
   * <p>Semantics: Elastic's rules of type threshold, event by event in the place of run by run. An
   * event with several values of a group key counts in the group of each; one without a value of a
   * key is not counted. Without keys there is one group.
   *
   * @param step which events, and of which group
   * @param atLeast events, count, at least 1
   * @param cardinalities what has to differ; may be empty
   * @param window how far the first and the last event may be apart: its look-back, inclusive
   */
  record Threshold(Step step, long atLeast, List<Cardinality> cardinalities, Window window)
      implements Operator {
    public Threshold {
      cardinalities = List.copyOf(cardinalities);
      if (atLeast < 1) {
        throw new IllegalArgumentException("a threshold is at least 1");
      }
    }

    /**
     * Gives the step, then one for each cardinality: of the same events, with the field that is
     * counted as its only key.
     */
    public List<Step> steps() {
      Stream<Step> counted =
          cardinalities.stream()
              .map(each -> new Step(step.condition(), List.of(new JoinKey(each.field(), false))));
      return Stream.concat(Stream.of(step), counted).toList();
    }
  }

  /**
   * How many different values a field of the group's events has to have.
   *
   * @param field dotted name
   * @param atLeast values, count, at least 1
   */
  record Cardinality(String field, long atLeast) {
    public Cardinality {
      if (atLeast < 1) {
        throw new IllegalArgumentException("a cardinality is at least 1");
      }
    }
  }

  /**
   * An event whose values of the keys, taken together, no event had in the time before it.
   *
   * <p>Semantics: Elastic's rules of type new_terms, event by event in the place of run by run. Of
   * several values of a key each combination is a term of its own; an event without a value of a
   * key has no term. At the start every term is new.
   *
   * @param step which events; its keys are the fields, 1 to {@link #MOST_TERM_FIELDS}
   * @param historyNanos how long a term stays known after an event that had it, inclusive,
   *     nanoseconds
   */
  record NewTerms(Step step, long historyNanos) implements Operator {
    public NewTerms {
      if (step.keys().isEmpty() || step.keys().size() > MOST_TERM_FIELDS) {
        throw new IllegalArgumentException("a term has 1 to " + MOST_TERM_FIELDS + " fields");
      }
      if (historyNanos < 1) {
        throw new IllegalArgumentException("a history has a length");
      }
    }
  }

  /** Fields of one term, count. Source: Elastic's rules of type new_terms. */
  int MOST_TERM_FIELDS = 3;

  /**
   * Rows made of events, worked on stage by stage; each row that is left is a match.
   *
   * <p>Every event that fulfils {@code source} is a row, whose columns are the event's fields.
   * Stages that look at one row alone give their rows at once; where a stage needs all rows, or an
   * expression the time of the look, they are given when the window closes. A row is given by the
   * first window that has it, and again only by one that adds an event of its own to it.
   *
   * @param source what an event has to be at least; the stages decide
   * @param stages what is done, in order
   * @param window which events are looked at together
   */
  record Table(Condition source, List<TableStage> stages, Window window) implements Operator {
    public Table {
      stages = List.copyOf(stages);
    }
  }

  /** Events and matches that come to something within a time; see {@link Correlation}. */
  record Correlated(Correlation correlation) implements Operator {}

  /** Steps of a sample, count. Source: Elasticsearch's EQL documentation, samples. */
  int MOST_SAMPLE_STEPS = 5;

  /** Samples of one value of the keys, count: bounds the events that are kept of each. */
  int MOST_SAMPLES_PER_KEY = 1_000;

  /** Samples of one value of the keys unless somebody asks for more. Source: Elasticsearch. */
  int DEFAULT_SAMPLES_PER_KEY = 1;

  /**
   * What counts in a score.
   *
   * @param step which events, and of which story
   * @param weight what it adds, once, at least 1
   * @param signal whether it is the match of another rule, which opens a story by itself
   */
  record Part(Step step, int weight, boolean signal) {
    /** Makes a weak one. */
    public Part(Step step, int weight) {
      this(step, weight, false);
    }

    public Part {
      if (weight < 1) {
        throw new IllegalArgumentException("a part weighs at least 1");
      }
    }
  }
}
