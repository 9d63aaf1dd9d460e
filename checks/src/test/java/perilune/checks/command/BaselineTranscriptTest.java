package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;
import perilune.checks.Places;

/**
 * Runs the commands of the example in docs/baseline.md and holds what they print to what the page
 * shows; {@code -Dperilune.record=true} writes the page anew.
 */
class BaselineTranscriptTest {

  private static final Pattern BLOCK = Pattern.compile("(?s)```transcript\n(.*?)```");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  @TempDir Path folder;

  @Test
  void theExampleOfThePageIsTrue() throws IOException {
    var fleet = new SmallFleet();
    for (int day = 1; day <= 4; day++) {
      for (int host = 1; host <= 3; host++) {
        fleet.everyDay(day, host);
      }
    }
    fleet.attack(4, 2);
    fleet.into(folder.resolve("history.ndjson"));
    Files.writeString(folder.resolve("site-rule.yml"), SmallFleet.CODE);
    var later = new SmallFleet();
    later.everyDay(5, 1);
    later.otherParent(5, 3);
    later.into(folder.resolve("today.ndjson"));

    Path page = Places.repository().resolve("docs/baseline.md");
    String text = Files.readString(page);
    MatchResult block = BLOCK.matcher(text).results().findFirst().orElseThrow();
    String shown = block.group(1);
    var made = new StringBuilder();
    for (String line : shown.lines().filter(l -> l.startsWith("$ perilune ")).toList()) {
      made.append(line).append('\n').append(run(line.substring("$ perilune ".length())));
    }
    if (Boolean.getBoolean("perilune.record")) {
      Files.writeString(page, text.replace(shown, made.toString()));
    } else {
      assertThat(made.toString()).isEqualTo(shown);
    }
  }

  private String run(String line) {
    List<String> words = new ArrayList<>();
    for (MatchResult word : WORD.matcher(line).results().toList()) {
      String plain = word.group(1) == null ? word.group(2) : word.group(1);
      boolean file = plain.matches(".*\\.(ndjson|baseline|yml)");
      words.add(file ? folder.resolve(plain).toString() : plain);
    }
    CommandRun run = CommandRun.of(words.toArray(String[]::new));
    return (run.out() + run.err())
        .replace(folder + "/", "")
        .lines()
        .map(String::stripTrailing)
        .filter(printed -> !printed.contains(" rules, "))
        .reduce("", (all, next) -> all + next + "\n");
  }
}
