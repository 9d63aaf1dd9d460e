package perilune.scenarios.record;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Story;
import perilune.scenarios.story.Traits;

/**
 * Says who is who while a story is told: gives each process a number, an account, a session, and
 * keeps what it inherits.
 *
 * <p>Moments have to be played in their order. Owned by one writing.
 */
public final class Cast {

  private static final int SYSTEMD = 1;
  private static final int CRON = 655;
  private static final int SSHD = 812;
  private static final int GETTY = 690;

  private final Setting setting;
  private final Accounts accounts = new Accounts();
  private final Map<String, Player> players = new LinkedHashMap<>();
  private final Map<Integer, Player> byPid = new HashMap<>();
  private int nextPid;
  private int nextSession = 5;
  private int logins;

  /** Makes a cast of nobody. */
  public Cast(Setting setting) {
    this.setting = setting;
    this.nextPid = setting.firstPid();
  }

  /** Gives the process number of each actor that has one. */
  public Map<String, Integer> pids() {
    var all = new LinkedHashMap<String, Integer>();
    players.forEach((name, player) -> all.put(name, player.pid()));
    return all;
  }

  /** Gives the account of a name, numbered as on this host. */
  public Account account(String name) {
    return accounts.of(name);
  }

  /** Plays the next moment. O(1). */
  public Scene play(Moment moment) {
    Optional<Player> before = before(moment);
    Player actor = after(moment, before);
    players.put(moment.actor(), actor);
    byPid.put(actor.pid(), actor);
    return new Scene(
        setting.start().plus(moment.at()),
        actor,
        before.filter(_ -> Story.imageOf(moment.deed()).isPresent()),
        Optional.ofNullable(byPid.get(actor.parentPid())),
        moment.deed());
  }

  /** Gives a process number that nobody has, for what a format makes of a deed by itself. */
  public int spare() {
    return nextPid++;
  }

  private Optional<Player> before(Moment moment) {
    return switch (moment.deed()) {
      case Deed.Start(var by, var _) -> Optional.of(known(by).child(moment.actor(), nextPid++));
      default -> Optional.ofNullable(players.get(moment.actor()));
    };
  }

  private Player after(Moment moment, Optional<Player> before) {
    String name = moment.actor();
    return switch (moment.deed()) {
      case Deed.Login login -> login(name, login);
      case Deed.Service(var _, var user) -> service(name, user);
      case Deed.Cron(var user) -> cron(name, user);
      case Deed.Start(var by, var image) -> running(known(by), before.orElseThrow(), image);
      case Deed.Fork(var by) when by.equals(name) -> known(name);
      case Deed.Fork(var by) -> known(by).child(name, nextPid++);
      case Deed.Replace(var image) -> running(known(name), known(name), image);
      default -> before.orElseGet(() -> outsider(name));
    };
  }

  private Player known(String name) {
    return Optional.ofNullable(players.get(name)).orElseGet(() -> outsider(name));
  }

  private Player running(Player from, Player process, Image image) {
    Traits traits = image.traits();
    Account user = traits.user().map(accounts::of).orElse(from.childUser());
    Account rights =
        Optional.ofNullable(traits.details().get("setuid")).map(accounts::of).orElse(user);
    return process.running(image, user, rights);
  }

  private Player login(String name, Deed.Login login) {
    boolean remote = login.door() == Deed.Door.SSH;
    Player daemon =
        remote
            ? daemon(name, SSHD, "/usr/sbin/sshd", "sshd: " + login.user() + " [priv]")
            : daemon(name, GETTY, "/usr/bin/login", "/bin/login -p --");
    Account person = accounts.of(login.user());
    String where = (remote ? "pts" : "tty") + (remote ? logins : logins + 1);
    logins++;
    Player session = daemon.child(name, nextPid++).loggedIn(person, nextSession++, "");
    byPid.put(session.pid(), session);
    String home = person.id() == 0 ? "/root" : "/home/" + person.name();
    var shell = new Image("/usr/bin/bash", List.of("-bash"), "-bash", Traits.NONE);
    Player process = session.child(name, nextPid++).running(shell, person, person);
    return at(process, where, home);
  }

  private static Player at(Player player, String terminal, String directory) {
    return new Player(
        player.name(),
        player.pid(),
        player.parentPid(),
        player.image(),
        player.user(),
        player.effective(),
        player.login(),
        player.session(),
        terminal,
        directory,
        player.childUser());
  }

  private Player cron(String name, String user) {
    Account person = accounts.of(user);
    Player daemon = daemon(name, CRON, "/usr/sbin/cron", "/usr/sbin/CRON -f");
    return daemon.child(name, nextPid++).loggedIn(person, nextSession++, "");
  }

  private Player service(String name, String user) {
    Player manager = daemon(name, SYSTEMD, "/usr/lib/systemd/systemd", "/sbin/init");
    Account account = accounts.of(user);
    return new Player(
        name,
        SYSTEMD,
        0,
        manager.image(),
        Account.ROOT,
        Account.ROOT,
        Optional.empty(),
        0,
        "",
        "/",
        account);
  }

  private Player outsider(String name) {
    return daemon(name, SYSTEMD, "/usr/lib/systemd/systemd", "/sbin/init");
  }

  private static Player daemon(String name, int pid, String path, String commandLine) {
    var image = new Image(path, List.of(commandLine.split(" ")), commandLine, Traits.NONE);
    return new Player(
        name,
        pid,
        SYSTEMD,
        image,
        Account.ROOT,
        Account.ROOT,
        Optional.empty(),
        0,
        "",
        "/",
        Account.ROOT);
  }
}
