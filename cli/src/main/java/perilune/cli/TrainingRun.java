package perilune.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import perilune.content.RuleTree;
import perilune.rules.Rule;
import perilune.rules.convert.Conversion;

/**
 * Does what later runs do, so that the JVM can note in its ahead-of-time cache which classes they
 * load and which methods they compile. The launcher runs it when it has built.
 *
 * <p>All input is Perilune's own: the example, its events as NDJSON, and the built-in rules, as
 * they are and written as Sigma.
 */
public final class TrainingRun {

  private TrainingRun() {}

  /** Runs over an example, the first argument, with the second as a folder to write to. */
  public static void main(String[] args) throws IOException {
    List<String> _ = over(Path.of(args[0]), Path.of(args[1]));
  }

  /** Runs over an example, and gives what the hunts for its findings printed. */
  public static List<String> over(Path example, Path work) throws IOException {
    Path rules = Files.createDirectories(work.resolve("sigma"));
    writeAsSigma(rules);
    Path events = work.resolve("events.ndjson");
    Files.writeString(events, printed("normalize", example.toString()));
    String sigma = rules.toString();
    return List.of(
        printed("hunt", example.toString()),
        printed("hunt", "--rules", sigma, "--output", "ndjson", events.toString()));
  }

  private static String printed(String... command) {
    var printed = new ByteArrayOutputStream();
    var out = new PrintStream(printed, false, StandardCharsets.UTF_8);
    Main.run(new Main.Streams(InputStream.nullInputStream(), out, System.err), command);
    out.flush();
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** Writes a file a rule, as collections of Sigma rules are laid out. */
  private static void writeAsSigma(Path folder) throws IOException {
    var packs = new RuleTree();
    RuleTree.packs().forEach(packs::addPack);
    int number = 0;
    for (Rule rule : packs.loaded().rules()) {
      Optional<String> text = Conversion.toSigma(rule).text();
      if (text.isPresent()) {
        number++;
        Files.writeString(folder.resolve(number + ".yml"), text.get());
      }
    }
  }
}
