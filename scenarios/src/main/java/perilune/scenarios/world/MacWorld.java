package perilune.scenarios.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Traits;

/** macOS with Homebrew, as Endpoint Security sees it. */
public final class MacWorld implements UnixWorld {

  private static final String LUA = "/opt/homebrew/Cellar/lua/5.4.8/bin/lua";
  private static final String LUAJIT = "/opt/homebrew/Cellar/luajit/2.1.1744318430/bin/luajit-2.1";

  MacWorld() {}

  @Override
  public Platform platform() {
    return Platform.MACOS;
  }

  @Override
  public String place(Place place, String person, String name) {
    return switch (place) {
      case TEMPORARY -> "/tmp/" + name;
      case SHARED -> "/Users/Shared/" + name;
      case HOME -> "/Users/" + person + "/" + name;
      case CACHE -> "/Users/" + person + "/Library/Caches/" + name;
      case PROGRAMS -> "/usr/local/bin/" + name;
    };
  }

  @Override
  public String someone() {
    return "ana";
  }

  @Override
  public Image other(Image interpreter) {
    return interpreter.name().startsWith("luajit")
        ? Renaming.of(this, interpreter, LUA, "lua")
        : Renaming.of(this, interpreter, LUAJIT, "luajit");
  }

  /** Homebrew on Intel links from here; what is built by hand is installed here. */
  @Override
  public Image selfBuilt(Image interpreter) {
    return Renaming.of(this, interpreter, "/usr/local/bin/lua", "lua");
  }

  /** An ad hoc signature is a part of the file: a copy keeps the identifier that it has. */
  @Override
  public Traits copied(Image original) {
    Traits traits = original.traits();
    return traits.signed().isEmpty()
        ? traits.signedAs(List.of("adhoc", "id", original.name()))
        : traits.signed().contains("id")
            ? traits
            : traits.signedAs(List.of(traits.signed().getFirst(), "id", original.name()));
  }

  @Override
  public String dotted(String path) {
    int slash = path.lastIndexOf('/');
    return path.substring(0, slash) + "/../bin/./" + path.substring(slash + 1);
  }

  @Override
  public Image copies(String from, String to) {
    return program("/bin/cp", "cp", from, to);
  }

  @Override
  public Image moves(String from, String to) {
    return program("/bin/mv", "mv", from, to);
  }

  @Override
  public Image links(String from, String to, boolean symbolic) {
    return symbolic ? program("/bin/ln", "ln", "-s", from, to) : program("/bin/ln", "ln", from, to);
  }

  @Override
  public Image prints(String path) {
    return program("/bin/cat", "cat", path);
  }

  @Override
  public Image shell(String command) {
    return program("/bin/zsh", "zsh", "-c", command);
  }

  @Override
  public Image otherShell(String command) {
    return program("/bin/ksh", "ksh", "-c", command);
  }

  @Override
  public Image python(String person) {
    return program(
        "/opt/homebrew/Cellar/python@3.13/3.13.1/bin/python3.13",
        "python3",
        "/Users/" + person + "/app.py");
  }

  @Override
  public Deed service(String person) {
    return new Deed.Service("com.example.helper", person);
  }

  @Override
  public Optional<String> hides(Trace trace, String format, Set<Kind> recorded) {
    return switch (trace) {
      case ENVIRONMENT -> Optional.empty();
      case SETTING ->
          Optional.of("Endpoint Security has the environment of a start, and not who set it");
      case PROGRAM, VERSION_RESOURCE, LIBRARY ->
          Optional.of(
              "it was signed anew and carries Lua in itself: no record of its start says that it is"
                  + " Lua");
      case SIGNATURE -> Optional.empty();
      case ARGUMENTS,
          EVALUATED_TEXT,
          CONTENT,
          STARTER,
          MEMORY,
          WHOLE_NAME,
          WRITTEN_FILE,
          RENAMED_FILE ->
          Common.hides(trace, recorded);
    };
  }
}
