package perilune.scenarios.eslogger;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perilune.scenarios.eslogger.JsonText.Absent;
import perilune.scenarios.eslogger.Messages.EsEvent;
import perilune.scenarios.story.Deed;

/** Messages of files, attributes, mappings, and of what only a Mac has. Owned by one writing. */
final class FilesAndMemory {

  private static final String QUARANTINE = "com.apple.quarantine";
  private static final int READ_AND_RUN = 5;
  private static final int ALL = 7;
  private static final int PRIVATE = 2;
  private static final int REGULAR = 0100000;

  private final MacCast cast;
  private final Messages messages;
  private final Set<String> known = new HashSet<>();

  FilesAndMemory(MacCast cast, Messages messages) {
    this.cast = cast;
    this.messages = messages;
  }

  /** Writes the messages of a deed; nothing where Endpoint Security has none. */
  void write(Instant time, String name, Deed deed) {
    MacProcess actor = cast.actor(name);
    switch (deed) {
      case Deed.Write(var path, var _) -> create(time, actor, path);
      case Deed.Download(var _, var path) -> create(time, actor, path);
      case Deed.Rename(var from, var to) -> rename(time, actor, from, to);
      case Deed.Link(var from, var to, var _) -> link(time, actor, from, to);
      case Deed.Delete(var path) -> {
        known.remove(MacCast.real(path));
        add(time, actor, "unlink", 32, "target", file(actor, path), "parent_dir", above(path));
      }
      case Deed.Chmod(var path, var mode) ->
          add(time, actor, "setmode", 18, "mode", mode, "target", file(actor, path));
      case Deed.Load(var path, var _) -> map(time, actor, path);
      case Deed.MapWritable _ ->
          add(
              time,
              actor,
              "mprotect",
              17,
              "protection",
              ALL,
              "size",
              16_384,
              "address",
              4_378_001_408L);
      case Deed.Quarantine(var path) ->
          add(time, actor, "setextattr", 27, "target", file(actor, path), "extattr", QUARANTINE);
      case Deed.Act(var what, var target) -> act(time, actor, what, target);
      default -> {
        // Connections, names, memory files: Endpoint Security has no event for them.
      }
    }
  }

  private void create(Instant time, MacProcess actor, String path) {
    if (known.add(MacCast.real(path))) {
      var place = new LinkedHashMap<String, Object>();
      place.put("dir", above(path));
      place.put("filename", last(path));
      place.put("mode", 0644);
      add(
          time,
          actor,
          "create",
          13,
          "destination_type",
          1,
          "destination",
          Map.of("new_path", place));
    }
    add(time, actor, "close", 12, "modified", true, "target", file(actor, path));
  }

  private void rename(Instant time, MacProcess actor, String from, String to) {
    known.add(MacCast.real(to));
    Map<String, Object> place = Map.of("dir", above(to), "filename", last(to));
    add(
        time,
        actor,
        "rename",
        25,
        "source",
        file(actor, from),
        "destination_type",
        1,
        "destination",
        Map.of("new_path", place));
  }

  private void link(Instant time, MacProcess actor, String from, String to) {
    known.add(MacCast.real(to));
    add(
        time,
        actor,
        "link",
        19,
        "source",
        file(actor, from),
        "target_dir",
        above(to),
        "target_filename",
        last(to));
  }

  private void map(Instant time, MacProcess actor, String path) {
    add(
        time,
        actor,
        "mmap",
        16,
        "protection",
        READ_AND_RUN,
        "max_protection",
        ALL,
        "flags",
        PRIVATE,
        "file_pos",
        0,
        "source",
        file(actor, path));
  }

  private void act(Instant time, MacProcess actor, String what, String target) {
    switch (what) {
      case "open" -> add(time, actor, "open", 10, "fflag", 1, "file", file(actor, target));
      case "deleteextattr" ->
          add(time, actor, what, 61, "target", file(actor, target), "extattr", QUARANTINE);
      case "clone" ->
          add(
              time,
              actor,
              what,
              50,
              "source",
              file(actor, target.substring(0, target.indexOf('>'))),
              "target_dir",
              above(target.substring(target.indexOf('>') + 1)),
              "target_name",
              last(target));
      case "get_task", "remote_thread_create" ->
          add(time, actor, what, 23, "target", messages.process(other(target)));
      case "btm_launch_item_add" -> launchItem(time, actor, target);
      case "tcc_modify" ->
          add(
              time,
              other("/System/Library/PrivateFrameworks/TCC.framework/Support/tccd"),
              what,
              139,
              "service",
              target,
              "identity",
              actor.path(),
              "instigator",
              messages.process(actor));
      case "debugged" ->
          messages.add(
              time, actor.signed(actor.sign().debugged()), new EsEvent("proc_check", 93), Map.of());
      default -> messages.add(time, actor, new EsEvent(what, 94), Map.of());
    }
  }

  private void launchItem(Instant time, MacProcess actor, String plist) {
    var item = new LinkedHashMap<String, Object>();
    item.put("item_type", 3);
    item.put("legacy", true);
    item.put("managed", false);
    item.put("uid", actor.user());
    item.put("item_url", "file://" + plist);
    item.put("app_url", Absent.VALUE);
    add(
        time,
        other(
            "/System/Library/PrivateFrameworks/BackgroundTaskManagement.framework/Resources/backgroundtaskmanagementd"),
        "btm_launch_item_add",
        124,
        "item",
        item,
        "executable_path",
        actor.path(),
        "instigator",
        messages.process(actor),
        "app",
        Absent.VALUE);
  }

  /** A process of the system that has no part in the story. */
  private MacProcess other(String path) {
    return cast.launchd()
        .child(300 + path.length(), 700 + path.length(), cast.start())
        .running(path, Sign.of(path, List.of()), "/");
  }

  private void add(Instant time, MacProcess actor, String name, int number, Object... members) {
    var part = new LinkedHashMap<String, Object>();
    for (int i = 0; i + 1 < members.length; i += 2) {
      part.put(String.valueOf(members[i]), members[i + 1]);
    }
    messages.add(time, actor, new EsEvent(name, number), part);
  }

  private Map<String, Object> file(MacProcess actor, String path) {
    return messages.file(MacCast.real(path), REGULAR | 0644, actor.user());
  }

  private Map<String, Object> above(String path) {
    String real = MacCast.real(path);
    return messages.folder(real.substring(0, Math.max(1, real.lastIndexOf('/'))), 0);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
