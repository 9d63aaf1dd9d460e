package perilune.scenarios.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;
import perilune.scenarios.story.Traits;
import perilune.scenarios.world.Trace;

/** Other programs between the attacker and the culprit. */
final class ParentMutations {

  private static final Set<Platform> LINUX = Set.of(Platform.LINUX);

  private ParentMutations() {}

  static List<Mutation> all() {
    return List.of(
        of("env", "env starts it", a -> replaced(a, "/usr/bin/env", "env")).on(Mutation.POSIX),
        of("nohup", "nohup starts it", a -> replaced(a, "/usr/bin/nohup", "nohup"))
            .on(Mutation.POSIX),
        of(
                "setsid",
                "setsid starts it in a session of its own",
                a -> replaced(a, "/usr/bin/setsid", "setsid"))
            .on(LINUX),
        of("nice", "nice starts it", a -> replaced(a, "/usr/bin/nice", "nice", "-n", "19"))
            .on(Mutation.POSIX),
        of("timeout", "timeout starts it", a -> child(a, "/usr/bin/timeout", "timeout", "9999"))
            .on(LINUX),
        of("shell", "a shell starts it", a -> below(a, a.world().shell(line(a)))),
        of("busybox", "busybox' shell starts it", a -> below(a, a.world().otherShell(line(a))))
            .on(LINUX),
        of("other-shell", "another shell starts it", a -> below(a, a.world().otherShell(line(a))))
            .on(Set.of(Platform.MACOS, Platform.WINDOWS)),
        of("python", "a program in Python starts it", a -> below(a, a.world().python(a.person()))),
        of("daemon", "its parent ends before it does anything", ParentMutations::daemon)
            .seenBy(Trace.STARTER),
        of("cron", "a scheduled job starts it", ParentMutations::cron).seenBy(Trace.STARTER),
        of("unit", "the service manager starts it", ParentMutations::unit).seenBy(Trace.STARTER));
  }

  static Mutation of(String id, String about, Function<Attack, Story> change) {
    return new Mutation(
        id,
        about,
        Trace.ARGUMENTS,
        attack -> attack.startedByProgram() ? Optional.of(change.apply(attack)) : Optional.empty());
  }

  /** Gives the culprit's command line. */
  static String line(Attack attack) {
    return attack.world().line(attack.image().arguments());
  }

  private static String[] behind(Attack attack, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(attack.image().arguments());
    return all.toArray(String[]::new);
  }

  /** A program that becomes the culprit: the same process, another image. */
  static Story replaced(Attack attack, String path, String... words) {
    Traits traits = attack.image().traits();
    Image wrapper =
        attack
            .world()
            .program(path, behind(attack, words))
            .with(traits.user().isPresent() ? traits : Traits.NONE);
    return attack.starting(
        attack.start(wrapper), attack.does(attack.actor(), new Deed.Replace(attack.image())));
  }

  /** A program that starts the culprit and waits for it. */
  static Story child(Attack attack, String path, String... words) {
    return below(attack, attack.world().program(path, behind(attack, words)));
  }

  /** The culprit is started by another program, and that by who started the culprit before. */
  static Story below(Attack attack, Image program) {
    return attack.starting(attack.helper("wrapper", program), startedBy(attack, "wrapper"));
  }

  static Moment startedBy(Attack attack, String starter) {
    return new Moment(attack.time(), attack.actor(), new Deed.Start(starter, attack.image()));
  }

  /** A process that only makes another and ends: a copy of itself, or on Windows a shell. */
  private static Story daemon(Attack attack) {
    Moment middle =
        attack.world().platform() == Platform.WINDOWS
            ? attack.helper("middle", attack.world().shell("start \"\" /b " + line(attack)))
            : attack.does("middle", new Deed.Fork(attack.by()));
    return attack.starting(
        middle, startedBy(attack, "middle"), attack.does("middle", new Deed.Exit(0)));
  }

  /** A time table names a command, which a shell runs; the one of Windows names a program. */
  private static Story cron(Attack attack) {
    Moment job = attack.does("job", attack.world().job(attack.person()));
    if (attack.world().platform() == Platform.WINDOWS) {
      return attack.starting(job, startedBy(attack, "job"));
    }
    String path = attack.world().platform() == Platform.LINUX ? "/usr/bin/dash" : "/bin/sh";
    Image shell = attack.world().program(path, "/bin/sh", "-c", line(attack));
    return attack.starting(
        job,
        new Moment(attack.time(), "jobshell", new Deed.Start("job", shell)),
        startedBy(attack, "jobshell"));
  }

  private static Story unit(Attack attack) {
    return attack.starting(
        attack.does("unit", attack.world().service(attack.person())), startedBy(attack, "unit"));
  }
}
