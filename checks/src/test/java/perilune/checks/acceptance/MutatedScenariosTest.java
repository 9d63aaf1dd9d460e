package perilune.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** What an attacker would vary: how much of it is still found, as counts. */
class MutatedScenariosTest {

  private static final double SHARE = 0.9;

  /**
   * A number of forms too low would mean that mutations silently stopped to apply.
   *
   * <p>The Security log knows neither files nor libraries: of forms whose attack needs them nothing
   * can be found, so its share is of the others.
   */
  @ParameterizedTest
  @CsvSource({
    "linux, auditd, 1400",
    "macos, eslogger, 1100",
    "macos, jamf, 1100",
    "windows, sysmon, 1250",
    "windows, security, 1150"
  })
  void findsNineOfTenFormsThatNeedNoEvaluationAndSaysWhyForTheOthers(
      String platform, String format, int atLeast) {
    List<JsonDocument> all = forms(platform, format);
    Set<String> visible =
        all.stream()
            .filter(form -> form.text("form").equals("attack"))
            .filter(form -> form.text("verdict").equals("detected"))
            .map(form -> form.text("scenario"))
            .collect(Collectors.toSet());
    List<JsonDocument> changed =
        all.stream()
            .filter(form -> !form.text("form").equals("attack"))
            .filter(form -> !form.text("form").startsWith("near"))
            .toList();
    List<JsonDocument> plain =
        changed.stream()
            .filter(form -> form.text("evaluates").equals("false"))
            .filter(form -> visible.contains(form.text("scenario")))
            .toList();
    long found = plain.stream().filter(form -> form.text("verdict").equals("detected")).count();
    System.out.printf(
        "%s: changed forms that need no evaluation: %d of %d found; %d more need it%n",
        format,
        found,
        plain.size(),
        changed.stream().filter(form -> form.text("evaluates").equals("true")).count());

    assertThat(plain).hasSizeGreaterThan(atLeast);
    assertThat(found).isGreaterThanOrEqualTo(Math.round(SHARE * plain.size()));
    assertThat(changed)
        .filteredOn(form -> !form.text("verdict").equals("detected"))
        .allMatch(form -> form.text("verdict").equals("not_visible"), "is hidden by telemetry")
        .allMatch(form -> !form.text("reason").isEmpty(), "has a reason");
  }

  private static List<JsonDocument> forms(String platform, String format) {
    CommandRun run =
        CommandRun.of(
            "validate",
            "--platform",
            platform,
            "--format",
            format,
            "--mutations",
            "--output",
            "ndjson");
    return run.documents().stream().filter(form -> form.text("type").equals("form")).toList();
  }
}
