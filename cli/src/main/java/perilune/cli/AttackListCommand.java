package perilune.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.AttackStore;
import perilune.catalog.attack.ReleaseFacts;
import perilune.cli.output.Shown;
import perilune.cli.output.attack.ObjectJson;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code perilune attack list}: releases of a store, or objects of a release. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the imported releases; with --release, --type or --text the objects of a release."
    })
final class AttackListCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Mixin private AttackOptions options = new AttackOptions();

  @Option(names = "--release", paramLabel = "NAME", description = "Objects of this release.")
  private @Nullable String release;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Objects of this STIX type, such as x-mitre-analytic.")
  private @Nullable String type;

  @Option(names = "--text", paramLabel = "TEXT", description = "Part of an id or name.")
  private @Nullable String text;

  @Option(names = "--output", paramLabel = "FORM", description = OutputForm.DESCRIPTION)
  private OutputForm output = OutputForm.TEXT;

  AttackListCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    return options.use(
        streams,
        store -> {
          if (release == null && type == null && text == null) {
            releases(store.releases());
          } else {
            objects(store);
          }
          return ExitCode.DONE;
        });
  }

  private void releases(List<ReleaseFacts> all) {
    var lines = new JsonLines(streams.out());
    for (ReleaseFacts one : all) {
      if (output.isText()) {
        String line =
            "%-12s %-18s %7d objects  %s  %s"
                .formatted(one.name(), one.domain(), one.objects(), one.sha256(), one.source());
        streams.out().println(Shown.plain(line));
        continue;
      }
      lines.start().text("kind", "release").text("name", one.name());
      lines.text("version", one.version()).text("domain", one.domain());
      lines.text("source", one.source()).text("bundle", one.bundleId());
      lines.text("spec_version", one.specVersion()).number("bytes", one.bytes());
      lines.text("sha256", one.sha256()).number("objects", one.objects());
      lines.number("left_out", one.leftOut()).end();
    }
    lines.flush();
    if (output.isText()) {
      streams.out().println(all.size() + (all.size() == 1 ? " release" : " releases"));
    }
  }

  private void objects(AttackStore store) throws IOException {
    AttackRelease from = AttackOptions.release(store, Optional.ofNullable(release));
    List<AttackObject> wanted = from.objects().stream().filter(this::fits).toList();
    var lines = new JsonLines(streams.out());
    for (AttackObject one : wanted) {
      if (output.isText()) {
        String state = one.revoked() ? "revoked" : one.deprecated() ? "deprecated" : "";
        String line =
            "%-11s %-26s %-10s %s"
                .formatted(
                    one.attackId(),
                    one.type(),
                    state,
                    one.isRelationship() ? one.id() + " " + one.relationshipType() : one.name());
        streams.out().println(Shown.plain(line));
        continue;
      }
      lines.start().text("kind", "object");
      ObjectJson.facts(lines, one);
      lines.end();
    }
    lines.flush();
    if (output.isText()) {
      String many = wanted.size() + (wanted.size() == 1 ? " object" : " objects");
      streams.out().println(many + " of release " + Shown.plain(from.name()));
    }
  }

  private boolean fits(AttackObject one) {
    if (type != null && !one.type().equals(type)) {
      return false;
    }
    if (text == null) {
      return true;
    }
    String words = (one.id() + " " + one.attackId() + " " + one.name()).toLowerCase(Locale.ROOT);
    return words.contains(text.toLowerCase(Locale.ROOT));
  }
}
