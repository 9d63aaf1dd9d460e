package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** A small fleet from learning to exports: what is normal there, and an attack that looks alike. */
class BaselineTest {

  @TempDir Path folder;
  private final SmallFleet fleet = new SmallFleet();
  private String history = "";
  private String file = "";

  @BeforeEach
  void learn() throws IOException {
    for (int day = 1; day <= 4; day++) {
      for (int host = 1; host <= 3; host++) {
        fleet.everyDay(day, host);
      }
    }
    history = fleet.into(folder.resolve("history.ndjson"));
    file = folder.resolve("site.baseline").toString();
  }

  private CommandRun learned(String... more) {
    var words = new java.util.ArrayList<>(List.of("baseline", "learn", history, "-o", file));
    words.addAll(List.of(more));
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  private CommandRun approveQuiet() {
    return CommandRun.of(
        "baseline", "approve", file, "--all-quiet", "--by", "lead", "--why", "two weeks, quiet");
  }

  private List<JsonDocument> review() {
    return CommandRun.of("baseline", "review", file, "--output", "ndjson").documents();
  }

  @Test
  void aFleetGivesOneEntryForEachUseAndTheSameFileEveryTime() throws IOException {
    learned();
    String first = Files.readString(Path.of(file));
    assertThat(review()).hasSize(1);
    learned();
    assertThat(Files.readString(Path.of(file))).isEqualTo(first);
    assertThat(first)
        .contains("runs script /opt/metrics/<v>/collect.lua", "hosts 3", "days 4", "child df");
  }

  @Test
  void anAttackIsNeverLearnedInSilence() throws IOException {
    fleet.attack(4, 2);
    history = fleet.into(folder.resolve("history.ndjson"));
    learned();
    List<JsonDocument> entries = review();
    assertThat(entries.getFirst().text("state")).isEqualTo("touched");
    assertThat(approveQuiet().out()).startsWith("approved 1 entry; 1 has no approval");
    String touched = entries.getFirst().text("entry");
    CommandRun refused =
        CommandRun.of("baseline", "approve", file, touched, "--by", "lead", "--why", "x");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--despite-signal");
    assertThat(hunt(history).findings()).isNotEmpty();
  }

  @Test
  void whatWasApprovedDespiteASignalIsExplainedAndNothingElse() throws IOException {
    fleet.attack(4, 2);
    history = fleet.into(folder.resolve("history.ndjson"));
    learned();
    approveQuiet();
    String touched =
        review().stream()
            .filter(entry -> entry.text("state").equals("touched"))
            .findFirst()
            .orElseThrow()
            .text("entry");
    CommandRun yes =
        CommandRun.of(
            "baseline",
            "approve",
            file,
            touched,
            "--despite-signal",
            "--by",
            "lead",
            "--why",
            "exercise of the red team");
    assertThat(yes.exitCode()).as(yes.err()).isZero();
    CommandRun quiet = hunt(history);
    assertThat(quiet.findings()).isEmpty();
    assertThat(quiet.summary().number("matches_explained_by_baseline")).isPositive();
    fleet.otherAttack(5, 1);
    assertThat(hunt(fleet.into(folder.resolve("later.ndjson"))).findings()).isNotEmpty();
  }

  private CommandRun hunt(String path) {
    return CommandRun.of("hunt", "--output", "ndjson", "--baseline", file, path);
  }

  @Test
  void onlyDeviationsOfWhatWasApprovedAreFound() throws IOException {
    learned();
    fleet.otherParent(5, 1);
    String later = fleet.into(folder.resolve("later.ndjson"));
    assertThat(hunt(later).findings()).as("nothing is approved").isEmpty();
    approveQuiet();
    List<JsonDocument> found = hunt(later).findings();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().toString()).contains("parent nginx", "lua_deviates");
  }

  @Test
  void mergingKeepsApprovalsAndLeavesTheRestForReview() throws IOException {
    learned();
    approveQuiet();
    String before = Files.readString(Path.of(file));
    Path old = folder.resolve("old.baseline");
    Files.writeString(old, before);
    fleet.otherParent(5, 1);
    String later = fleet.into(folder.resolve("later.ndjson"));
    CommandRun merged = CommandRun.of("baseline", "learn", later, "--into", file);
    assertThat(merged.exitCode()).as(merged.err()).isZero();
    assertThat(review().stream().map(entry -> entry.text("state"))).contains("approved", "quiet");
    CommandRun diff = CommandRun.of("baseline", "diff", old.toString(), file);
    assertThat(diff.out()).startsWith("+ ").doesNotContain("~");
  }

  @Test
  void exportsAreTakenByTheHunt() throws IOException {
    learned();
    approveQuiet();
    assertThat(export("csv").lines().findFirst().orElse("")).startsWith("entry,state,os");
    Path rules = folder.resolve("rules");
    Files.createDirectories(rules);
    Files.writeString(rules.resolve("lua.yml"), SmallFleet.SIGMA);
    String once = fleet.into(folder.resolve("all.ndjson"));
    int all =
        CommandRun.of("hunt", "--output", "ndjson", "--rules", rules.toString(), once)
            .findings()
            .size();
    Files.writeString(rules.resolve("filter.yml"), export("sigma-filter", "--rule", "any"));
    CommandRun filtered =
        CommandRun.of("hunt", "--output", "ndjson", "--rules", rules.toString(), once);
    assertThat(all).isEqualTo(12);
    assertThat(filtered.err()).doesNotContain("error", "warning");
    assertThat(filtered.findings()).isEmpty();

    Path exceptions = folder.resolve("x.ndjson");
    Files.writeString(exceptions, export("elastic-exceptions"));
    CommandRun excepted =
        CommandRun.of("hunt", "--output", "ndjson", "--exceptions", exceptions.toString(), once);
    assertThat(excepted.err()).contains("exceptions hold for").doesNotContain("left out: ");
  }

  private String export(String form, String... more) {
    var words = new java.util.ArrayList<>(List.of("baseline", "export", file, "--format", form));
    words.addAll(List.of(more));
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void aBrokenBaselineIsToldWithPlaceAndNotUsed() throws IOException {
    learned();
    Files.writeString(Path.of(file), Files.readString(Path.of(file)).replace("days 4", "days x"));
    CommandRun run = hunt(history);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("error[BASE003]", "site.baseline:", "^");
  }

  @Test
  void wrongUseIsToldAndChangesNothing() throws IOException {
    learned();
    String before = Files.readString(Path.of(file));
    assertThat(CommandRun.of("baseline", "approve", file, "--by", "a", "--why", "b").exitCode())
        .isEqualTo(2);
    assertThat(
            CommandRun.of("baseline", "approve", file, "nosuch", "--by", "a", "--why", "b").err())
        .contains("no entry is called");
    assertThat(CommandRun.of("baseline", "export", file, "--format", "sigma-filter").err())
        .contains("--rule any");
    assertThat(CommandRun.of("baseline", "learn", folder.toString(), "-o", file).err())
        .contains("would lie in what is read");
    assertThat(Files.readString(Path.of(file))).isEqualTo(before);
  }
}
