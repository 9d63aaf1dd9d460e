package perilune.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command and its subcommands. */
@Command(
    name = "perilune",
    mixinStandardHelpOptions = true,
    versionProvider = BuildVersion.class,
    description =
        "Finds abuse of Lua (ATT&CK T1059.011) and anything else your rules know, in endpoint"
            + " telemetry.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done; 1 done, but some input could not be read or output not be written; 2"
          + " wrong",
      "usage or a rule that does not compile; 3 a finding reached --fail-on.",
      "",
      "Try:  perilune hunt /var/log/audit"
    })
public final class Main implements Runnable {

  /** The subcommands, in the order in which they are listed. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          HuntCommand.class,
          QueryCommand.class,
          NormalizeCommand.class,
          ReadinessCommand.class,
          InventoryCommand.class,
          ValidateCommand.class,
          BaselineCommand.class,
          RulesCommand.class,
          CatalogCommand.class,
          AttackCommand.class);

  @Spec private CommandSpec spec;

  private Main(CommandSpec spec) {
    this.spec = spec;
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    var standard = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    var out = new PrintStream(standard, false, StandardCharsets.UTF_8);
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = run(new Streams(System.in, out, err), args);
    out.flush();
    Runtime.getRuntime().exit(standard.finish(code, err));
  }

  /** Runs the command over given streams and gives its exit code. */
  public static int run(Streams streams, String... args) {
    var main = new Main(CommandSpec.create());
    var line = new CommandLine(main, new Commands(streams));
    asked(args).forEach(line::addSubcommand);
    line.setOut(new java.io.PrintWriter(streams.out(), true, StandardCharsets.UTF_8));
    line.setErr(new java.io.PrintWriter(streams.err(), true, StandardCharsets.UTF_8));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // Else @FILE would be replaced by the words of the file: a query is one word with blanks.
    line.setExpandAtFiles(false);
    line.setExecutionExceptionHandler(new FailureReport());
    return line.execute(args);
  }

  /**
   * Gives the one subcommand that the first word names, else all. Of each that is given all options
   * are looked up, and those of its own subcommands: a good part of a short run.
   */
  private static List<Class<?>> asked(String... args) {
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(command -> args.length > 0 && name(command).equals(args[0]))
            .toList();
    return named.isEmpty() ? COMMANDS : named;
  }

  private static String name(Class<?> command) {
    Command written = command.getAnnotation(Command.class);
    return written == null ? "" : written.name();
  }

  /**
   * Where the command reads and writes.
   *
   * @param in standard input
   * @param out results
   * @param err everything else
   */
  public record Streams(InputStream in, PrintStream out, PrintStream err) {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
