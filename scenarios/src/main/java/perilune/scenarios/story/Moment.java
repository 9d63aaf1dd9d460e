package perilune.scenarios.story;

import java.time.Duration;

/**
 * When somebody does something.
 *
 * @param at time since the story's beginning
 * @param actor name in the story
 * @param deed what is done
 */
public record Moment(Duration at, String actor, Deed deed) {

  /** Gives the same deed at another time. */
  public Moment at(Duration time) {
    return new Moment(time, actor, deed);
  }

  /** Gives another deed by the same actor at the same time. */
  public Moment doing(Deed other) {
    return new Moment(at, actor, other);
  }
}
