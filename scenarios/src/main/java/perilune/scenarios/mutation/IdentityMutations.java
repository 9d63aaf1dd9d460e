package perilune.scenarios.mutation;

import java.util.ArrayList;
import java.util.List;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;
import perilune.scenarios.world.Place;
import perilune.scenarios.world.Trace;

/** What single platforms know of a program besides its path: signature, version, libraries. */
final class IdentityMutations {

  private IdentityMutations() {}

  static List<Mutation> all() {
    return List.of(
        InterpreterMutations.of(
                "resigned",
                "the interpreter is copied, and the copy signed anew",
                Trace.WRITTEN_FILE,
                IdentityMutations::resigned)
            .on(Platform.MACOS),
        InterpreterMutations.of(
                "resigned-before",
                "it was renamed and signed anew before anything was recorded",
                Trace.PROGRAM,
                a -> a.running(signedAs(a, a.world().daemon("healthd"), "healthd")))
            .on(Platform.MACOS),
        InterpreterMutations.of(
                "macports",
                "an interpreter of MacPorts",
                Trace.ARGUMENTS,
                a -> a.running(a.named("/opt/local/bin/lua5.4", "lua5.4")))
            .on(Platform.MACOS),
        InterpreterMutations.of(
                "homebrew-intel",
                "an interpreter of Homebrew on Intel",
                Trace.ARGUMENTS,
                a -> a.running(a.named("/usr/local/Cellar/lua/5.4.8/bin/lua", "lua")))
            .on(Platform.MACOS),
        InterpreterMutations.of(
                "version-name",
                "the interpreter was renamed, and its version resource has the old name",
                Trace.VERSION_RESOURCE,
                IdentityMutations::versionName)
            .on(Platform.WINDOWS),
        InterpreterMutations.of(
                "brought-library",
                "the interpreter was renamed, and has Lua in a library beside it",
                Trace.LIBRARY,
                IdentityMutations::broughtLibrary)
            .on(Platform.WINDOWS),
        InterpreterMutations.of(
                "windowless",
                "the interpreter that opens no window",
                Trace.ARGUMENTS,
                a -> a.running(a.named("C:\\Program Files\\Lua\\wlua.exe", "wlua")))
            .on(Platform.WINDOWS));
  }

  private static Image signedAs(Attack attack, String path, String name) {
    Image image = attack.named(path, name);
    return image.with(image.traits().signedAs(List.of("adhoc", "id", name)));
  }

  private static Story resigned(Attack attack) {
    String path = attack.place(Place.SHARED, "syncd");
    Image tool = attack.world().program("/usr/bin/codesign", "codesign", "-f", "-s", "-", path);
    var all = new ArrayList<>(Steps.copied(attack, path));
    all.addAll(Steps.tool(attack, "signer", tool, new Deed.Write(path, "")));
    return Steps.then(attack, all, attack.start(signedAs(attack, path, "syncd")));
  }

  private static Story versionName(Attack attack) {
    String path = attack.place(Place.CACHE, "Upd\\updater.exe");
    Image image = attack.named(path, path);
    return attack.running(image.with(image.traits().namedOriginally(attack.image().name())));
  }

  private static Story broughtLibrary(Attack attack) {
    String path = attack.place(Place.CACHE, "Upd\\updater.exe");
    String library = attack.place(Place.CACHE, "Upd\\lua54.dll");
    return attack.starting(
        attack.start(attack.named(path, path)),
        attack.does(attack.actor(), new Deed.Load(library, List.of())));
  }
}
