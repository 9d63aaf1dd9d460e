package perilune.checks.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.Places;
import perilune.content.RuleTree;
import perilune.rules.Rule;
import perilune.rules.convert.Conversion;
import perilune.rules.convert.Converted;
import perilune.rules.sigma.Sigma;
import perilune.rules.sigma.SigmaOptions;
import perilune.source.Diagnostic;
import perilune.source.SourceText;

/** Rules in one language and the other: both find the same events, or the loss is named. */
class ConversionTest {

  private static final List<String> CAPTURES =
      List.of(
          "telemetry/linux-auditd",
          "telemetry/linux-auditd-lab",
          "telemetry/macos-attack",
          "telemetry/samples");

  private static final int LEAST_CONVERTED = 240;

  @TempDir Path folder;

  /** Every rule of the tables that converts finds as EQL, and as Sigma again, what it found. */
  @Test
  void theRulesOfTheTablesFindTheSameInEqlAndBack() throws IOException {
    int converted = 0;
    for (String file : List.of("values.txt", "nothing.txt", "modifiers.txt", "conditions.txt")) {
      List<SigmaCase> all = SigmaCase.read(file, 0);
      var before = new ArrayList<Rule>();
      var eql = new RuleTree();
      for (SigmaCase one : all) {
        var read = Sigma.read(new SourceText(file, one.text()), SigmaOptions.defaults()).rules();
        for (Rule rule : read) {
          Converted text = Conversion.toEql(rule);
          assertThat(text.text().isPresent() || !text.losses().isEmpty()).isTrue();
          if (text.text().isPresent() && keeps(text)) {
            before.add(rule);
            eql.add(new SourceText(rule.header().id() + ".toml", text.text().get()));
          }
        }
      }
      List<Rule> inEql = eql.loaded().rules();
      assertThat(eql.loaded().diagnostics().stream().filter(Diagnostic::isError)).isEmpty();
      Set<String> wanted = found(before, all);
      assertThat(difference(found(inEql, all), wanted)).as("%s in EQL", file).isEmpty();
      assertThat(difference(back(inEql, all), wanted)).as("%s back", file).isEmpty();
      converted += before.size();
    }
    assertThat(converted).isGreaterThan(LEAST_CONVERTED);
  }

  private static Set<String> difference(Set<String> one, Set<String> other) {
    var all = new TreeSet<>(one);
    all.addAll(other);
    all.removeIf(place -> one.contains(place) && other.contains(place));
    return all;
  }

  private static boolean keeps(Converted text) {
    return text.losses().stream()
        .allMatch(loss -> loss.startsWith("documents that name their product"));
  }

  /** Ids change by conversion; the names of cases do not. */
  private Set<String> back(List<Rule> inEql, List<SigmaCase> all) throws IOException {
    var again = new ArrayList<Rule>();
    for (Rule rule : inEql) {
      Optional<String> text = Conversion.toSigma(rule).text();
      if (text.isPresent()) {
        var read = Sigma.read(new SourceText("back.yml", text.get()), SigmaOptions.defaults());
        assertThat(read.rules()).as("%s %s", text.get(), read.diagnostics()).hasSize(1);
        again.add(read.rules().getFirst().withId(rule.header().id()));
      } else {
        again.add(rule);
      }
    }
    return found(again, all);
  }

  private Set<String> found(List<Rule> rules, List<SigmaCase> all) throws IOException {
    var lines = new ArrayList<String>();
    for (SigmaCase one : all) {
      one.events().forEach(event -> lines.add(SigmaTableTest.marked(event.json())));
    }
    Path input = folder.resolve("events.ndjson");
    Files.write(input, lines);
    return new TreeSet<>(TableRun.found(rules, List.of(input), folder));
  }

  @Test
  void thePagesQueryFindsTheSameAsSigmaAndBackOnAllCaptures() throws IOException {
    Optional<Path> reference = Places.shared("reference/elastic-detection-T1059.011.txt");
    if (reference.isEmpty()) {
      System.out.println("SKIPPED: no shared folder, so the page's queries are not converted");
      return;
    }
    String page = Files.readString(reference.get());
    String sequence = page.substring(page.indexOf("sequence by"), page.indexOf("// Alternatively"));
    var alternative = new StringBuilder();
    page.lines()
        .filter(line -> line.startsWith("// ") && !line.startsWith("// Alternatively"))
        .forEach(line -> alternative.append(line.substring(3)).append('\n'));
    Path eql = rule("page", alternative.toString());
    CommandRun sigma = CommandRun.of("rules", "convert", "--to", "sigma", eql.toString());
    assertThat(sigma.exitCode()).as(sigma.err()).isZero();
    Path yml = Files.writeString(folder.resolve("page.yml"), sigma.out());
    CommandRun again = CommandRun.of("rules", "convert", "--to", "eql", yml.toString());
    assertThat(again.exitCode()).as(again.err()).isZero();
    Path back = Files.writeString(folder.resolve("back.toml"), again.out());
    int found = 0;
    for (String capture : CAPTURES) {
      Path events = Places.shared(capture).orElseThrow();
      List<String> first = places(eql, events);
      assertThat(places(yml, events)).as(capture).isEqualTo(first);
      assertThat(places(back, events)).as(capture).isEqualTo(first);
      found += first.size();
    }
    assertThat(found).isPositive();
    CommandRun lost =
        CommandRun.of("rules", "convert", "--to", "sigma", rule("s", sequence).toString());
    assertThat(lost.exitCode()).isEqualTo(2);
    assertThat(lost.out()).isEmpty();
    assertThat(lost.err()).contains("the order of 2 events", "host.id", "maxspan of 300 s");
  }

  private Path rule(String id, String query) throws IOException {
    String text =
        """
        [rule]
        rule_id = "%s"
        name = "Of the page"
        type = "eql"
        language = "eql"
        severity = "medium"
        query = '''
        %s'''
        """
            .formatted(id, query);
    return Files.writeString(folder.resolve(id + ".toml"), text);
  }

  private static List<String> places(Path rule, Path events) {
    CommandRun run =
        CommandRun.of("hunt", "--output", "ndjson", "--rules", rule.toString(), events.toString());
    return run.findings().stream().map(finding -> finding.text("events.0.id")).sorted().toList();
  }
}
