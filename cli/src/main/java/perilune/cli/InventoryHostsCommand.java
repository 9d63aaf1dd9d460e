package perilune.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import perilune.cli.output.Shown;
import perilune.context.hosts.LuaHost;
import perilune.context.hosts.LuaHosts;
import perilune.context.hosts.LuaHostsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perilune inventory hosts}: which programs are taken to run Lua. */
@Command(
    name = "hosts",
    mixinStandardHelpOptions = true,
    description = "Lists the programs that are taken to run Lua, and what is expected of them.")
final class InventoryHostsCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Mixin private LuaHostOptions luaHosts = new LuaHostOptions();

  @Option(
      names = "--full",
      description = "All that is known, in the form of a file for --lua-hosts.")
  private boolean full;

  InventoryHostsCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    LuaHosts hosts = luaHosts.read(streams);
    if (full) {
      LuaHostsText.of(hosts).lines().map(Shown::plain).forEach(streams.out()::println);
    } else {
      for (LuaHost host : hosts.all()) {
        streams.out().println(Shown.plain(line(host)));
      }
    }
    streams.out().flush();
    return ExitCode.DONE;
  }

  private static String line(LuaHost host) {
    String platforms = host.platforms().isEmpty() ? "all" : LuaHostsText.platforms(host);
    return String.format(
        Locale.ROOT,
        "%-16s %-11s %-16s %-22s %s",
        host.name(),
        host.kind().word(),
        host.takes().word(),
        platforms,
        LuaHostsText.names(host));
  }
}
