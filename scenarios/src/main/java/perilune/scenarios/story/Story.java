package perilune.scenarios.story;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What happens on one host, in order of time.
 *
 * @param moments at least one; their times never go back
 */
public record Story(List<Moment> moments) {
  public Story {
    moments = List.copyOf(moments);
  }

  /** Gives the kinds of telemetry that would show some of it. */
  public Set<Kind> kinds() {
    var all = EnumSet.noneOf(Kind.class);
    moments.forEach(moment -> all.add(moment.deed().kind()));
    return all;
  }

  /** Gives the program that an actor was born with; empty if it has none of its own. */
  public Optional<Image> image(String actor) {
    return moments.stream()
        .filter(moment -> moment.actor().equals(actor))
        .flatMap(moment -> imageOf(moment.deed()).stream())
        .findFirst();
  }

  /** Gives the program that a deed starts; empty if it starts none. */
  public static Optional<Image> imageOf(Deed deed) {
    return switch (deed) {
      case Deed.Start(var _, var image) -> Optional.of(image);
      case Deed.Replace(var image) -> Optional.of(image);
      default -> Optional.empty();
    };
  }
}
