package perilune.scenarios.auditd;

import java.util.HashSet;
import java.util.Set;
import perilune.scenarios.record.Account;
import perilune.scenarios.record.Player;
import perilune.scenarios.record.Scene;
import perilune.scenarios.story.Deed;

/** Records of files, of libraries and of memory. Owned by one writing. */
final class FileRecords {

  private static final String MODE = "0100644";
  private static final String WORDS = "success=yes exit=0 a0=ffffff9c a1=55d0c1a2b3c0";

  private final AuditLog log;
  private final Set<String> known = new HashSet<>();

  FileRecords(AuditLog log) {
    this.log = log;
  }

  /** Writes the records of a scene; says whether it was one of files or memory. */
  boolean write(Scene scene) {
    Player actor = scene.actor();
    switch (scene.deed()) {
      case Deed.Write(var path, var _) -> create(scene, path);
      case Deed.Rename(var from, var to) -> rename(scene, from, to);
      case Deed.Link(var from, var to, var symbolic) -> link(scene, from, to, symbolic);
      case Deed.Delete(var path) -> delete(scene, path);
      case Deed.Chmod(var path, var mode) -> {
        begin(scene, Call.CHMOD, WORDS + " a2=" + Integer.toHexString(mode) + " a3=0", 1);
        log.directory(actor);
        log.path(0, path, MODE, "NORMAL", actor.effective());
        log.title(actor);
      }
      case Deed.Load(var path, var _) -> load(scene, path);
      case Deed.MemoryFile _ -> {
        begin(scene, Call.MEMFD, "success=yes exit=3 a0=7fde1d655480 a1=1 a2=0 a3=7fde1d64d468", 0);
        log.title(actor);
      }
      case Deed.MapWritable _ -> {
        begin(scene, Call.MPROTECT, "success=yes exit=0 a0=7f2c40000000 a1=1000 a2=7 a3=0", 0);
        log.title(actor);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Writes that a file is opened to be written. */
  void create(Scene scene, String path) {
    boolean fresh = known.add(path);
    Player actor = scene.actor();
    begin(scene, Call.CREATE, "success=yes exit=3 a0=ffffff9c a1=55d0c1a2b3c0 a2=241 a3=1b6", 2);
    log.directory(actor);
    log.folder(0, path, Account.ROOT);
    log.path(1, path, MODE, fresh ? "CREATE" : "NORMAL", actor.effective());
    log.title(actor);
  }

  private void rename(Scene scene, String from, String to) {
    Player actor = scene.actor();
    known.add(to);
    begin(scene, Call.RENAME, "success=yes exit=0 a0=55e091250f88 a1=55e091251468 a2=0 a3=0", 4);
    log.directory(actor);
    log.folder(0, from, actor.effective());
    log.folder(1, to, actor.effective());
    log.path(2, from, MODE, "DELETE", actor.effective());
    log.path(3, to, MODE, "CREATE", actor.effective());
    log.title(actor);
  }

  private void link(Scene scene, String from, String to, boolean symbolic) {
    Player actor = scene.actor();
    known.add(to);
    begin(
        scene,
        symbolic ? Call.SYMLINK : Call.LINK,
        "success=yes exit=0 a0=55e091250f88 a1=55e091251468 a2=0 a3=0",
        3);
    log.directory(actor);
    log.path(0, from, MODE, symbolic ? "UNKNOWN" : "NORMAL", Account.ROOT);
    log.folder(1, to, actor.effective());
    log.path(2, to, symbolic ? "0120777" : MODE, "CREATE", actor.effective());
    log.title(actor);
  }

  private void delete(Scene scene, String path) {
    Player actor = scene.actor();
    known.remove(path);
    begin(scene, Call.UNLINK, WORDS + " a2=0 a3=7efddf47bf80", 2);
    log.directory(actor);
    log.folder(0, path, actor.effective());
    log.path(1, path, MODE, "DELETE", actor.effective());
    log.title(actor);
  }

  /** A mapping names no file: the descriptor of the call before tells which it is. */
  private void load(Scene scene, String path) {
    Player actor = scene.actor();
    begin(scene, Call.OPEN, "success=yes exit=3 a0=ffffff9c a1=55d0c1a2b3c0 a2=80000 a3=0", 1);
    log.directory(actor);
    log.path(0, path, MODE, "NORMAL", Account.ROOT);
    log.title(actor);
    begin(
        scene,
        Call.MMAP,
        "success=yes exit=139754418335744 a0=7f1b1c75f000 a1=156000 a2=5 a3=812",
        0);
    log.mapping(3);
    log.title(actor);
  }

  private void begin(Scene scene, Call call, String outcome, int items) {
    log.begin(scene.time());
    log.call(scene.actor(), call, outcome, items);
  }
}
