package perilune.scenarios.windows;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Traits;

/**
 * Says who is who while a story of Windows is told: process numbers, accounts, who started whom.
 *
 * <p>Moments have to be played in their order. Owned by one writing.
 */
final class WindowsCast {

  static final String SYSTEM_DOMAIN = "NT AUTHORITY";
  private static final String SYSTEM = SYSTEM_DOMAIN + "\\SYSTEM";
  private static final String DOMAIN = "CORP";
  private static final String SYSTEM32 = "C:\\Windows\\System32\\";

  /** Windows gives out process numbers in steps of four. */
  private static final int STEP = 4;

  private final Map<String, WindowsProcess> players = new LinkedHashMap<>();
  private int nextPid;
  private int number;

  WindowsCast(Setting setting) {
    nextPid = setting.firstPid() / STEP * STEP;
  }

  /** Gives the process number of each actor. */
  Map<String, Integer> pids() {
    var all = new LinkedHashMap<String, Integer>();
    players.forEach((name, player) -> all.put(name, player.pid()));
    return all;
  }

  /** Plays the next moment; gives its actor as it is afterwards. O(1). */
  WindowsProcess play(Moment moment) {
    String name = moment.actor();
    WindowsProcess actor =
        switch (moment.deed()) {
          case Deed.Login login -> login(login);
          case Deed.Service(var _, var user) ->
              before("services.exe", "C:\\Windows\\system32\\services.exe", account(user));
          case Deed.Cron(var user) ->
              before(
                  "svchost.exe",
                  "C:\\Windows\\system32\\svchost.exe -k netsvcs -p -s Schedule",
                  account(user));
          case Deed.Start(var by, var image) -> start(known(by), image);
          case Deed.Replace(var image) -> start(known(name), image);
          default -> known(name);
        };
    players.put(name, actor);
    return actor;
  }

  private WindowsProcess known(String name) {
    return Optional.ofNullable(players.get(name))
        .orElseGet(() -> before("services.exe", "C:\\Windows\\system32\\services.exe", SYSTEM));
  }

  /** A person at the desk has Explorer, one who comes by SSH has the daemon of that session. */
  private WindowsProcess login(Deed.Login login) {
    String user = account(login.user());
    if (login.door() == Deed.Door.SSH) {
      return before("OpenSSH\\sshd.exe", "\"C:\\Windows\\System32\\OpenSSH\\sshd.exe\" -z", user);
    }
    return process(
        "C:\\Windows\\explorer.exe",
        "C:\\Windows\\Explorer.EXE",
        "C:\\Windows\\system32\\",
        user,
        Optional.empty(),
        Traits.NONE);
  }

  private WindowsProcess before(String file, String commandLine, String childUser) {
    WindowsProcess made =
        process(
            SYSTEM32 + file,
            commandLine,
            "C:\\Windows\\system32\\",
            SYSTEM,
            Optional.empty(),
            Traits.NONE);
    return new WindowsProcess(
        made.pid(),
        made.guid(),
        made.path(),
        made.commandLine(),
        made.directory(),
        made.user(),
        childUser,
        made.traits(),
        made.parent());
  }

  private WindowsProcess start(WindowsProcess parent, Image image) {
    Traits traits = image.traits();
    String user = traits.user().map(WindowsCast::account).orElse(parent.childUser());
    String directory = traits.directory().orElseGet(() -> directory(parent, user));
    String closed = directory.endsWith("\\") ? directory : directory + "\\";
    return process(image.path(), image.commandLine(), closed, user, Optional.of(parent), traits);
  }

  private static String directory(WindowsProcess parent, String user) {
    boolean desk = parent.path().endsWith("explorer.exe");
    return desk
        ? "C:\\Users\\" + user.substring(user.indexOf('\\') + 1) + "\\"
        : parent.directory();
  }

  private WindowsProcess process(
      String path,
      String commandLine,
      String directory,
      String user,
      Optional<WindowsProcess> parent,
      Traits traits) {
    int pid = nextPid;
    nextPid += 2 * STEP;
    number++;
    String guid = "A1C20E5D-7F3B-6909-%04X-000000001900".formatted(number + 0x200);
    return new WindowsProcess(pid, guid, path, commandLine, directory, user, user, traits, parent);
  }

  private static String account(String name) {
    return switch (name) {
      case "root", "SYSTEM" -> SYSTEM;
      case "LOCAL", "NETWORK" -> SYSTEM_DOMAIN + "\\" + name + " SERVICE";
      default -> name.indexOf('\\') >= 0 ? name : DOMAIN + "\\" + name;
    };
  }
}
