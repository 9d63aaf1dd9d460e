package perilune.engine.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Goes through the samples of one key in their order: by the event of the first step, then of the
 * second, and so on, each in the order of coming.
 *
 * <p>It goes on only where the steps that are left can be filled, so that no way is in vain. That
 * is found by trying as many events of each step as there are steps: a step that has more free ones
 * can always be filled. At most 5^5 tries.
 */
final class SampleSearch {

  private final Candidates candidates;
  private final int[] chosen;
  private final int most;
  private final int newest;
  private final List<int[]> found = new ArrayList<>();

  /**
   * Makes a search for samples that have one event.
   *
   * @param newest place of the event
   * @param most samples that are wanted
   */
  SampleSearch(Candidates candidates, int steps, int newest, int most) {
    this.candidates = candidates;
    this.chosen = new int[steps];
    this.newest = newest;
    this.most = most;
  }

  /** Gives for each sample the places of its events, in order of steps. */
  List<int[]> run() {
    choose(0);
    return found;
  }

  private void choose(int step) {
    if (step == chosen.length) {
      if (isChosen(newest, step)) {
        found.add(Arrays.copyOf(chosen, step));
      }
      return;
    }
    for (int place : candidates.of(step)) {
      if (found.size() >= most) {
        return;
      }
      if (!isChosen(place, step)) {
        chosen[step] = place;
        if (canBeFilled(step + 1)) {
          choose(step + 1);
        }
      }
    }
  }

  private boolean canBeFilled(int step) {
    if (step == chosen.length) {
      return true;
    }
    List<Integer> places = candidates.of(step);
    int tried = Math.min(places.size(), chosen.length);
    for (int i = 0; i < tried; i++) {
      if (!isChosen(places.get(i), step)) {
        chosen[step] = places.get(i);
        if (canBeFilled(step + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isChosen(int place, int steps) {
    for (int step = 0; step < steps; step++) {
      if (chosen[step] == place) {
        return true;
      }
    }
    return false;
  }
}
