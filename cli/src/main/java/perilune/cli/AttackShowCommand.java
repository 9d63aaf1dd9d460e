package perilune.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.AttackStore;
import perilune.catalog.attack.diff.ObjectHistory;
import perilune.cli.output.attack.ObjectJson;
import perilune.cli.output.attack.ObjectText;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune attack show}: one object. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Shows an object: what it says, how it is found (detection strategy, analytics, log sources,",
      "mutable elements), its relationships, version, dates and hashes, and the releases it is in.",
      "--output raw writes its bytes as they stood in the bundle, and nothing else."
    })
final class AttackShowCommand implements Callable<Integer> {

  private enum Output {
    TEXT,
    JSON,
    RAW
  }

  private final Main.Streams streams;

  @Parameters(paramLabel = "ID", description = "Such as AN0279, T1059.011, or a STIX id.")
  private String id = "";

  @Mixin private AttackOptions options = new AttackOptions();

  @Option(
      names = "--release",
      paramLabel = "NAME",
      description = "Release to look in (default: the newest).")
  private @Nullable String release;

  @Option(names = "--details", description = "List all relationships, however many.")
  private boolean details;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      description = "text, json or raw (default: text).")
  private Output output = Output.TEXT;

  AttackShowCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    return options.use(streams, this::show);
  }

  private int show(AttackStore store) throws IOException {
    AttackRelease from = AttackOptions.release(store, Optional.ofNullable(release));
    List<AttackObject> found = AttackOptions.find(from, id);
    if (found.isEmpty()) {
      throw AttackOptions.unknown(id, from, AttackOptions.releasesLike(store, from));
    }
    if (output == Output.RAW) {
      raw(from, found);
      return ExitCode.DONE;
    }
    List<AttackRelease> all = AttackOptions.releasesLike(store, from);
    var text = new ObjectText(streams.out(), from, details);
    var json = new ObjectJson(new JsonLines(streams.out()), from);
    for (AttackObject object : found) {
      ObjectHistory history = ObjectHistory.of(object.id(), all);
      if (output == Output.TEXT) {
        text.print(object, history);
      } else {
        json.write(object, history);
      }
    }
    return ExitCode.DONE;
  }

  private void raw(AttackRelease from, List<AttackObject> found) throws IOException {
    if (found.size() > 1) {
      List<String> ids = found.stream().map(AttackObject::id).toList();
      throw new UsageMistake("'" + id + "' stands for several: " + String.join(", ", ids));
    }
    byte[] bytes = from.raw(found.getFirst());
    streams.out().write(bytes, 0, bytes.length);
  }
}
