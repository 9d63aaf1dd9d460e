package perilune.scenarios.mutation;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;
import perilune.scenarios.story.Traits;
import perilune.scenarios.world.Place;
import perilune.scenarios.world.Trace;

/** Programs of single platforms that start others. */
final class StarterMutations {

  private static final String SYSTEM32 = "C:\\Windows\\System32\\";
  private static final String POWERSHELL = SYSTEM32 + "WindowsPowerShell\\v1.0\\powershell.exe";

  private StarterMutations() {}

  static List<Mutation> all() {
    return List.of(
        mac("osascript", "AppleScript starts it", StarterMutations::osascript),
        mac("applet", "an applet that was fetched starts it", StarterMutations::applet)
            .seenBy(Trace.STARTER),
        mac(
            "script",
            "script starts it in a terminal of its own",
            a -> ParentMutations.child(a, "/usr/bin/script", "script", "-q", "/dev/null")),
        mac(
            "caffeinate",
            "caffeinate starts it",
            a -> ParentMutations.replaced(a, "/usr/bin/caffeinate", "caffeinate", "-i")),
        mac(
            "arch",
            "arch starts it",
            a -> ParentMutations.replaced(a, "/usr/bin/arch", "arch", "-arm64")),
        windows("start", "cmd's start starts it", "cmd.exe", "/c start \"\" /min "),
        windows(
            "powershell-hidden",
            "PowerShell starts it in a hidden window",
            "WindowsPowerShell\\v1.0\\powershell.exe",
            "-NoP -W Hidden -C Start-Process -WindowStyle Hidden "),
        ParentMutations.of(
                "powershell-encoded",
                "PowerShell is given the command line in Base64",
                a -> ParentMutations.below(a, encoded(a)))
            .on(Platform.WINDOWS),
        windows("conhost", "conhost starts it without a window", "conhost.exe", "--headless "),
        windows("pcalua", "the compatibility assistant starts it", "pcalua.exe", "-a "),
        windows("forfiles", "forfiles starts it", "forfiles.exe", "/p C:\\Windows /m n*.exe /c "),
        ParentMutations.of(
                "wscript", "a script of the script host starts it", StarterMutations::wscript)
            .on(Platform.WINDOWS),
        ParentMutations.of("wmi", "WMI starts it", StarterMutations::wmi)
            .seenBy(Trace.STARTER)
            .on(Platform.WINDOWS));
  }

  private interface Change extends Function<Attack, Story> {}

  private static Mutation mac(String id, String about, Change change) {
    return ParentMutations.of(id, about, change).on(Platform.MACOS);
  }

  /** A program of Windows that is told a command line. */
  private static Mutation windows(String id, String about, String file, String words) {
    return ParentMutations.of(
            id, about, a -> ParentMutations.below(a, told(file, words + ParentMutations.line(a))))
        .on(Platform.WINDOWS);
  }

  private static Image told(String file, String rest) {
    String name = file.substring(file.lastIndexOf('\\') + 1);
    return new Image(SYSTEM32 + file, List.of(name, rest), name + " " + rest, Traits.NONE);
  }

  private static Image encoded(Attack attack) {
    byte[] text = ("& " + ParentMutations.line(attack)).getBytes(StandardCharsets.UTF_16LE);
    String code = Base64.getEncoder().encodeToString(text);
    return attack.world().program(POWERSHELL, "powershell.exe", "-nop", "-enc", code);
  }

  private static Story wscript(Attack attack) {
    String script = attack.place(Place.TEMPORARY, "run.vbs");
    return ParentMutations.below(
        attack, attack.world().program(SYSTEM32 + "wscript.exe", "wscript.exe", "//B", script));
  }

  private static Story wmi(Attack attack) {
    Image provider =
        attack
            .world()
            .program(
                SYSTEM32 + "wbem\\WmiPrvSE.exe",
                "C:\\Windows\\system32\\wbem\\wmiprvse.exe",
                "-secured",
                "-Embedding");
    return attack.starting(
        attack.does("dcom", new Deed.Service("DcomLaunch", "SYSTEM")),
        new Moment(attack.time(), "wmi", new Deed.Start("dcom", provider)),
        ParentMutations.startedBy(attack, "wmi"));
  }

  private static Story osascript(Attack attack) {
    String line = ParentMutations.line(attack);
    String told = "do shell script \"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return viaShell(
        attack,
        attack.helper(
            "apple", attack.world().program("/usr/bin/osascript", "osascript", "-e", told)));
  }

  private static Story applet(Attack attack) {
    String path = attack.place(Place.HOME, "Downloads/Update.app/Contents/MacOS/applet");
    Image applet = attack.world().program(path, "applet");
    return attack.starting(
        attack.does("opened", new Deed.Service("application.applet", attack.person())),
        new Moment(
            attack.time(),
            "apple",
            new Deed.Start("opened", applet.with(applet.traits().signedAs(List.of("adhoc"))))),
        shell(attack),
        ParentMutations.startedBy(attack, "appleshell"));
  }

  /** AppleScript gives its commands to a shell. */
  private static Story viaShell(Attack attack, Moment apple) {
    return attack.starting(apple, shell(attack), ParentMutations.startedBy(attack, "appleshell"));
  }

  private static Moment shell(Attack attack) {
    Image shell = attack.world().program("/bin/sh", "sh", "-c", ParentMutations.line(attack));
    return new Moment(attack.time(), "appleshell", new Deed.Start("apple", shell));
  }
}
