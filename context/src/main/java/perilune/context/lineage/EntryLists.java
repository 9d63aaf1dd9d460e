package perilune.context.lineage;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Says which programs open stories: the one place where entry programs are named.
 *
 * <p>A program is taken by the last part of its executable, never by the name that it gives itself.
 * Sources: OpenSSH 9.8 (sshd-session, sshd-auth), util-linux, cronie, Debian's cron and at,
 * containerd, conmon, LXC, the documentation of the CI systems, and Microsoft's of services, logon
 * and tasks.
 */
final class EntryLists {

  private static final Map<String, EntryType> BY_NAME = byName();

  /** Programs that open a story only with one of these ends of an argument. */
  private record ByArgument(String program, String argumentEnd, EntryType type) {}

  private static final List<ByArgument> BY_ARGUMENT =
      List.of(
          new ByArgument("systemd", "--user", EntryType.SERVICE),
          new ByArgument("java", "agent.jar", EntryType.CI),
          new ByArgument("java", "remoting.jar", EntryType.CI),
          new ByArgument("java", "slave.jar", EntryType.CI),
          new ByArgument("java", "hudson.remoting.Launcher", EntryType.CI),
          new ByArgument("java", "jetbrains.buildServer.agent.AgentMain", EntryType.CI),
          new ByArgument(
              "java", "com.atlassian.bamboo.agent.bootstrap.AgentBootstrap", EntryType.CI),
          new ByArgument("node", "Runner.Listener", EntryType.CI));

  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "ash", "busybox", "zsh", "ksh", "mksh", "fish", "tcsh", "csh");

  private static final String EXE = ".exe";

  /** The service that runs scheduled tasks, as {@code svchost.exe -s} names it. */
  private static final byte[] SCHEDULE = Bytes.ascii("Schedule");

  private EntryLists() {}

  private static Map<String, EntryType> byName() {
    var all = new HashMap<String, EntryType>();
    put(all, EntryType.SSH, "sshd", "sshd-session", "sshd-auth", "dropbear");
    put(all, EntryType.CRON, "cron", "crond", "anacron", "atd", "fcron");
    put(all, EntryType.CONSOLE, "login", "agetty", "getty", "mingetty", "greetd");
    put(all, EntryType.CONSOLE, "gdm", "gdm3", "gdm-session-worker", "lightdm", "lxdm", "xdm");
    put(all, EntryType.CONSOLE, "sddm", "sddm-helper");
    put(all, EntryType.CONTAINER, "containerd-shim", "containerd-shim-runc-v1");
    put(all, EntryType.CONTAINER, "containerd-shim-runc-v2", "docker-containerd-shim");
    put(all, EntryType.CONTAINER, "conmon", "runc", "docker-runc", "crun", "lxc-start");
    put(all, EntryType.CI, "gitlab-runner", "Runner.Worker", "Runner.Listener", "act_runner");
    put(all, EntryType.CI, "buildkite-agent", "drone", "drone-agent", "drone-runner-exec");
    put(all, EntryType.CI, "teamcity-agent", "bamboo-agent");
    putWindows(all);
    return Map.copyOf(all);
  }

  private static void put(Map<String, EntryType> into, EntryType type, String... names) {
    for (String name : names) {
      into.put(name, type);
    }
  }

  private static void putWindows(Map<String, EntryType> all) {
    put(all, EntryType.SERVICE, "services.exe");
    put(all, EntryType.CONSOLE, "explorer.exe", "userinit.exe", "runonce.exe");
    put(all, EntryType.CRON, "taskeng.exe");
    put(all, EntryType.SSH, "sshd.exe", "sshd-session.exe");
  }

  /**
   * Gives what kind of story a program opens by starting another, or UNKNOWN. Allocates.
   *
   * @param name last part of its executable
   * @param program whose arguments tell apart what is called the same
   */
  static EntryType opens(String name, Program program) {
    boolean windows = name.regionMatches(true, name.length() - EXE.length(), EXE, 0, EXE.length());
    String key = windows ? name.toLowerCase(Locale.ROOT) : name;
    EntryType type = BY_NAME.get(key);
    if (type != null) {
      return type;
    }
    if (key.equals("svchost.exe")) {
      return program.anyArgumentEndsWith(SCHEDULE) ? EntryType.CRON : EntryType.UNKNOWN;
    }
    if (name.startsWith("containerd-shim")) {
      return EntryType.CONTAINER;
    }
    for (ByArgument entry : BY_ARGUMENT) {
      if (entry.program.equals(name)
          && program.anyArgumentEndsWith(Bytes.ascii(entry.argumentEnd))) {
        return entry.type;
      }
    }
    return EntryType.UNKNOWN;
  }

  /** Says whether an executable is a shell, by the last part of its path. */
  static boolean isShell(String name) {
    return SHELLS.contains(name);
  }

  /** Gives a name in the form that the lists have. */
  static String plain(byte[] text, int from, int to) {
    String name = new String(text, from, to - from, StandardCharsets.UTF_8);
    int deleted = name.indexOf(" (deleted)");
    return deleted < 0 ? name : name.substring(0, deleted);
  }

  /** Gives the entry type that Elastic Defend's {@code entry_meta.type} stands for. */
  static EntryType ofElastic(String entryMetaType) {
    return switch (entryMetaType) {
      case "sshd", "ssh" -> EntryType.SSH;
      case "init" -> EntryType.SERVICE;
      case "container", "kubelet" -> EntryType.CONTAINER;
      case "console", "terminal" -> EntryType.CONSOLE;
      case "cron" -> EntryType.CRON;
      default -> EntryType.UNKNOWN;
    };
  }
}
