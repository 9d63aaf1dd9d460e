package perilune.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import perilune.content.indicators.Indicators;
import perilune.content.parameters.SiteParameters;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.plan.TableStage.LookupTable;
import perilune.rules.sigma.Pipeline;
import perilune.rules.sigma.Sigma;
import perilune.rules.sigma.SigmaFile;
import perilune.rules.sigma.SigmaOptions;
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
   * @param entries every file with what came of it, in the same order
   */
  public record Loaded(List<Rule> rules, List<Diagnostic> diagnostics, List<RuleEntry> entries) {
    public Loaded {
      rules = List.copyOf(rules);
      diagnostics = List.copyOf(diagnostics);
      entries = List.copyOf(entries);
    }

    /** Says whether a rule had to be left out. */
    public boolean hasErrors() {
      return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
  }

  // In the order of the files; what Sigma files mean is known when all are read.
  private final List<Source> sources = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<RuleEntry> entries = new ArrayList<>();
  private final Map<String, String> placeById = new HashMap<>();
  private final Indicators indicators;
  private final Map<String, LookupTable> lookups;
  private SiteParameters site = SiteParameters.builtIn();
  private SigmaOptions sigma = SigmaOptions.defaults().with(site.parameters());

  /** Makes a tree without indicators: rules that compare events with them find nothing. */
  public RuleTree() {
    this(Indicators.none());
  }

  /** Makes a tree whose rules of type {@code threat_match} look for these indicators. */
  public RuleTree(Indicators indicators) {
    this(indicators, Map.of());
  }

  /** Makes a tree whose rules of type {@code esql} look into these tables too, by name. */
  public RuleTree(Indicators indicators, Map<String, LookupTable> lookups) {
    this.indicators = indicators;
    this.lookups = Map.copyOf(lookups);
  }

  /** Sets what the placeholders of Sigma rules stand for that are added from now on. */
  public void setPlaceholders(Map<String, List<String>> values) {
    sigma = sigma.withPlaceholders(values);
  }

  /** Sets the parameters of rules that are added from now on; without it those built in. */
  public void setParameters(SiteParameters parameters) {
    site = parameters;
    sigma = sigma.with(parameters.parameters());
  }

  /** Sets what changes Sigma rules that are added from now on, in any order. */
  public void setPipelines(List<Pipeline> pipelines) {
    sigma = sigma.withPipelines(pipelines);
  }

  /** Adds the built-in pack of a platform, such as {@code linux}; false where there is none. */
  public boolean addPack(String name) {
    String folder = PACKS + name + "/";
    List<String> files = lines(folder + "index.txt");
    addAll(
        files, file -> read(new SourceText("builtin:" + name + "/" + file, text(folder + file))));
    return !files.isEmpty();
  }

  /** Gives the names of the built-in packs. */
  public static List<String> packs() {
    return lines(PACKS + "packs.txt");
  }

  /** Gives the files of all built-in packs as they are, named by pack and file, in that order. */
  public static List<SourceText> shipped() {
    return packs().stream()
        .sorted()
        .flatMap(
            pack -> lines(PACKS + pack + "/index.txt").stream().sorted().map(f -> pack + "/" + f))
        .map(name -> new SourceText(name, text(PACKS + name)))
        .toList();
  }

  /** Adds a rule file, or all of a folder. */
  public void add(Path path) {
    if (!Files.isDirectory(path)) {
      addAll(List.of(path), this::readFile);
      return;
    }
    var found = new RuleFolder();
    try {
      Files.walkFileTree(path, Set.of(FileVisitOption.FOLLOW_LINKS), MAX_DEPTH, found);
    } catch (IOException problem) {
      sources.add(unreadable(path, problem.getClass().getSimpleName()));
    }
    found.unreadable().forEach((file, why) -> sources.add(unreadable(file, why)));
    addAll(found.files(), this::readFile);
  }

  /** Adds one rule that lies in memory. */
  public void add(SourceText file) {
    sources.add(readAll(file));
  }

  /** Gives what was loaded so far. O(all of it). */
  public Loaded loaded() {
    rules.clear();
    diagnostics.clear();
    entries.clear();
    placeById.clear();
    List<Source.ReadFile> read = SigmaFiles.linked(sources, sigma);
    SignalNames names = SignalNames.of(read);
    read.forEach(file -> enter(file.chain().isPresent() ? lowered(file, names) : file));
    diagnostics.addAll(UnusedParameters.among(site.changes(), rules));
    return new Loaded(rules, diagnostics, entries);
  }

  /** A file as it was read. */
  sealed interface Source {

    /**
     * One whose meaning is known, a document of a Sigma file too; but that of a chain is known only
     * when all files are read, for it names others.
     */
    record ReadFile(
        SourceText file,
        Optional<Rule> rule,
        List<Diagnostic> diagnostics,
        RuleFacts facts,
        Optional<RuleFile.Written> chain)
        implements Source {

      ReadFile(
          SourceText file, Optional<Rule> rule, List<Diagnostic> diagnostics, RuleFacts facts) {
        this(file, rule, diagnostics, facts, Optional.empty());
      }

      ReadFile(SourceText file, Optional<Rule> rule, List<Diagnostic> diagnostics) {
        this(file, rule, diagnostics, RuleFacts.unread(file));
      }

      ReadFile with(RuleFacts known) {
        return new ReadFile(file, rule, diagnostics, known, chain);
      }
    }

    /** A Sigma file, whose rules others may name and narrow. */
    record OfSigma(SourceText file, SigmaFile sigma) implements Source {}
  }

  /** Reading a file depends on nothing else, so all cores read; the order stays the files'. */
  private <T> void addAll(List<T> files, Function<T, Source> reader) {
    sources.addAll(files.parallelStream().map(reader).toList());
  }

  private void enter(Source.ReadFile read) {
    int before = diagnostics.size();
    diagnostics.addAll(read.diagnostics());
    Optional<Rule> rule =
        read.rule()
            .map(this::toldApart)
            .map(found -> PackScope.applied(found, read.file()))
            .filter(found -> isFirst(found, read.file()));
    rule.ifPresent(rules::add);
    List<Diagnostic> own = diagnostics.subList(before, diagnostics.size());
    entries.add(new RuleEntry(read.facts(), rule, own));
  }

  private Source readFile(Path file) {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        return unreadable(file, "it has more than " + MAX_FILE_BYTES + " bytes");
      }
      return readAll(new SourceText(file.toString(), Files.readString(file)));
    } catch (CharacterCodingException _) {
      return unreadable(file, "it is not UTF-8");
    } catch (NoSuchFileException _) {
      return unreadable(file, "there is no such file");
    } catch (IOException problem) {
      return unreadable(file, problem.getClass().getSimpleName());
    }
  }

  /** A TOML file has one rule, a Sigma file may have several. */
  private Source readAll(SourceText file) {
    return SigmaFiles.isOne(file.name())
        ? new Source.OfSigma(file, Sigma.read(file, sigma))
        : read(file);
  }

  private static Source.ReadFile unreadable(Path path, String why) {
    var file = new SourceText(path.toString(), "");
    return failed(
        file,
        List.of(
            Diagnostic.error(
                DiagnosticCode.RULE006,
                file,
                new Span(0, 0),
                "the rule file cannot be read: " + why)));
  }

  private static Source.ReadFile failed(SourceText file, List<Diagnostic> diagnostics) {
    return new Source.ReadFile(file, Optional.empty(), diagnostics);
  }

  private Source.ReadFile read(SourceText file) {
    TomlParseResult toml = Toml.parse(file.text());
    return read(file, toml).with(RuleFacts.of(file, toml));
  }

  private Source.ReadFile read(SourceText file, TomlParseResult toml) {
    return switch (RuleFile.read(file, toml)) {
      case Parsed.Failed<RuleFile.Written>(var problems) -> failed(file, problems);
      case Parsed.Ok<RuleFile.Written>(var written, var warnings) -> {
        var read =
            new Source.ReadFile(
                file, Optional.empty(), warnings, RuleFacts.unread(file), Optional.of(written));
        boolean waits = written.score().filter(ScoreTable.Written::namesSignals).isPresent();
        yield waits ? read : lowered(read, SignalNames.of(List.of()));
      }
    };
  }

  /** Gives what a file that was read means, with the rules that it may name. */
  private Source.ReadFile lowered(Source.ReadFile read, SignalNames names) {
    var all = new ArrayList<>(read.diagnostics());
    Optional<Rule> rule =
        read.chain()
            .flatMap(written ->
                new RuleLowering(written, read.file(), site.parameters(), all)
                    .with(names)
                    .rule(indicators, lookups));
    return new Source.ReadFile(read.file(), rule, all, read.facts());
  }

  /**
   * Gives a rule that has no id but its title under a title of its own, where another rule of
   * another file has that title: the same for the same tree, for files are added in order.
   */
  private Rule toldApart(Rule rule) {
    RuleHeader header = rule.header();
    boolean byTitle = header.language().equals(Sigma.LANGUAGE) && header.id().equals(header.name());
    return byTitle && placeById.containsKey(header.id())
        ? rule.withId(header.id() + " (" + header.place() + ")")
        : rule;
  }

  private boolean isFirst(Rule rule, SourceText file) {
    String before = placeById.putIfAbsent(rule.header().id(), file.name());
    if (before != null) {
      diagnostics.add(
          Diagnostic.error(
                  DiagnosticCode.RULE004,
                  file,
                  new Span(0, 0),
                  "the rule id " + rule.header().id() + " is taken")
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
      throw new UncheckedIOException("the installation is damaged: " + resource, problem);
    }
  }
}
