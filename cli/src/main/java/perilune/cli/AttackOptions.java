package perilune.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.AttackStore;
import perilune.catalog.attack.DamagedStore;
import perilune.catalog.attack.ReleaseFacts;
import perilune.cli.output.Shown;
import perilune.source.DiagnosticPrinter;
import perilune.source.Suggestion;
import picocli.CommandLine.Option;

/** Which store of ATT&CK is meant: common to all commands that read one. */
final class AttackOptions {

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Folder with the imported releases (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("attack");

  /** What a command does with a store, and its exit code. */
  interface Use {
    int with(AttackStore store) throws IOException;
  }

  /** Gives the store, which may have no release yet. */
  AttackStore store() {
    return AttackStore.at(folder);
  }

  /** Does something with a store that has releases; tells where it is damaged. */
  int use(Main.Streams streams, Use use) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UsageMistake(
          "there is no store '" + folder + "'; make it with: perilune attack import BUNDLE");
    }
    try {
      for (Path left : store().leftOvers()) {
        streams
            .err()
            .println(
                "note: an import was killed and left "
                    + Shown.plain(left.toString())
                    + "; it does"
                    + " not count, remove it");
      }
      return use.with(store());
    } catch (DamagedStore damage) {
      streams.err().print(DiagnosticPrinter.print(damage.diagnostic()));
      return ExitCode.INPUT_LOST;
    }
  }

  /** Gives a release by name, or the newest. */
  static AttackRelease release(AttackStore store, Optional<String> name) throws IOException {
    Optional<String> wanted = name.isPresent() ? name : store.newest();
    Optional<AttackRelease> found =
        wanted.isPresent() ? store.release(wanted.get()) : Optional.empty();
    if (found.isPresent()) {
      return found.get();
    }
    List<String> names = store.releases().stream().map(ReleaseFacts::name).toList();
    String there = names.isEmpty() ? "none" : String.join(", ", names);
    throw new UsageMistake(
        "there is no release '"
            + wanted.orElse("")
            + "' in "
            + store.folder()
            + "; there are: "
            + there);
  }

  /** Gives all releases of the domain of one, the oldest first. */
  static List<AttackRelease> releasesLike(AttackStore store, AttackRelease one) throws IOException {
    var all = new ArrayList<AttackRelease>();
    for (ReleaseFacts facts : store.releases()) {
      if (facts.name().equals(one.name())) {
        all.add(one);
      } else if (facts.domain().equals(one.facts().domain())) {
        all.add(release(store, Optional.of(facts.name())));
      }
    }
    return all;
  }

  /** Gives the objects of an id: those in force, or all where none is. */
  static List<AttackObject> find(AttackRelease release, String id) {
    List<AttackObject> all = release.find(id);
    List<AttackObject> inForce = all.stream().filter(AttackObject::inForce).toList();
    return inForce.isEmpty() ? all : inForce;
  }

  /** Says that an id is in no release that was asked for. */
  static UsageMistake unknown(String id, AttackRelease in, List<AttackRelease> others) {
    String elsewhere =
        others.stream()
            .filter(one -> !one.find(id).isEmpty())
            .map(AttackRelease::name)
            .collect(Collectors.joining(", "));
    String hint =
        elsewhere.isEmpty()
            ? Suggestion.nearest(id, in.attackIds(), 1)
                .map(near -> "; did you mean " + near + "?")
                .orElse("")
            : "; it is in " + elsewhere + " (--release)";
    return new UsageMistake("release " + in.name() + " has no object '" + id + "'" + hint);
  }
}
