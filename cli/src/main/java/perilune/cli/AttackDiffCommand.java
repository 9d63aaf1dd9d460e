package perilune.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.AttackStore;
import perilune.catalog.attack.Detection;
import perilune.catalog.attack.diff.ObjectDiff;
import perilune.catalog.attack.diff.ReleaseDiff;
import perilune.cli.output.attack.DiffJson;
import perilune.cli.output.attack.DiffText;
import perilune.telemetry.json.JsonLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code perilune attack diff}: what changed between two releases. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Says what changed from one release to another, by object, field and relationship. With ids",
      "it tells of these objects only, in full; a technique brings its detection strategies and",
      "analytics along."
    })
final class AttackDiffCommand implements Callable<Integer> {

  private final Main.Streams streams;

  @Parameters(index = "0", paramLabel = "FROM", description = "Name of the older release.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "Name of the younger release.")
  private String to = "";

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "ID",
      description = "Such as T1059.011 or AN0279; default: all that changed.")
  private List<String> ids = new ArrayList<>();

  @Mixin private AttackOptions options = new AttackOptions();

  @Option(names = "--only", description = "Leave out what a technique brings along.")
  private boolean only;

  @Option(names = "--details", description = "Tell of every object in full.")
  private boolean details;

  @Option(names = "--output", paramLabel = "FORM", description = OutputForm.DESCRIPTION)
  private OutputForm output = OutputForm.TEXT;

  AttackDiffCommand(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    return options.use(streams, this::diff);
  }

  private int diff(AttackStore store) throws IOException {
    AttackRelease before = AttackOptions.release(store, Optional.of(from));
    AttackRelease after = AttackOptions.release(store, Optional.of(to));
    if (!before.facts().domain().equals(after.facts().domain())) {
      streams.err().println("note: the releases are of different domains");
    }
    var diff = new ReleaseDiff(before, after);
    List<ObjectDiff> all = ids.isEmpty() ? diff.objects() : chosen(diff);
    Map<ObjectDiff.Status, Integer> related = ids.isEmpty() ? diff.relationships() : Map.of();
    if (!output.isText()) {
      var lines = new JsonLines(streams.out());
      var json = new DiffJson(lines, from, to);
      all.forEach(json::object);
      json.summary(all, related);
      lines.flush();
      return ExitCode.DONE;
    }
    var text = new DiffText(streams.out(), from, to);
    if (ids.isEmpty()) {
      text.overview(all, related);
    }
    if (details || !ids.isEmpty()) {
      all.forEach(text::details);
    }
    return ExitCode.DONE;
  }

  private List<ObjectDiff> chosen(ReleaseDiff diff) throws IOException {
    Set<String> wanted = new LinkedHashSet<>();
    for (String id : ids) {
      List<AttackObject> old = AttackOptions.find(diff.before(), id);
      List<AttackObject> young = AttackOptions.find(diff.after(), id);
      if (old.isEmpty() && young.isEmpty()) {
        throw AttackOptions.unknown(id, diff.after(), List.of(diff.before()));
      }
      young.forEach(one -> bring(diff.after(), one, wanted));
      old.forEach(one -> bring(diff.before(), one, wanted));
    }
    var all = new ArrayList<ObjectDiff>();
    for (String id : wanted) {
      all.add(diff.of(id));
    }
    return all;
  }

  private void bring(AttackRelease release, AttackObject object, Set<String> into) {
    into.add(object.id());
    if (only) {
      return;
    }
    var detection = new Detection(release);
    for (AttackObject strategy : detection.strategies(object)) {
      into.add(strategy.id());
      detection.analytics(strategy).forEach(one -> into.add(one.id()));
    }
  }
}
