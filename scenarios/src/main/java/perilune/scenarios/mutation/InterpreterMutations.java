package perilune.scenarios.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Story;

/** Other interpreters, and the same one under other names. */
final class InterpreterMutations {

  private static final String LOADER = "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2";

  private InterpreterMutations() {}

  static List<Mutation> all() {
    return List.of(
        of("copied", "the interpreter is copied to a hidden name", a -> copied(a, "/tmp/.svc")),
        of(
            "copied-home",
            "the interpreter is copied into a home",
            a -> copied(a, "/home/" + a.person() + "/bin/helper")),
        of(
            "copied-renamed",
            "the interpreter is copied, and the copy renamed",
            InterpreterMutations::renamed),
        of("hard-linked", "the interpreter gets a further name", InterpreterMutations::hardLinked),
        of(
            "symlinked",
            "the interpreter is started through a link",
            InterpreterMutations::symlinked),
        new Mutation(
            "renamed-before",
            "the interpreter was renamed before anything was recorded",
            false,
            "no record says that this program is Lua; a recording of library loads would",
            true,
            a -> a.interpreter() ? Optional.of(before(a)) : Optional.empty()),
        of(
            "other-interpreter",
            "luajit in the place of lua, and the other way round",
            InterpreterMutations::other),
        of(
            "self-built",
            "an interpreter that was built by hand, in /opt",
            a -> at(a, "/opt/lua/bin/lua", "lua")),
        of(
            "loader",
            "the dynamic loader is told to run the interpreter",
            InterpreterMutations::loader),
        of(
            "disguised",
            "the interpreter is told another name for itself",
            InterpreterMutations::disguised),
        of(
            "relative",
            "the interpreter is started by a path with dots",
            a ->
                a.running(
                    a.image()
                        .with(
                            a.image()
                                .traits()
                                .startedVia("/usr/bin/../bin/./" + a.image().name())))));
  }

  private static Mutation of(String id, String about, Function<Attack, Story> change) {
    return new Mutation(
        id,
        about,
        false,
        "",
        attack -> attack.interpreter() ? Optional.of(change.apply(attack)) : Optional.empty());
  }

  private static Image named(Attack attack, String path, String name) {
    var words = new ArrayList<>(attack.image().arguments());
    words.set(0, name);
    return attack.image().at(path).withArguments(words);
  }

  private static Story at(Attack attack, String path, String name) {
    return attack.running(named(attack, path, name));
  }

  private static Story copied(Attack attack, String path) {
    return attack.starting(
        attack.helper("copier", "/usr/bin/cp", "cp", attack.image().path(), path),
        attack.does("copier", new Deed.Write(path, "")),
        attack.does("copier", new Deed.Exit(0)),
        attack.start(named(attack, path, path)));
  }

  private static Story renamed(Attack attack) {
    String path = "/var/tmp/.dbus-helper";
    return attack.starting(
        attack.helper("copier", "/usr/bin/cp", "cp", attack.image().path(), "/tmp/a"),
        attack.does("copier", new Deed.Write("/tmp/a", "")),
        attack.does("copier", new Deed.Exit(0)),
        attack.helper("mover", "/usr/bin/mv", "mv", "/tmp/a", path),
        attack.does("mover", new Deed.Rename("/tmp/a", path)),
        attack.does("mover", new Deed.Exit(0)),
        attack.start(named(attack, path, path)));
  }

  private static Story hardLinked(Attack attack) {
    String path = "/usr/local/bin/netstatd";
    return attack.starting(
        attack.helper("linker", "/usr/bin/ln", "ln", attack.image().path(), path),
        attack.does("linker", new Deed.Link(attack.image().path(), path, false)),
        attack.does("linker", new Deed.Exit(0)),
        attack.start(named(attack, path, "netstatd")));
  }

  /** The kernel resolves the link: the program is the interpreter, its name the link's. */
  private static Story symlinked(Attack attack) {
    String path = "/tmp/.ls";
    Image image = named(attack, attack.image().path(), path);
    return attack.starting(
        attack.helper("linker", "/usr/bin/ln", "ln", "-s", attack.image().path(), path),
        attack.does("linker", new Deed.Link(attack.image().path(), path, true)),
        attack.does("linker", new Deed.Exit(0)),
        attack.start(image.with(image.traits().startedVia(path))));
  }

  private static Story before(Attack attack) {
    String path = "/usr/local/sbin/healthd";
    return attack.running(named(attack, path, "healthd"));
  }

  private static Story other(Attack attack) {
    boolean jit = attack.image().name().startsWith("luajit");
    return jit ? at(attack, "/usr/bin/lua5.1", "lua5.1") : at(attack, "/usr/bin/luajit", "luajit");
  }

  private static Story loader(Attack attack) {
    var words = new ArrayList<String>();
    words.add("/lib64/ld-linux-x86-64.so.2");
    words.add(attack.image().path());
    words.addAll(attack.image().arguments().subList(1, attack.image().arguments().size()));
    return attack.running(attack.image().at(LOADER).withArguments(words));
  }

  private static Story disguised(Attack attack) {
    return at(attack, attack.image().path(), "[kworker/u8:2]");
  }
}
