package perilune.engine.subsumption;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import perilune.engine.subsumption.Letters.Letter;

/**
 * Looks for texts that match each of some sets of globs and none of another, shortest first. Walks
 * the product of their automata; each state once.
 */
final class GlobSearch {

  /** States that one search visits, count: enough for several long texts in one pattern. */
  private static final int MAX_STATES = 4_000;

  /** Texts that are given, count. */
  private static final int MAX_TEXTS = 8;

  /**
   * What was found.
   *
   * @param texts some that fit, one for each state that accepts
   * @param whole whether all states were seen: then there is no text if none is given
   */
  record Found(List<String> texts, boolean whole) {
    boolean isNone() {
      return whole && texts.isEmpty();
    }
  }

  private record State(List<BitSet> in, BitSet out) {}

  private record Visit(State state, String text) {}

  private final List<GlobSet> in;
  private final GlobSet out;
  private final List<Letter> letters;

  private GlobSearch(List<List<Glob>> in, List<Glob> out, Set<Integer> points) {
    this.in = in.stream().map(GlobSet::new).toList();
    this.out = new GlobSet(out);
    this.letters = points.stream().map(Letter::of).toList();
  }

  /** Looks among all texts. */
  static Found among(List<List<Glob>> in, List<Glob> out) {
    Set<Integer> points = Letters.named(all(in, out));
    points.add(Letters.other(points));
    return new GlobSearch(in, out, points).search();
  }

  /** Looks among texts of some code points only. */
  static Found among(List<List<Glob>> in, List<Glob> out, String points) {
    var some = new LinkedHashSet<Integer>();
    points.codePoints().forEach(some::add);
    return new GlobSearch(in, out, some).search();
  }

  private static Stream<Glob> all(List<List<Glob>> in, List<Glob> out) {
    return Stream.concat(in.stream().flatMap(List::stream), out.stream());
  }

  private Found search() {
    var texts = new ArrayList<String>();
    var seen = new HashSet<State>();
    var waiting = new ArrayDeque<Visit>();
    waiting.add(new Visit(new State(in.stream().map(GlobSet::start).toList(), out.start()), ""));
    seen.add(waiting.getFirst().state);
    while (!waiting.isEmpty()) {
      Visit visit = waiting.poll();
      if (accepts(visit.state)) {
        texts.add(visit.text);
        if (texts.size() == MAX_TEXTS) {
          return new Found(texts, false);
        }
      }
      for (Letter letter : letters) {
        State next = next(visit.state, letter);
        if (next.in.stream().noneMatch(BitSet::isEmpty) && seen.add(next)) {
          waiting.add(new Visit(next, visit.text + Character.toString(letter.point())));
        }
      }
      if (seen.size() > MAX_STATES) {
        return new Found(texts, false);
      }
    }
    return new Found(texts, true);
  }

  private boolean accepts(State state) {
    for (int i = 0; i < in.size(); i++) {
      if (!in.get(i).accepts(state.in.get(i))) {
        return false;
      }
    }
    return !out.accepts(state.out);
  }

  private State next(State state, Letter letter) {
    var next = new ArrayList<BitSet>();
    for (int i = 0; i < in.size(); i++) {
      next.add(in.get(i).next(state.in.get(i), letter));
    }
    return new State(next, out.next(state.out, letter));
  }
}
