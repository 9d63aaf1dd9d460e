package perilune.scenarios.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import perilune.scenarios.mutation.Attack.Form;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;
import perilune.scenarios.world.Place;
import perilune.scenarios.world.Trace;

/** Other places and names of a script. */
final class ScriptMutations {

  /** Their usual file systems do not tell small letters from capitals. */
  private static final Set<Platform> CASELESS = Set.of(Platform.MACOS, Platform.WINDOWS);

  private ScriptMutations() {}

  static List<Mutation> all() {
    return List.of(
        of(
            "script-other-folder",
            "the script lies in another folder that all may write to",
            a -> Steps.moved(a, a.place(Place.SHARED, a.world().hidden("m.lua")))),
        of(
            "script-cache-folder",
            "the script lies in a hidden folder of a home",
            a -> Steps.moved(a, a.place(Place.CACHE, a.world().hidden("m")))),
        of(
            "script-no-ending",
            "the script's name has no ending",
            a -> Steps.moved(a, a.place(Place.TEMPORARY, "systemd-private-a1"))),
        of("script-linked", "the script is started through a link", ScriptMutations::linked),
        of("script-bytecode", "the script is bytecode", ScriptMutations::asBytecode),
        of("script-renamed", "the script is fetched under another name", ScriptMutations::renamed),
        of(
            "script-relative",
            "the script is named from the folder that it lies in",
            ScriptMutations::relative),
        named("script-slashes", "its path has slashes", path -> path.replace('\\', '/'))
            .on(Platform.WINDOWS),
        named("script-upper-case", "its path is written in capitals", ScriptMutations::upper)
            .on(CASELESS),
        named("script-device-path", "its path begins with \\\\?\\", path -> "\\\\?\\" + path)
            .on(Platform.WINDOWS),
        named(
                "script-share-path",
                "its path is one of a share of this host",
                path -> "\\\\127.0.0.1\\" + path.replace(":", "$"))
            .on(Platform.WINDOWS),
        named("script-short-path", "its path is written in short names", ShortPaths::of)
            .on(Platform.WINDOWS),
        named(
                "script-firmlink",
                "its path names the volume of data",
                path -> "/System/Volumes/Data" + real(path))
            .on(Platform.MACOS),
        named("script-real-path", "its path has no links in it", ScriptMutations::real)
            .on(Platform.MACOS),
        of(
                "script-stream",
                "the script is a further stream of a text",
                a -> Steps.moved(a, a.place(Place.SHARED, "readme.txt:m.lua")))
            .on(Platform.WINDOWS),
        of(
                "script-mark-removed",
                "the script's mark of origin is taken away",
                ScriptMutations::unmarked)
            .on(Platform.MACOS));
  }

  private static Mutation of(String id, String about, Function<Attack, Story> change) {
    return new Mutation(
        id,
        about,
        Trace.ARGUMENTS,
        attack ->
            attack.form() == Form.SCRIPT ? Optional.of(change.apply(attack)) : Optional.empty());
  }

  /** The file stays where it is and is only named otherwise. */
  private static Mutation named(String id, String about, UnaryOperator<String> other) {
    return of(
        id,
        about,
        attack -> {
          var words = new ArrayList<>(attack.image().arguments());
          words.set(1, other.apply(attack.script()));
          return attack.running(attack.world().given(attack.image(), words));
        });
  }

  private static String upper(String path) {
    return path.toUpperCase(Locale.ROOT);
  }

  private static String real(String path) {
    return path.startsWith("/tmp/") || path.startsWith("/var/") ? "/private" + path : path;
  }

  private static Story relative(Attack attack) {
    String path = attack.script();
    int end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    var words = new ArrayList<>(attack.image().arguments());
    words.set(1, path.substring(end + 1));
    Image image = attack.world().given(attack.image(), words);
    return attack.running(image.with(image.traits().in(path.substring(0, end))));
  }

  private static Story linked(Attack attack) {
    String link = attack.place(Place.TEMPORARY, attack.world().hidden("l"));
    return Steps.then(
        attack,
        Steps.linked(attack, attack.script(), link, true),
        attack.start(Steps.words(attack, link)));
  }

  private static Story asBytecode(Attack attack) {
    return new Story(
        attack.story().moments().stream()
            .map(moment ->
                moment.deed() instanceof Deed.Write(var path, var _) && path.equals(attack.script())
                    ? moment.doing(new Deed.Write(path, SourceMutations.BYTECODE))
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
    String picture = attack.place(Place.TEMPORARY, "logo.png");
    List<Moment> fetched = Steps.moved(attack, picture).moments();
    var all = new ArrayList<>(fetched.subList(0, attack.index()));
    all.addAll(Steps.moved(attack, picture, attack.script()));
    all.addAll(attack.story().moments().subList(attack.index(), attack.story().moments().size()));
    return new Story(all);
  }

  private static Story unmarked(Attack attack) {
    String path = attack.script();
    Image tool =
        attack.world().program("/usr/bin/xattr", "xattr", "-d", "com.apple.quarantine", path);
    return Steps.then(
        attack,
        Steps.tool(attack, "xattr", tool, new Deed.Act("deleteextattr", path)),
        attack.start(attack.image()));
  }
}
