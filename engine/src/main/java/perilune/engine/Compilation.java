package perilune.engine;

import java.util.List;

/**
 * What became of some plans.
 *
 * @param rules those that run
 * @param rejections why the others do not; a rule may have several
 */
public record Compilation(RuleSet rules, List<Rejection> rejections) {
  public Compilation {
    rejections = List.copyOf(rejections);
  }
}
