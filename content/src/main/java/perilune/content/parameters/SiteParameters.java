package perilune.content.parameters;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import perilune.rules.parameters.Parameters;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.source.Span;

/**
 * The parameters of a site: those that come with Perilune, with the changes of the site's files.
 *
 * @param parameters those in force
 * @param changes what the files ask for, in order
 */
public record SiteParameters(Parameters parameters, List<Change> changes) {

  /** Longest file read, in bytes: a list of 20,000 hashes fits. */
  public static final int MAX_FILE_BYTES = 4 << 20;

  private static final String BUILT_IN = "/perilune/parameters.toml";

  /** Those without a change: their names and values wait until a rule asks for one. */
  private static final SiteParameters UNCHANGED =
      new SiteParameters(Parameters.later(() -> BuiltIn.VALUE), List.of());

  /** Read when they are first asked for. */
  private static final class BuiltIn {
    static final Parameters VALUE = readBuiltIn();
  }

  /**
   * One change as it stands in a file.
   *
   * @param parameter its name
   * @param rule what the rule is called that it is for, or empty for all rules
   * @param file where it stands
   * @param place where in it
   */
  public record Change(String parameter, String rule, SourceText file, Span place) {}

  public SiteParameters {
    changes = List.copyOf(changes);
  }

  /** Gives those that come with Perilune. */
  public static SiteParameters builtIn() {
    return UNCHANGED;
  }

  /**
   * Gives what comes of files, each of which changes what those before it gave; or all that is
   * wrong with them, in order.
   */
  public static Parsed<SiteParameters> read(List<Path> files) {
    var reading = new ParameterReading(builtIn().parameters());
    var diagnostics = new ArrayList<Diagnostic>();
    for (Path path : files) {
      switch (text(path)) {
        case Parsed.Failed<SourceText>(var problems) -> diagnostics.addAll(problems);
        case Parsed.Ok<SourceText>(var file, var _) -> change(file, reading, diagnostics);
      }
    }
    return diagnostics.stream().anyMatch(Diagnostic::isError)
        ? new Parsed.Failed<>(diagnostics)
        : new Parsed.Ok<>(reading.result(), diagnostics);
  }

  private static void change(
      SourceText file, ParameterReading reading, List<Diagnostic> diagnostics) {
    TomlParseResult toml = Toml.parse(file.text());
    if (toml.hasErrors()) {
      toml.errors()
          .forEach(error -> diagnostics.add(unreadable(file, String.valueOf(error.getMessage()))));
      return;
    }
    reading.read(new ParameterTable(file, toml, diagnostics));
  }

  private static Parsed<SourceText> text(Path path) {
    var unread = new SourceText(path.toString(), "");
    try {
      if (Files.size(path) > MAX_FILE_BYTES) {
        String why = "it has more than " + MAX_FILE_BYTES + " bytes";
        return new Parsed.Failed<>(List.of(unreadable(unread, why)));
      }
      return new Parsed.Ok<>(new SourceText(path.toString(), Files.readString(path)), List.of());
    } catch (NoSuchFileException _) {
      return new Parsed.Failed<>(List.of(unreadable(unread, "there is no such file")));
    } catch (CharacterCodingException _) {
      return new Parsed.Failed<>(List.of(unreadable(unread, "it is not UTF-8")));
    } catch (IOException problem) {
      return new Parsed.Failed<>(List.of(unreadable(unread, problem.getClass().getSimpleName())));
    }
  }

  private static Diagnostic unreadable(SourceText file, String why) {
    return Diagnostic.error(
            DiagnosticCode.PARAM001,
            file,
            new Span(0, 0),
            "the file of parameters cannot be read: " + why)
        .withHelp("it is TOML in UTF-8; see docs/rules/parameters.md");
  }

  private static Parameters readBuiltIn() {
    try (InputStream in = SiteParameters.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException("the installation is damaged: no " + BUILT_IN);
      }
      var file = new SourceText(BUILT_IN, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      var diagnostics = new ArrayList<Diagnostic>();
      var reading = new ParameterReading(Parameters.NONE);
      change(file, reading, diagnostics);
      if (!diagnostics.isEmpty()) {
        throw new IllegalStateException("the installation is damaged: " + diagnostics.getFirst());
      }
      return reading.result().parameters();
    } catch (IOException problem) {
      throw new UncheckedIOException("the installation is damaged: " + BUILT_IN, problem);
    }
  }
}
