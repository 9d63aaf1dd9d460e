package perilune.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import perilune.rules.Rule;
import perilune.rules.sigma.RegressionFile;
import perilune.source.SourceText;

/**
 * Finds rule files and their samples. Beside {@code NAME.toml} or {@code NAME.yml} lie {@code
 * NAME.match.*} and {@code NAME.nomatch.*} or {@code NAME.nearmiss.*}, and the {@link
 * SampleSurroundings}; an {@code info.yml} of SigmaHQ's regression data names rules and files
 * itself.
 */
final class SampleSearch {

  private static final int MAX_DEPTH = 32;
  private static final Pattern SAMPLE =
      Pattern.compile("(.+)\\.(match|nomatch|nearmiss)\\.[^.]+(?:\\.gz|\\.zst)?");
  private static final String INFO = "info.yml";

  private final List<Path> ruleFiles = new ArrayList<>();
  private final List<Path> samples = new ArrayList<>();
  private final List<Path> infos = new ArrayList<>();

  SampleSearch(List<Path> paths) throws IOException {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new UsageMistake("there is no file or folder '" + path + "'");
      }
      boolean folder = Files.isDirectory(path);
      Path from = folder ? path : Optional.ofNullable(path.getParent()).orElse(Path.of("."));
      try (Stream<Path> found =
          folder ? Files.walk(path, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS) : Files.list(from)) {
        found
            .filter(Files::isRegularFile)
            .sorted()
            .filter(file -> folder || belongs(file, path))
            .forEach(this::take);
      }
    }
  }

  /** Of a single file that was named, only what lies beside it under its name counts. */
  private static boolean belongs(Path file, Path named) {
    String name = named.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String other = file.getFileName().toString();
    return other.equals(name) || !name.equals(INFO) && other.startsWith(stem + ".");
  }

  private void take(Path file) {
    String name = file.getFileName().toString();
    if (name.equals(INFO)) {
      infos.add(file);
    } else if (SAMPLE.matcher(name).matches()) {
      samples.add(file);
    } else if (name.endsWith(".toml") || name.endsWith(".yml") || name.endsWith(".yaml")) {
      ruleFiles.add(file);
    }
  }

  /** Gives the files that hold rules. */
  List<Path> ruleFiles() {
    return ruleFiles;
  }

  /** Gives the cases, in the order of their files. */
  List<SampleCase> cases(List<Rule> rules) throws IOException {
    Map<String, Rule> byId = new HashMap<>();
    Map<String, List<Rule>> byStem = new HashMap<>();
    for (Rule rule : rules) {
      byId.put(rule.header().id(), rule);
      String place = rule.header().place();
      int dot = place.lastIndexOf('.');
      byStem
          .computeIfAbsent(dot < 0 ? place : place.substring(0, dot), _ -> new ArrayList<>())
          .add(rule);
    }
    var all = new ArrayList<SampleCase>();
    for (Path sample : samples) {
      beside(sample, byStem, all);
    }
    for (Path info : infos) {
      regression(info, byId, all);
    }
    return all;
  }

  private static void beside(Path sample, Map<String, List<Rule>> byStem, List<SampleCase> into) {
    Matcher matcher = SAMPLE.matcher(sample.getFileName().toString());
    if (!matcher.matches()) {
      return;
    }
    String stem = sample.resolveSibling(matcher.group(1)).toString();
    boolean wanted = matcher.group(2).equals("match");
    SampleSurroundings around = SampleSurroundings.of(stem);
    List<Rule> rules = byStem.getOrDefault(stem, List.of());
    if (rules.isEmpty()) {
      into.add(new SampleCase("", stem, sample, around, wanted, OptionalInt.empty()));
    }
    for (Rule rule : rules) {
      String id = rule.header().id();
      String name = rule.header().name();
      into.add(new SampleCase(id, name, sample, around, wanted, OptionalInt.empty()));
    }
  }

  private static void regression(Path info, Map<String, Rule> byId, List<SampleCase> into)
      throws IOException {
    Optional<RegressionFile> read =
        RegressionFile.read(new SourceText(info.toString(), Files.readString(info)));
    if (read.isEmpty()) {
      return;
    }
    for (RegressionFile.Test test : read.get().tests()) {
      Path sample = place(info, test.path());
      for (String id : read.get().ruleIds()) {
        String name = byId.containsKey(id) ? byId.get(id).header().name() : id;
        into.add(new SampleCase(id, name, sample, SampleSurroundings.NONE, true, test.count()));
        Path json = Path.of(sample.toString().replaceAll("\\.evtx$", ".json"));
        if (!json.equals(sample) && Files.exists(json)) {
          into.add(new SampleCase(id, name, json, SampleSurroundings.NONE, true, test.count()));
        }
      }
    }
  }

  /** A path is from the root of the repository, which lies somewhere above; else it is beside. */
  private static Path place(Path info, String path) {
    Path name = Path.of(path).getFileName();
    Path beside = info.resolveSibling(name);
    for (Path at = info.toAbsolutePath().getParent(); at != null; at = at.getParent()) {
      Path found = at.resolve(path).normalize();
      if (found.startsWith(at) && Files.exists(found)) {
        return found;
      }
    }
    return beside;
  }
}
