package perilune.scenarios.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;
import perilune.scenarios.world.Place;
import perilune.scenarios.world.Trace;

/** Other interpreters, and the same one under other names. */
final class InterpreterMutations {

  private static final String LOADER = "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2";

  private InterpreterMutations() {}

  static List<Mutation> all() {
    return List.of(
        of(
            "copied",
            "the interpreter is copied to a hidden name",
            Trace.WRITTEN_FILE,
            a -> copied(a, a.place(Place.TEMPORARY, hidden(a, "svc")))),
        of(
            "copied-home",
            "the interpreter is copied into a home",
            Trace.WRITTEN_FILE,
            a -> copied(a, a.world().place(Place.HOME, a.person(), inFolder(a, "bin", "helper")))),
        of(
            "copied-renamed",
            "the interpreter is copied, and the copy renamed",
            Trace.RENAMED_FILE,
            InterpreterMutations::renamed),
        of(
            "hard-linked",
            "the interpreter gets a further name",
            Trace.WRITTEN_FILE,
            InterpreterMutations::hardLinked),
        of(
            "symlinked",
            "the interpreter is started through a link",
            Trace.ARGUMENTS,
            InterpreterMutations::symlinked),
        of(
            "renamed-before",
            "the interpreter was renamed before anything was recorded",
            Trace.SIGNATURE,
            a -> a.running(copy(a, a.world().daemon("healthd"), "healthd"))),
        of(
            "other-interpreter",
            "luajit in the place of lua, and the other way round",
            Trace.ARGUMENTS,
            a -> inMemory(a) ? a.story() : a.running(a.world().other(a.image()))),
        of(
                "other-interpreter-jit",
                "luajit in the place of lua, where its memory tells",
                Trace.MEMORY,
                a -> inMemory(a) ? a.running(a.world().other(a.image())) : a.story())
            .on(Platform.MACOS),
        of(
            "self-built",
            "an interpreter that was built by hand",
            Trace.ARGUMENTS,
            a -> a.running(a.world().selfBuilt(a.image()))),
        of(
                "loader",
                "the dynamic loader is told to run the interpreter",
                Trace.ARGUMENTS,
                InterpreterMutations::loader)
            .on(Platform.LINUX),
        of(
            "disguised",
            "the interpreter is told another name for itself",
            Trace.ARGUMENTS,
            a -> a.running(a.named(a.image().path(), disguise(a)))),
        of(
            "relative",
            "the interpreter is started by a path with dots",
            Trace.ARGUMENTS,
            InterpreterMutations::relative));
  }

  static Mutation of(String id, String about, Trace trace, Function<Attack, Story> change) {
    return new Mutation(
        id,
        about,
        trace,
        attack -> attack.interpreter() ? Optional.of(change.apply(attack)) : Optional.empty());
  }

  /** Gives the culprit's program as a copy under another path and name. */
  static Image copy(Attack attack, String path, String name) {
    return attack.named(path, name).with(attack.world().copied(attack.image()));
  }

  private static boolean inMemory(Attack attack) {
    return attack.world().platform() == Platform.MACOS
        && attack.story().moments().stream()
            .map(Moment::deed)
            .anyMatch(deed ->
                deed instanceof Deed.MapWritable
                    || deed instanceof Deed.Act(var what, var _) && what.equals("cs_invalidated"));
  }

  private static String hidden(Attack attack, String name) {
    return attack.world().hidden(attack.world().executable(name));
  }

  private static String inFolder(Attack attack, String folder, String name) {
    return folder + "/" + attack.world().executable(name);
  }

  private static String disguise(Attack attack) {
    return attack.world().platform() == Platform.WINDOWS
        ? "C:\\Windows\\System32\\svchost.exe"
        : "[kworker/u8:2]";
  }

  private static Story copied(Attack attack, String path) {
    return Steps.then(attack, Steps.copied(attack, path), attack.start(copy(attack, path, path)));
  }

  private static Story renamed(Attack attack) {
    String first = attack.place(Place.TEMPORARY, attack.world().executable("a"));
    String path = attack.place(Place.SHARED, hidden(attack, "dbus-helper"));
    var all = new ArrayList<>(Steps.copied(attack, first));
    all.addAll(Steps.moved(attack, first, path));
    return Steps.then(attack, all, attack.start(copy(attack, path, path)));
  }

  private static Story hardLinked(Attack attack) {
    String path = attack.place(Place.PROGRAMS, attack.world().executable("netstatd"));
    return Steps.then(
        attack,
        Steps.linked(attack, attack.image().path(), path, false),
        attack.start(copy(attack, path, "netstatd")));
  }

  /** The kernel resolves the link: the program is the interpreter, its name the link's. */
  private static Story symlinked(Attack attack) {
    String path = attack.place(Place.TEMPORARY, hidden(attack, "ls"));
    Image image = attack.named(attack.image().path(), path);
    return Steps.then(
        attack,
        Steps.linked(attack, attack.image().path(), path, true),
        attack.start(image.with(image.traits().startedVia(path))));
  }

  private static Story loader(Attack attack) {
    var words = new ArrayList<String>();
    words.add("/lib64/ld-linux-x86-64.so.2");
    words.add(attack.image().path());
    words.addAll(attack.image().arguments().subList(1, attack.image().arguments().size()));
    return attack.running(attack.world().given(attack.image().at(LOADER), words));
  }

  /** On Windows the command line keeps the dots, elsewhere the name that was asked for. */
  private static Story relative(Attack attack) {
    String dotted = attack.world().dotted(attack.image().path());
    Image image =
        attack.world().platform() == Platform.WINDOWS
            ? attack.named(attack.image().path(), dotted)
            : attack.image();
    return attack.running(image.with(image.traits().startedVia(dotted)));
  }
}
