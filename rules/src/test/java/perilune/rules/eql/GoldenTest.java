package perilune.rules.eql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import perilune.rules.parameters.Parameter;
import perilune.rules.parameters.ParameterType;
import perilune.rules.parameters.Parameters;
import perilune.source.DiagnosticCode;
import perilune.source.DiagnosticPrinter;
import perilune.source.Mistakes;
import perilune.source.Parsed;
import perilune.source.SourceText;

/**
 * Queries with the tree, plan and diagnostics they give, side by side in the resources. Recorded
 * again with {@code -Dgolden.record=true}; then read the difference.
 */
final class GoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/perilune/rules/eql");

  private static final Parameters PARAMETERS =
      new Parameters(
          List.of(
              parameter("Shells", ParameterType.NAMES, "sh", "bash"),
              parameter("Folders", ParameterType.PATTERNS, "/opt/*", "C:\\x?\\\"*"),
              parameter("Nobody", ParameterType.NAMES),
              parameter("Window", ParameterType.DURATION, "90m"),
              parameter("Least", ParameterType.NUMBER, "-5"),
              parameter("Networks", ParameterType.NAMES, "10.0.0.0/8", "192.168.0.0/16")),
          Map.of());

  private static Parameter parameter(String name, ParameterType type, String... values) {
    var about = new Parameter.About("", "", List.of(), List.of(values));
    return new Parameter(name, type, List.of(values), about);
  }

  @TestFactory
  Stream<DynamicTest> givesWhatWasRecorded() throws IOException {
    return queries().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  @Test
  void everyCodeHasAQueryThatCausesIt() throws IOException {
    Set<DiagnosticCode> caused = EnumSet.noneOf(DiagnosticCode.class);
    for (Path file : queries()) {
      compile(file).diagnostics().forEach(diagnostic -> caused.add(diagnostic.code()));
    }
    Set<DiagnosticCode> ours =
        Stream.of(DiagnosticCode.values())
            .filter(code -> code.name().startsWith("EQL"))
            .collect(Collectors.toSet());
    assertThat(caused).containsAll(ours);
  }

  private static List<Path> queries() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".eql")).sorted().toList();
    }
  }

  private static Parsed<CompiledQuery> compile(Path file) throws IOException {
    return Eql.compile(source(file), EqlOptions.defaults().with(PARAMETERS));
  }

  private static SourceText source(Path file) throws IOException {
    return new SourceText(file.getFileName().toString(), Files.readString(file));
  }

  private static void check(Path file) throws IOException {
    Parsed<CompiledQuery> outcome = compile(file);
    String diagnostics =
        outcome.diagnostics().stream().map(DiagnosticPrinter::print).collect(Collectors.joining());
    compare(file, ".diagnostics", diagnostics);
    var source = source(file);
    String tree =
        Eql.parse(source, EqlLimits.defaults(), new Mistakes(source, 1, DiagnosticCode.EQL005))
            .map(RecordText::withPlaces)
            .orElse("");
    compare(file, ".tree", tree);
    String plan =
        switch (outcome) {
          case Parsed.Ok<CompiledQuery>(var query, var _) ->
              RecordText.withoutPlaces((Record) query.operator()) + "\n" + query.canonical() + "\n";
          case Parsed.Failed<CompiledQuery> _ -> "";
        };
    compare(file, ".plan", plan);
  }

  /** An empty text stands in no file. */
  private static void compare(Path query, String ending, String actual) throws IOException {
    String name = query.getFileName().toString().replace(".eql", ending);
    Path golden = query.resolveSibling(name);
    if (Boolean.getBoolean("golden.record")) {
      if (actual.isEmpty()) {
        Files.deleteIfExists(golden);
      } else {
        Files.writeString(golden, actual);
      }
    }
    String expected = Files.exists(golden) ? Files.readString(golden) : "";
    assertThat(actual).as(name).isEqualTo(expected);
  }
}
