package perilune.rules.regex;

import java.util.List;
import java.util.Optional;

/** A regular expression, read. */
sealed interface RegexNode {

  /** One of these characters. */
  record Characters(CharacterSet set) implements RegexNode {}

  /** One after the other. */
  record Sequence(List<RegexNode> parts) implements RegexNode {
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /** The first that fits. */
  record Choice(List<RegexNode> parts) implements RegexNode {
    public Choice {
      parts = List.copyOf(parts);
    }
  }

  /**
   * The part again and again.
   *
   * @param most {@link #NO_END} without an end
   */
  record Repeat(RegexNode part, int least, int most, Greed greed) implements RegexNode {}

  /** Whether a repetition takes much or little, and gives back. */
  enum Greed {
    GREEDY,
    LAZY,
    POSSESSIVE
  }

  /** A part whose text is wanted. */
  record Capturing(RegexNode part) implements RegexNode {}

  /** A place, as RE2 writes it. */
  record Anchor(String re2) implements RegexNode {}

  /** The next character has to be one of these. */
  record Ahead(CharacterSet set) implements RegexNode {}

  int NO_END = -1;

  /** Gives the characters of a part that is always exactly one. */
  static Optional<CharacterSet> single(RegexNode node) {
    return switch (node) {
      case Characters(var set) -> Optional.of(set);
      case Sequence(var parts) -> parts.size() == 1 ? single(parts.getFirst()) : Optional.empty();
      case Choice(var parts) -> union(parts.stream().map(RegexNode::single).toList());
      case Repeat _, Capturing _, Anchor _, Ahead _ -> Optional.empty();
    };
  }

  /** Gives the characters that a part can begin with; nothing where it may be empty. */
  static Optional<CharacterSet> first(RegexNode node) {
    return switch (node) {
      case Characters(var set) -> Optional.of(set);
      case Sequence(var parts) -> parts.isEmpty() ? Optional.empty() : first(parts.getFirst());
      case Choice(var parts) -> union(parts.stream().map(RegexNode::first).toList());
      case Repeat(var part, var least, var _, var _) -> least > 0 ? first(part) : Optional.empty();
      case Capturing(var part) -> first(part);
      case Anchor _, Ahead _ -> Optional.empty();
    };
  }

  private static Optional<CharacterSet> union(List<Optional<CharacterSet>> sets) {
    CharacterSet all = CharacterSet.NONE;
    for (Optional<CharacterSet> set : sets) {
      if (set.isEmpty()) {
        return set;
      }
      all = all.or(set.get());
    }
    return Optional.of(all);
  }
}
