package perilune.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import perilune.catalog.attack.AttackStore;
import perilune.catalog.attack.ReleaseFacts;
import perilune.catalog.attack.StoreCheck;
import perilune.cli.output.Shown;
import perilune.source.DiagnosticPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code perilune attack verify}: whether a store is what was imported. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Computes the hashes of every bundle and object of a store again, and all else that the"
          + " store",
      "says of them. Exits with 1 if something differs."
    })
final class AttackVerifyCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Mixin private AttackOptions options = new AttackOptions();

  AttackVerifyCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    return options.use(streams, this::verify);
  }

  private int verify(AttackStore store) throws IOException {
    int code = store.leftOvers().isEmpty() ? ExitCode.DONE : ExitCode.INPUT_LOST;
    for (ReleaseFacts facts : store.releases()) {
      StoreCheck.Result result = StoreCheck.check(store, facts);
      result.told().forEach(one -> streams.err().print(DiagnosticPrinter.print(one)));
      long wrong = result.wrong();
      String verdict =
          wrong == 0 ? "as imported" : wrong + (wrong == 1 ? " difference" : " differences");
      streams
          .out()
          .println(Shown.plain(facts.name()) + ": " + result.objects() + " objects, " + verdict);
      code = wrong == 0 ? code : ExitCode.INPUT_LOST;
    }
    return code;
  }
}
