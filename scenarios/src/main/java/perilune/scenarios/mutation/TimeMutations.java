package perilune.scenarios.mutation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Story;

/** The same deeds later, and children that do them otherwise. */
final class TimeMutations {

  /** Within the hour that rules look back. */
  private static final Duration LONG = Duration.ofMinutes(50);

  private static final Duration SHORT = Duration.ofMinutes(5);

  private TimeMutations() {}

  static List<Mutation> all() {
    return List.of(
        of("slow", "it waits for 5 minutes after its start", a -> later(a, a.index() + 1, SHORT)),
        of(
            "slowest",
            "it waits for 50 minutes after its start",
            a -> later(a, a.index() + 1, LONG)),
        of("late", "it is started 50 minutes after what came before", TimeMutations::late),
        of("child-exec", "the shell below it becomes the program", TimeMutations::childExec),
        of(
            "child-bash",
            "the shell below it is bash",
            a -> childShell(a, "/usr/bin/bash", "bash", "-c")),
        of(
            "child-newer-libc",
            "the shell below it is given --, as newer C libraries do",
            a -> childShell(a, "/usr/bin/dash", "sh", "-c", "--")));
  }

  private interface Change {
    Optional<Story> of(Attack attack);
  }

  private static Mutation of(String id, String about, Change change) {
    return new Mutation(id, about, false, "", change::of);
  }

  private static Optional<Story> later(Attack attack, int from, Duration by) {
    List<Moment> moments = attack.story().moments();
    if (from >= moments.size() || from == attack.index() + 1 && !attack.hasEffects()) {
      return Optional.empty();
    }
    var all = new ArrayList<>(moments.subList(0, from));
    moments.subList(from, moments.size()).forEach(m -> all.add(m.at(m.at().plus(by))));
    return Optional.of(new Story(all));
  }

  private static Optional<Story> late(Attack attack) {
    boolean prepared =
        attack.story().moments().subList(0, attack.index()).stream()
            .anyMatch(moment -> moment.deed() instanceof Deed.Write);
    return prepared ? later(attack, attack.index(), LONG) : Optional.empty();
  }

  /** Gives the shell that the culprit starts with -c; empty if it starts none. */
  private static Optional<Moment> shell(Attack attack) {
    return attack.story().moments().stream()
        .filter(moment ->
            moment.deed() instanceof Deed.Start(var by, var image)
                && by.equals(attack.actor())
                && image.arguments().size() == 3
                && image.arguments().subList(0, 2).equals(List.of("sh", "-c")))
        .findFirst();
  }

  private static Optional<Story> childShell(Attack attack, String path, String... words) {
    return shell(attack)
        .map(found -> {
          Deed.Start start = (Deed.Start) found.deed();
          var all = new ArrayList<>(List.of(words));
          all.add(start.image().arguments().getLast());
          Image image = start.image().at(path).withArguments(all);
          Moment other = found.doing(new Deed.Start(start.by(), image));
          return new Story(
              attack.story().moments().stream().map(m -> m.equals(found) ? other : m).toList());
        });
  }

  private static Optional<Story> childExec(Attack attack) {
    return shell(attack).flatMap(found -> childExec(attack.story(), found.actor()));
  }

  private static Optional<Story> childExec(Story story, String shell) {
    List<Moment> children =
        story.moments().stream()
            .filter(m -> m.deed() instanceof Deed.Start(var by, var _) && by.equals(shell))
            .toList();
    boolean others =
        story.moments().stream()
            .anyMatch(m ->
                m.actor().equals(shell)
                    && !(m.deed() instanceof Deed.Exit)
                    && !(m.deed() instanceof Deed.Start));
    if (children.size() != 1 || others) {
      return Optional.empty();
    }
    String child = children.getFirst().actor();
    var all = new ArrayList<Moment>();
    for (Moment moment : story.moments()) {
      if (moment.actor().equals(shell) && moment.deed() instanceof Deed.Exit) {
        continue;
      }
      all.add(moment.actor().equals(child) ? became(moment, shell) : below(moment, child, shell));
    }
    return Optional.of(new Story(all));
  }

  private static Moment became(Moment moment, String shell) {
    Deed deed =
        moment.deed() instanceof Deed.Start(var _, var image)
            ? new Deed.Replace(image)
            : moment.deed();
    return new Moment(moment.at(), shell, deed);
  }

  private static Moment below(Moment moment, String child, String shell) {
    return moment.deed() instanceof Deed.Start(var by, var image) && by.equals(child)
        ? moment.doing(new Deed.Start(shell, image))
        : moment;
  }
}
