package perilune.scenarios.world;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Traits;
import perilune.scenarios.story.WindowsCommandLines;

/** Windows, as Sysmon or the Security log sees it. */
public final class WindowsWorld implements World {

  private static final String SYSTEM32 = "C:\\Windows\\System32\\";
  private static final String LUA = "C:\\Program Files\\Lua\\lua.exe";
  private static final String LUAJIT = "C:\\Program Files\\LuaJIT\\luajit.exe";

  WindowsWorld() {}

  @Override
  public Platform platform() {
    return Platform.WINDOWS;
  }

  @Override
  public String line(List<String> words) {
    return WindowsCommandLines.of(words);
  }

  @Override
  public boolean absolute(String word) {
    return word.length() > 3 && word.charAt(1) == ':' && (word.charAt(2) == '\\');
  }

  @Override
  public String place(Place place, String person, String name) {
    String home = "C:\\Users\\" + person + "\\";
    String below = name.replace('/', '\\');
    return switch (place) {
      case TEMPORARY -> home + "AppData\\Local\\Temp\\" + below;
      case SHARED -> "C:\\Users\\Public\\" + below;
      case HOME -> home + below;
      case CACHE -> home + "AppData\\Roaming\\" + below;
      case PROGRAMS -> "C:\\Windows\\" + below;
    };
  }

  /** Windows hides files by an attribute and not by their names. */
  @Override
  public String hidden(String name) {
    return name;
  }

  @Override
  public String executable(String name) {
    return name + ".exe";
  }

  @Override
  public String daemon(String name) {
    return "C:\\Program Files\\Health\\" + name + ".exe";
  }

  @Override
  public String someone() {
    return "mira";
  }

  @Override
  public boolean interpreter(Image image) {
    String name = image.name().toLowerCase(Locale.ROOT);
    return name.matches("w?lua(jit)?(-?5\\.?[1-4])?\\.exe");
  }

  @Override
  public Image other(Image interpreter) {
    return interpreter.name().startsWith("luajit")
        ? Renaming.of(this, interpreter, LUA, "lua")
        : Renaming.of(this, interpreter, LUAJIT, "luajit");
  }

  @Override
  public Image selfBuilt(Image interpreter) {
    return Renaming.of(this, interpreter, "C:\\lua\\bin\\lua.exe", "lua");
  }

  /** The usual builds of Lua have no version resource that a copy could keep. */
  @Override
  public Traits copied(Image original) {
    return original.traits();
  }

  @Override
  public String dotted(String path) {
    int slash = path.lastIndexOf('\\');
    return "..\\.\\" + path.substring(path.lastIndexOf('\\', slash - 1) + 1);
  }

  @Override
  public Image copies(String from, String to) {
    return shell("copy /y " + line(List.of(from)) + " " + line(List.of(to)));
  }

  @Override
  public Image moves(String from, String to) {
    return shell("move /y " + line(List.of(from)) + " " + line(List.of(to)));
  }

  @Override
  public Image links(String from, String to, boolean symbolic) {
    return shell(
        "mklink " + (symbolic ? "" : "/H ") + line(List.of(to)) + " " + line(List.of(from)));
  }

  @Override
  public Image fetches(String url, String path) {
    return program(SYSTEM32 + "curl.exe", "curl", "-so", path, url);
  }

  @Override
  public Image prints(String path) {
    return shell("type " + line(List.of(path)));
  }

  /** What stands behind /c is taken as it is, not as a word. */
  @Override
  public Image shell(String command) {
    String line = "C:\\Windows\\system32\\cmd.exe /c " + command;
    return new Image(
        SYSTEM32 + "cmd.exe",
        List.of("C:\\Windows\\system32\\cmd.exe", "/c", command),
        line,
        Traits.NONE);
  }

  @Override
  public Image otherShell(String command) {
    return program(
        SYSTEM32 + "WindowsPowerShell\\v1.0\\powershell.exe",
        "powershell.exe",
        "-NoProfile",
        "-Command",
        "& " + command);
  }

  @Override
  public Image python(String person) {
    return program(
        "C:\\Program Files\\Python313\\python.exe", "python", "C:\\Users\\" + person + "\\app.py");
  }

  @Override
  public Deed service(String person) {
    return new Deed.Service("HelperSvc", "SYSTEM");
  }

  @Override
  public Optional<String> hides(Trace trace, String format, Set<Kind> recorded) {
    boolean sysmon = format.startsWith("sysmon");
    return switch (trace) {
      case ENVIRONMENT, SETTING ->
          Optional.of("an environment is in no record of Windows: only the command line is");
      case PROGRAM, SIGNATURE ->
          Optional.of(
              "it has no version resource and carries Lua in itself: no record says that it is Lua");
      case VERSION_RESOURCE ->
          sysmon
              ? Optional.empty()
              : Optional.of("the Security log knows a program by its path, and not by its version");
      case ARGUMENTS,
          EVALUATED_TEXT,
          CONTENT,
          STARTER,
          MEMORY,
          WHOLE_NAME,
          WRITTEN_FILE,
          RENAMED_FILE,
          LIBRARY ->
          Common.hides(trace, recorded);
    };
  }
}
