package perilune.cli;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import perilune.cli.output.Shown;
import perilune.context.hosts.HostsLimits;
import perilune.context.hosts.LuaHosts;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import perilune.source.SourceText;
import picocli.CommandLine.Option;

/** What is taken for a program that runs Lua: common to all commands that give context. */
final class LuaHostOptions {

  /** Bytes of a character in UTF-8 at most. */
  private static final int MAX_CHARACTER_BYTES = 4;

  @Option(
      names = "--lua-hosts",
      paramLabel = "FILE",
      description =
          "Programs that run Lua, and what is expected of them, besides the built-in ones; see"
              + " docs/lua-hosts.md. Can be repeated; a later file counts before an earlier one.")
  private List<Path> files = List.of();

  /** Gives the files that were named. */
  List<String> names() {
    return files.stream().map(Path::toString).toList();
  }

  /** Gives the built-in ones with what the files change; tells what is odd about a file. */
  LuaHosts read(Main.Streams streams) throws IOException {
    LuaHosts hosts = LuaHosts.builtIn();
    for (Path file : files) {
      Parsed<LuaHosts> read = hosts.with(text(file), HostsLimits.defaults());
      hosts =
          switch (read) {
            case Parsed.Ok<LuaHosts>(var more, var warnings) -> {
              PackageOptions.print(warnings, streams);
              yield more;
            }
            case Parsed.Failed<LuaHosts>(var mistakes) -> throw new UsageMistake(all(mistakes));
          };
    }
    return hosts;
  }

  private static String all(List<Diagnostic> mistakes) {
    return mistakes.stream().map(DiagnosticPrinter::print).collect(joining()).strip();
  }

  private static SourceText text(Path file) throws IOException {
    String name = Shown.plain(file.toString());
    if (!Files.isRegularFile(file)) {
      throw new UsageMistake("there is no file of Lua hosts " + name);
    }
    int most = HostsLimits.DEFAULT_MAX_CHARACTERS * MAX_CHARACTER_BYTES;
    if (Files.size(file) > most) {
      throw new UsageMistake("--lua-hosts " + name + " has more than " + most + " bytes");
    }
    return new SourceText(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }
}
