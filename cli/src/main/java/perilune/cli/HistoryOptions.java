package perilune.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import perilune.telemetry.Input;
import perilune.telemetry.Inputs;
import picocli.CommandLine.Option;

/** Telemetry from before a hunt, from which rules only learn. */
final class HistoryOptions {

  @Option(
      names = "--history",
      paramLabel = "PATH",
      description =
          "Telemetry from before: what it shows is known, and nothing of it is found. Can be repeated.")
  private List<String> history = List.of();

  private Set<String> inputs = Set.of();

  List<String> paths() {
    return history;
  }

  /** Gives what is read: history first, so that a file that is named as both is history. */
  List<String> and(List<String> paths, Main.Streams streams) {
    if (history.contains(Inputs.STANDARD_INPUT)) {
      throw new UsageMistake("--history names files and folders, not standard input");
    }
    inputs =
        new Inputs(streams.in())
            .find(history).inputs().stream().map(Input::name).collect(Collectors.toSet());
    return Stream.concat(history.stream(), paths.stream()).toList();
  }

  /** Says whether rules only learn from the input of this name. */
  boolean holds(String input) {
    return inputs.contains(input);
  }
}
