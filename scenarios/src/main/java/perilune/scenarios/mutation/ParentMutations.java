package perilune.scenarios.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import perilune.scenarios.story.CommandLines;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Story;

/** Other programs between the attacker and the culprit. */
final class ParentMutations {

  private ParentMutations() {}

  static List<Mutation> all() {
    return List.of(
        of("env", "env starts it", a -> replaced(a, "/usr/bin/env", "env")),
        of("nohup", "nohup starts it", a -> replaced(a, "/usr/bin/nohup", "nohup")),
        of(
            "setsid",
            "setsid starts it in a session of its own",
            a -> replaced(a, "/usr/bin/setsid", "setsid")),
        of("nice", "nice starts it", a -> replaced(a, "/usr/bin/nice", "nice", "-n", "19")),
        of("timeout", "timeout starts it", a -> child(a, "/usr/bin/timeout", "timeout", "9999")),
        of("shell", "a shell starts it", ParentMutations::shell),
        of("busybox", "busybox' shell starts it", ParentMutations::busybox),
        of(
            "python",
            "a program in Python starts it",
            a -> below(a, "/usr/bin/python3.11", "python3", "/home/" + a.person() + "/app.py")),
        of("daemon", "its parent ends before it does anything", ParentMutations::daemon),
        of("cron", "a scheduled job starts it", ParentMutations::cron),
        of("unit", "the service manager starts it", ParentMutations::unit));
  }

  private static Mutation of(String id, String about, Function<Attack, Story> change) {
    return new Mutation(
        id,
        about,
        false,
        "",
        attack -> attack.startedByProgram() ? Optional.of(change.apply(attack)) : Optional.empty());
  }

  private static List<String> behind(Attack attack, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.addAll(attack.image().arguments());
    return all;
  }

  /** A program that becomes the culprit: the same process, another image. */
  private static Story replaced(Attack attack, String path, String... words) {
    Image wrapper =
        Attack.program(path, behind(attack, words).toArray(String[]::new))
            .with(
                attack.image().traits().user().isPresent()
                    ? attack.image().traits()
                    : perilune.scenarios.story.Traits.NONE);
    return attack.starting(
        attack.start(wrapper), attack.does(attack.actor(), new Deed.Replace(attack.image())));
  }

  /** A program that starts the culprit and waits for it. */
  private static Story child(Attack attack, String path, String... words) {
    return below(attack, path, behind(attack, words).toArray(String[]::new));
  }

  private static Story below(Attack attack, String path, String... words) {
    return attack.starting(
        attack.helper("wrapper", path, words),
        new Moment(attack.time(), attack.actor(), new Deed.Start("wrapper", attack.image())));
  }

  private static Story shell(Attack attack) {
    return below(
        attack, "/usr/bin/bash", "bash", "-c", CommandLines.of(attack.image().arguments()));
  }

  private static Story busybox(Attack attack) {
    return below(
        attack, "/usr/bin/busybox", "sh", "-c", CommandLines.of(attack.image().arguments()));
  }

  private static Story daemon(Attack attack) {
    return attack.starting(
        attack.does("middle", new Deed.Fork(attack.by())),
        new Moment(attack.time(), attack.actor(), new Deed.Start("middle", attack.image())),
        attack.does("middle", new Deed.Exit(0)));
  }

  private static Story cron(Attack attack) {
    return attack.starting(
        attack.does("job", new Deed.Cron(attack.person())),
        new Moment(
            attack.time(),
            "jobshell",
            new Deed.Start(
                "job",
                Attack.program(
                    "/usr/bin/dash",
                    "/bin/sh",
                    "-c",
                    CommandLines.of(attack.image().arguments())))),
        new Moment(attack.time(), attack.actor(), new Deed.Start("jobshell", attack.image())));
  }

  private static Story unit(Attack attack) {
    return attack.starting(
        attack.does("unit", new Deed.Service("run-r1.service", attack.person())),
        new Moment(attack.time(), attack.actor(), new Deed.Start("unit", attack.image())));
  }
}
