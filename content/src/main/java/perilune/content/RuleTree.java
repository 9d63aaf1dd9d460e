package perilune.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import perilune.rules.Rule;
import perilune.rules.eql.Eql;
import perilune.rules.eql.EqlOptions;
import perilune.rules.plan.RulePlan;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.source.Span;

/**
 * Loads rules: the built-in packs, and files and folders of other people's.
 *
 * <p>Folders are walked in the order of their paths, so that the same tree always gives the same
 * list. What cannot be used is reported and left out; the caller decides whether that stops it.
 */
public final class RuleTree {

  /** Longest rule file read, in bytes; the longest public rule has under 64 KiB. */
  public static final int MAX_FILE_BYTES = 1 << 20;

  /** Deepest folder below a path given. */
  private static final int MAX_DEPTH = 32;

  private static final String PACKS = "/perilune/rules/";

  /**
   * What came of loading.
   *
   * @param rules those that can be compiled, in the order of their files
   * @param diagnostics what is wrong with others, or worth a warning, in the same order
   */
  public record Loaded(List<Rule> rules, List<Diagnostic> diagnostics) {
    public Loaded {
      rules = List.copyOf(rules);
      diagnostics = List.copyOf(diagnostics);
    }

    /** Says whether a rule had to be left out. */
    public boolean hasErrors() {
      return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
  }

  private final List<Rule> rules = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<String, String> placeById = new HashMap<>();

  /** Adds the built-in pack of a platform, such as {@code linux}; false where there is none. */
  public boolean addPack(String name) {
    String folder = PACKS + name + "/";
    List<String> files = lines(folder + "index.txt");
    files.forEach(file -> add(new SourceText("builtin:" + name + "/" + file, text(folder + file))));
    return !files.isEmpty();
  }

  /** Gives the names of the built-in packs. */
  public static List<String> packs() {
    return lines(PACKS + "packs.txt");
  }

  /** Adds a rule file, or all of a folder. */
  public void add(Path path) {
    if (!Files.isDirectory(path)) {
      addFile(path);
      return;
    }
    try (Stream<Path> tree = Files.walk(path, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      tree.filter(file -> file.toString().endsWith(".toml") && Files.isRegularFile(file))
          .sorted()
          .forEach(this::addFile);
    } catch (IOException | java.io.UncheckedIOException problem) {
      unreadable(path, String.valueOf(problem.getMessage()));
    }
  }

  /** Adds one rule that lies in memory. */
  public void add(SourceText file) {
    switch (RuleFile.read(file)) {
      case Parsed.Failed<RuleFile.Written>(var problems) -> diagnostics.addAll(problems);
      case Parsed.Ok<RuleFile.Written>(var written, var warnings) -> {
        diagnostics.addAll(warnings);
        compile(written, file);
      }
    }
  }

  /** Gives what was loaded so far. */
  public Loaded loaded() {
    return new Loaded(rules, diagnostics);
  }

  private void addFile(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        unreadable(file, "it has more than " + MAX_FILE_BYTES + " bytes");
        return;
      }
      add(new SourceText(file.toString(), Files.readString(file)));
    } catch (CharacterCodingException _) {
      unreadable(file, "it is not UTF-8");
    } catch (IOException problem) {
      unreadable(file, problem.getClass().getSimpleName());
    }
  }

  private void unreadable(Path file, String why) {
    diagnostics.add(
        Diagnostic.error(
            DiagnosticCode.RULE006,
            new SourceText(file.toString(), ""),
            new Span(0, 0),
            "the rule file cannot be read: " + why));
  }

  private void compile(RuleFile.Written written, SourceText file) {
    if (!written.type().equals("eql")) {
      diagnostics.add(
          Diagnostic.error(
                  DiagnosticCode.RULE005,
                  file,
                  new Span(0, 0),
                  "rules of type '" + written.type() + "' are not run yet")
              .withHelp(
                  "this version runs rules of type 'eql'; --skip-broken-rules leaves others out"));
      return;
    }
    EqlOptions options = EqlOptions.defaults().withCategoryField(written.categoryField());
    Parsed<RulePlan> plan =
        Eql.compile(written.query(), options)
            .map(query -> new RulePlan(written.header().id(), query.operator()));
    diagnostics.addAll(plan.diagnostics());
    if (plan instanceof Parsed.Ok<RulePlan>(var value, var _) && isFirst(written, file)) {
      rules.add(new Rule(written.header(), value, written.query().text()));
    }
  }

  private boolean isFirst(RuleFile.Written written, SourceText file) {
    String before = placeById.putIfAbsent(written.header().id(), file.name());
    if (before != null) {
      diagnostics.add(
          Diagnostic.error(
                  DiagnosticCode.RULE004,
                  file,
                  new Span(0, 0),
                  "the rule id " + written.header().id() + " is taken")
              .withHelp("first used in " + before));
    }
    return before == null;
  }

  private static List<String> lines(String resource) {
    return text(resource).lines().filter(line -> !line.isBlank()).toList();
  }

  private static String text(String resource) {
    try (InputStream in = RuleTree.class.getResourceAsStream(resource)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new java.io.UncheckedIOException("the installation is damaged: " + resource, problem);
    }
  }
}
