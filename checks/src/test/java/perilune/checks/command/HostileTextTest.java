package perilune.checks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.checks.CommandRun;

/** Who is watched writes the telemetry: it must not drive the terminal of the one who watches. */
class HostileTextTest {

  /** Clears the screen, sets the title, rings, goes back, turns the direction of writing. */
  private static final String ATTACK =
      "\u001b[2J\u001b]0;owned\u0007\r\b\u009b31m\u202e\u2066\u200b\u2028\u007f";

  private static final String MARKUP = "<script>alert(1)</script>";

  @TempDir Path folder;

  private String telemetry() throws IOException {
    String ecs = OwnTelemetry.text(OwnTelemetry.ECS);
    String hostile = json(ATTACK) + MARKUP;
    return OwnTelemetry.write(
        folder,
        "hostile.ndjson",
        ecs.replace("uname -r')", "uname -r') --" + hostile)
            .replace("\"ben\"", "\"ben" + hostile + "\"")
            .replace("\"ledger\"", "\"ledger" + hostile + "\"")
            .replace("\"-bash\"", "\"-bash" + hostile + "\""));
  }

  private static String json(String text) {
    var escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
    return escaped.toString();
  }

  @Test
  void textShowsControlCharactersAsEscapes() throws IOException {
    String path = telemetry();
    for (CommandRun run :
        List.of(CommandRun.of("hunt", path), CommandRun.of("query", "process where true", path))) {
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("\\u001b[2J", "\\u202e");
      isHarmless(run.out());
      isHarmless(run.err());
    }
  }

  @Test
  void ndjsonShowsControlCharactersAsEscapes() throws IOException {
    String path = telemetry();
    for (CommandRun run :
        List.of(
            OwnTelemetry.hunt(path),
            CommandRun.of("normalize", path),
            CommandRun.of("query", "process where true", "--output", "ndjson", path))) {
      assertThat(run.exitCode()).isZero();
      isHarmless(run.out());
      assertThat(run.documents()).isNotEmpty();
    }
  }

  /** JSON carries the text itself: what shows it in a page escapes it there. */
  @Test
  void ndjsonKeepsWhatWasThere() throws IOException {
    CommandRun run = OwnTelemetry.hunt(telemetry());
    assertThat(run.findings().getFirst().text("process.command_line"))
        .contains(ATTACK)
        .contains(MARKUP);
  }

  @Test
  void namesOfFilesAndTheirContentAreHarmlessToo() throws IOException {
    String odd = OwnTelemetry.write(folder, "x\u001b[2J\u0007.log", ATTACK + " no telemetry");
    CommandRun run = CommandRun.of("hunt", odd, folder + "/missing" + ATTACK);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("not read:");
    isHarmless(run.out());
    isHarmless(run.err());
    CommandRun normalize = CommandRun.of("normalize", odd);
    isHarmless(normalize.err());
  }

  @Test
  void mistakesInUseAndInRulesAreHarmlessToo() throws IOException {
    String path = telemetry();
    String rule =
        OwnTelemetry.write(folder, "r.toml", "[rule]\nname = \"" + ATTACK.replace("\r", "") + "\"");
    for (CommandRun run :
        List.of(
            CommandRun.of("hunt", path, "--packs", ATTACK),
            CommandRun.of("hunt", path, "--since", ATTACK),
            CommandRun.of("hunt", path, "--rules", rule),
            CommandRun.of("rules", "show", ATTACK),
            CommandRun.of("query", "process where " + ATTACK, path))) {
      assertThat(run.exitCode()).isEqualTo(2);
      isHarmless(run.err());
      assertThat(run.out()).isEmpty();
    }
  }

  private static void isHarmless(String shown) {
    assertThat(
            shown
                .chars()
                .filter(c -> c != '\n')
                .filter(c ->
                    Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || c == '\u2028')
                .mapToObj(c -> "U+%04X".formatted(c))
                .distinct())
        .isEmpty();
  }
}
