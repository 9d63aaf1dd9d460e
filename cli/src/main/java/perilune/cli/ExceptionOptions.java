package perilune.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import perilune.cli.output.Shown;
import perilune.content.RuleExceptions;
import perilune.rules.Rule;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;
import picocli.CommandLine.Option;

/** Exceptions to rules. */
final class ExceptionOptions {

  /** Largest file of exceptions or values, bytes. */
  private static final long MAX_BYTES = 64L << 20;

  /** Mistakes of one file that are shown, count; the others are counted. */
  private static final int MAX_SHOWN = 50;

  @Option(
      names = "--exceptions",
      paramLabel = "FILE",
      description = "Exceptions to rules, as Kibana exports them (NDJSON). Can be repeated.")
  private List<Path> files = List.of();

  @Option(
      names = "--value-list",
      paramLabel = "ID=FILE",
      description = "A list of values that exceptions name, a value a line. Can be repeated.")
  private Map<String, Path> valueLists = new LinkedHashMap<>();

  /** Gives the files that were named. */
  List<String> paths() {
    return Stream.concat(files.stream(), valueLists.values().stream()).map(Path::toString).toList();
  }

  /** Gives the rules without what is excepted, and tells what came of the files. */
  List<Rule> applied(List<Rule> rules, Instant now, Main.Streams streams) {
    if (files.isEmpty()) {
      return rules;
    }
    Map<String, List<String>> values = new HashMap<>();
    valueLists.forEach((id, file) ->
        values.put(id, read(file).lines().map(String::strip).filter(v -> !v.isEmpty()).toList()));
    var exceptions = new RuleExceptions();
    int expired = 0;
    for (Path path : files) {
      var file = new ExceptionFile(path.toString(), values, now, exceptions);
      tell(path, file.read(read(path)), streams);
      expired += file.expired();
    }
    List<Rule> applied = rules.stream().map(exceptions::applied).toList();
    String over = expired == 0 ? "" : ", " + expired + " expired and left out";
    streams
        .err()
        .println(
            "note: "
                + exceptions.items()
                + " exceptions hold for "
                + exceptions.narrowedRules()
                + " rules"
                + over);
    for (String list : exceptions.unused()) {
      streams.err().println("note: no rule names the exception list " + Shown.plain(list));
    }
    return applied;
  }

  private static void tell(Path path, List<Diagnostic> mistakes, Main.Streams streams) {
    mistakes.stream()
        .limit(MAX_SHOWN)
        .forEach(mistake -> streams.err().print(DiagnosticPrinter.print(mistake)));
    if (mistakes.size() > MAX_SHOWN) {
      String more = (mistakes.size() - MAX_SHOWN) + " more mistakes in ";
      streams.err().println("note: " + more + Shown.plain(path.toString()));
    }
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new UsageMistake(
            Shown.plain(file.toString()) + " has more than " + MAX_BYTES + " bytes");
      }
      return Files.readString(file);
    } catch (CharacterCodingException _) {
      throw new UsageMistake(Shown.plain(file.toString()) + " is not UTF-8");
    } catch (IOException problem) {
      throw new UsageMistake(
          "cannot read "
              + Shown.plain(file.toString())
              + ": "
              + problem.getClass().getSimpleName());
    }
  }
}
