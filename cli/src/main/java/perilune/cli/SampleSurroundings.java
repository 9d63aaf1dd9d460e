package perilune.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What lies beside a sample of events because the rule asks for it.
 *
 * @param inventory packages of the host, {@code NAME.inventory}
 * @param baseline what was approved there, {@code NAME.baseline}
 * @param parameters what the site sets, {@code NAME.parameters}
 */
record SampleSurroundings(
    Optional<Path> inventory, Optional<Path> baseline, Optional<Path> parameters) {

  static final SampleSurroundings NONE =
      new SampleSurroundings(Optional.empty(), Optional.empty(), Optional.empty());

  /** Gives what there is beside a rule, of which the path without its ending is given. */
  static SampleSurroundings of(String stem) {
    return new SampleSurroundings(
        file(stem, ".inventory"), file(stem, ".baseline"), file(stem, ".parameters"));
  }

  private static Optional<Path> file(String stem, String ending) {
    return Optional.of(Path.of(stem + ending)).filter(Files::isRegularFile);
  }
}
