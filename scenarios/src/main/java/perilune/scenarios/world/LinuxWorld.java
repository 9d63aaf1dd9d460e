package perilune.scenarios.world;

import java.util.Optional;
import java.util.Set;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Traits;

/** Linux, as the audit subsystem sees it. */
public final class LinuxWorld implements UnixWorld {

  LinuxWorld() {}

  @Override
  public Platform platform() {
    return Platform.LINUX;
  }

  @Override
  public String place(Place place, String person, String name) {
    return switch (place) {
      case TEMPORARY -> "/tmp/" + name;
      case SHARED -> "/var/tmp/" + name;
      case HOME -> "/home/" + person + "/" + name;
      case CACHE -> "/home/" + person + "/.cache/" + name;
      case PROGRAMS -> "/usr/local/bin/" + name;
    };
  }

  @Override
  public String someone() {
    return "deploy";
  }

  @Override
  public Image other(Image interpreter) {
    String name = interpreter.name().startsWith("luajit") ? "lua5.1" : "luajit";
    return Renaming.of(this, interpreter, "/usr/bin/" + name, name);
  }

  @Override
  public Image selfBuilt(Image interpreter) {
    return Renaming.of(this, interpreter, "/opt/lua/bin/lua", "lua");
  }

  @Override
  public Traits copied(Image original) {
    return original.traits();
  }

  @Override
  public String dotted(String path) {
    return "/usr/bin/../bin/./" + path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public Image copies(String from, String to) {
    return program("/usr/bin/cp", "cp", from, to);
  }

  @Override
  public Image moves(String from, String to) {
    return program("/usr/bin/mv", "mv", from, to);
  }

  @Override
  public Image links(String from, String to, boolean symbolic) {
    return symbolic
        ? program("/usr/bin/ln", "ln", "-s", from, to)
        : program("/usr/bin/ln", "ln", from, to);
  }

  @Override
  public Image prints(String path) {
    return program("/usr/bin/cat", "cat", path);
  }

  @Override
  public Image shell(String command) {
    return program("/usr/bin/bash", "bash", "-c", command);
  }

  @Override
  public Image otherShell(String command) {
    return program("/usr/bin/busybox", "sh", "-c", command);
  }

  @Override
  public Image python(String person) {
    return program("/usr/bin/python3.11", "python3", "/home/" + person + "/app.py");
  }

  @Override
  public Deed service(String person) {
    return new Deed.Service("run-r1.service", person);
  }

  @Override
  public Optional<String> hides(Trace trace, String format, Set<Kind> recorded) {
    return switch (trace) {
      case ENVIRONMENT, SETTING ->
          Optional.of(
              "an environment is in no audit record: only the interpreter without arguments is");
      case PROGRAM, VERSION_RESOURCE, SIGNATURE ->
          Optional.of(
              "no record says that this program is Lua; a recording of library loads would");
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
