package perilune.engine.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import perilune.event.FieldTable;
import perilune.rules.plan.Condition;

/** Collects the needs of steps and builds the index from them. Cold path. */
public final class CandidateIndexBuilder {

  private final FieldTable fields;
  private final int maxStates;
  private final Needs needs;
  private final Map<Integer, Postings> byField = new TreeMap<>();
  // What may stand in any field.
  private final Postings anywhere = new Postings();
  private final List<Integer> unindexed = new ArrayList<>();
  private final List<Integer> unseconded = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private int states;
  private boolean statesExhausted;

  /** The needs of one field, each with the steps that have it; as a second need -1 - step. */
  private static final class Postings {
    private final List<Integer> present = new ArrayList<>();
    private final Map<String, List<Integer>> exact = new TreeMap<>();
    private final Map<Double, List<Integer>> numbers = new TreeMap<>();
    private final Map<String, List<Integer>> pieces = new TreeMap<>();
  }

  /**
   * Makes an empty builder.
   *
   * @param maxStates states of all automata together; steps whose pieces pass it are candidates for
   *     every event
   */
  public CandidateIndexBuilder(FieldTable fields, int maxStates) {
    this.fields = fields;
    this.maxStates = maxStates;
    needs = new Needs(fields, _ -> true);
  }

  /** Adds a step; they come in order of their numbers, from 0. */
  public void add(int step, Condition condition) {
    conditions.add(condition);
    Optional<List<Need>> necessary = needs.of(condition);
    boolean fits = necessary.isPresent() && fits(necessary.get());
    if (!fits) {
      statesExhausted |= necessary.isPresent();
      unindexed.add(step);
      unseconded.add(step);
      return;
    }
    necessary.orElseThrow().forEach(need -> add(step, need));
    Optional<List<Need>> second = needs.second(condition);
    if (second.isEmpty() || !fits(second.get())) {
      unseconded.add(step);
      return;
    }
    second.get().forEach(need -> add(-1 - step, need));
  }

  /** Counts the states that new pieces may take, from above: one for each byte. */
  private boolean fits(List<Need> wanted) {
    int more = 0;
    for (Need need : wanted) {
      if (need instanceof Need.Piece(var field, var text) && !isKnown(field, text)) {
        more += text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    if (more > maxStates - states) {
      return false;
    }
    states += more;
    return true;
  }

  private boolean isKnown(String field, String piece) {
    Postings postings = field.equals(Need.ANYWHERE) ? anywhere : byField.get(fields.find(field));
    return postings != null && postings.pieces.containsKey(piece);
  }

  private void add(int step, Need need) {
    if (need instanceof Need.Piece(var everywhere, var piece) && everywhere.equals(Need.ANYWHERE)) {
      add(anywhere.pieces, piece, step);
      return;
    }
    int field = fields.intern(need.field());
    if (field == FieldTable.FULL) {
      // No event can have a field that has no id.
      return;
    }
    Postings postings = byField.computeIfAbsent(field, _ -> new Postings());
    switch (need) {
      case Need.Exact(var _, var text) -> add(postings.exact, text, step);
      case Need.Numeric(var _, var value) -> add(postings.numbers, value + 0.0, step);
      case Need.Piece(var _, var text) -> add(postings.pieces, text, step);
      case Need.Presence _ -> postings.present.add(step);
    }
  }

  private static <K> void add(Map<K, List<Integer>> postings, K key, int step) {
    List<Integer> steps = postings.computeIfAbsent(key, _ -> new ArrayList<>());
    if (steps.isEmpty() || steps.getLast() != step) {
      steps.add(step);
    }
  }

  List<Integer> unindexed() {
    return unindexed;
  }

  List<Integer> unseconded() {
    return unseconded;
  }

  List<Gate> gates() {
    return Gate.of(conditions, fields);
  }

  boolean statesExhausted() {
    return statesExhausted;
  }

  /**
   * Builds the index.
   *
   * @param steps number of steps, all added ones being below it
   */
  public CandidateIndex build(int steps) {
    int size = byField.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    @Nullable FieldIndex[] built = new FieldIndex[size];
    int needles = 0;
    for (var entry : byField.entrySet()) {
      built[entry.getKey()] = build(entry.getValue(), needles, steps);
      needles += entry.getValue().pieces.size();
    }
    NeedleAutomaton inAnyField = automaton(anywhere, needles, steps);
    needles += anywhere.pieces.size();
    return new CandidateIndex(built, inAnyField, steps, needles, this);
  }

  private static FieldIndex build(Postings postings, int firstNeedle, int stepCount) {
    return new FieldIndex(
        bits(postings.present, stepCount),
        new ValuePostings(bits(postings.exact, stepCount)),
        new NumberPostings(bits(postings.numbers, stepCount)),
        automaton(postings, firstNeedle, stepCount));
  }

  private static @Nullable NeedleAutomaton automaton(
      Postings postings, int firstNeedle, int stepCount) {
    if (postings.pieces.isEmpty()) {
      return null;
    }
    List<byte[]> texts =
        postings.pieces.keySet().stream()
            .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
            .toList();
    int[][] steps =
        postings.pieces.values().stream().map(list -> bits(list, stepCount)).toArray(int[][]::new);
    return NeedleAutomaton.of(texts, firstNeedle, steps);
  }

  private static <K> Map<K, int[]> bits(Map<K, List<Integer>> postings, int stepCount) {
    var all = new HashMap<K, int[]>();
    postings.forEach((key, steps) -> all.put(key, bits(steps, stepCount)));
    return all;
  }

  private static int[] bits(List<Integer> steps, int stepCount) {
    return steps.stream()
        .mapToInt(step -> step >= 0 ? step : CandidateIndex.secondBit(-1 - step, stepCount))
        .toArray();
  }
}
