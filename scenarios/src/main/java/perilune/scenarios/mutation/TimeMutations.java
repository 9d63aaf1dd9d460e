package perilune.scenarios.mutation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;
import perilune.scenarios.world.Trace;

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
        of("child-exec", "the shell below it becomes the program", TimeMutations::childExec)
            .on(Mutation.POSIX),
        of(
                "child-bash",
                "the shell below it is bash",
                a -> childShell(a, "/usr/bin/bash", "bash", "-c"))
            .on(Platform.LINUX),
        of(
                "child-newer-libc",
                "the shell below it is given --, as newer C libraries do",
                a -> childShell(a, "/usr/bin/dash", "sh", "-c", "--"))
            .on(Platform.LINUX),
        of(
                "child-dash",
                "the shell below it is dash, by a link of the administrator",
                a -> childShell(a, "/bin/dash", "sh", "-c"))
            .on(Platform.MACOS),
        of(
                "child-32-bit",
                "the shell below it is the one for programs of 32 bits",
                TimeMutations::childNarrow)
            .on(Platform.WINDOWS),
        of(
                "child-direct",
                "there is no shell between it and the program",
                TimeMutations::childDirect)
            .on(Set.of(Platform.MACOS, Platform.WINDOWS)));
  }

  private interface Change {
    Optional<Story> of(Attack attack);
  }

  private static Mutation of(String id, String about, Change change) {
    return new Mutation(id, about, Trace.ARGUMENTS, change::of);
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
                && isShell(image))
        .findFirst();
  }

  private static boolean isShell(Image image) {
    List<String> words = image.arguments();
    boolean posix = words.size() == 3 && words.subList(0, 2).equals(List.of("sh", "-c"));
    boolean windows = image.name().equalsIgnoreCase("cmd.exe") && words.size() > 2;
    return posix || windows && words.get(1).equalsIgnoreCase("/c");
  }

  /** A program of 32 bits is shown another folder in the place of System32. */
  private static Optional<Story> childNarrow(Attack attack) {
    return shell(attack)
        .map(found -> {
          Deed.Start start = (Deed.Start) found.deed();
          Image image = start.image().at("C:\\Windows\\SysWOW64\\cmd.exe");
          Moment other = found.doing(new Deed.Start(start.by(), image));
          return new Story(
              attack.story().moments().stream().map(m -> m.equals(found) ? other : m).toList());
        });
  }

  /**
   * What the shell does itself is not done any more, so only one that starts a program is left out.
   */
  private static Optional<Story> childDirect(Attack attack) {
    return shell(attack)
        .filter(found -> onlyChild(attack.story(), found.actor()).isPresent())
        .map(found ->
            new Story(
                attack.story().moments().stream()
                    .filter(moment -> !moment.actor().equals(found.actor()))
                    .map(moment -> direct(moment, found.actor(), attack.actor()))
                    .toList()));
  }

  private static Moment direct(Moment moment, String shell, String culprit) {
    return moment.deed() instanceof Deed.Start(var by, var image) && by.equals(shell)
        ? moment.doing(new Deed.Start(culprit, image))
        : moment;
  }

  private static Optional<Story> childShell(Attack attack, String path, String... words) {
    return shell(attack)
        .map(found -> {
          Deed.Start start = (Deed.Start) found.deed();
          var all = new ArrayList<>(List.of(words));
          all.add(start.image().arguments().getLast());
          Image image = attack.world().given(start.image().at(path), all);
          Moment other = found.doing(new Deed.Start(start.by(), image));
          return new Story(
              attack.story().moments().stream().map(m -> m.equals(found) ? other : m).toList());
        });
  }

  private static Optional<Story> childExec(Attack attack) {
    return shell(attack).flatMap(found -> childExec(attack.story(), found.actor()));
  }

  /** Gives the one program that a shell starts; empty if it does anything else. */
  private static Optional<String> onlyChild(Story story, String shell) {
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
    return children.size() != 1 || others
        ? Optional.empty()
        : Optional.of(children.getFirst().actor());
  }

  private static Optional<Story> childExec(Story story, String shell) {
    return onlyChild(story, shell).map(child -> childExec(story, shell, child));
  }

  private static Story childExec(Story story, String shell, String child) {
    var all = new ArrayList<Moment>();
    for (Moment moment : story.moments()) {
      if (moment.actor().equals(shell) && moment.deed() instanceof Deed.Exit) {
        continue;
      }
      all.add(moment.actor().equals(child) ? became(moment, shell) : below(moment, child, shell));
    }
    return new Story(all);
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
