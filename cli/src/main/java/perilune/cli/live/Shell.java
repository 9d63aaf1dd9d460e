package perilune.cli.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts programs, waits for them within a time, and gives what they said. */
final class Shell {

  private static final List<String> FOLDERS =
      List.of("/usr/sbin", "/sbin", "/usr/bin", "/bin", "/usr/local/bin");

  private static final int MAX_SAID = 65_536;

  private Shell() {}

  /**
   * What became of a program.
   *
   * @param code its exit code; -1 if it was ended because it took too long
   * @param said standard output and error, cut
   */
  record Outcome(int code, String said) {
    boolean good() {
      return code == 0;
    }
  }

  /** Gives where a program of the system lies; only folders that belong to root are looked at. */
  static Optional<Path> find(String name) {
    return FOLDERS.stream().map(f -> Path.of(f, name)).filter(Files::isExecutable).findFirst();
  }

  /** Runs a program in a folder, for at most so many seconds; its children end with it. */
  static Outcome run(Path folder, int seconds, List<String> words) throws IOException {
    Path said = Files.createTempFile("perilune-", ".out");
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(said.toFile())
              .start();
      boolean ended = waitFor(process, seconds);
      if (!ended) {
        end(process);
      }
      return new Outcome(ended ? process.exitValue() : -1, head(said));
    } finally {
      Files.deleteIfExists(said);
    }
  }

  private static String head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_SAID), StandardCharsets.UTF_8);
    }
  }

  /** Says whether a process ended within so many seconds. */
  static boolean waitFor(Process process, int seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends a process and all below it. */
  static void end(Process process) {
    try (Stream<ProcessHandle> below = process.descendants()) {
      below.forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
    waitFor(process, 5);
  }
}
