package perilune.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** The shipped scenarios of Windows, replayed as Sysmon and the Security log record them. */
class WindowsScenariosTest {

  /** The procedures that Windows' telemetry can show, some in several forms. */
  private static final int AT_LEAST = 42;

  /**
   * The form of the records, and how many attacks it cannot show: the Security log has neither
   * original names nor files nor libraries.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"sysmon, 0", "sysmon-xml, 0", "security, 6", "security-xml, 6"})
  void findsTheAttacksAndIsSilentAboutNearMisses(String format, int blind) {
    CommandRun run =
        CommandRun.of(
            "validate", "--platform", "windows", "--format", format, "--output", "ndjson");
    List<JsonDocument> forms =
        run.documents().stream().filter(form -> form.text("type").equals("form")).toList();
    List<JsonDocument> attacks = named(forms, "attack");
    List<String> missed =
        attacks.stream()
            .filter(form -> !form.text("verdict").equals("detected"))
            .map(form -> form.text("scenario"))
            .toList();
    System.out.printf(
        "%s: %d of %d scenarios found, not %s%n",
        format, attacks.size() - missed.size(), attacks.size(), missed);

    assertThat(attacks).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(missed).as("not found").hasSizeLessThanOrEqualTo(blind);
    assertThat(named(forms, "near"))
        .hasSizeGreaterThanOrEqualTo(AT_LEAST)
        .allMatch(form -> form.text("verdict").equals("silent"), "silent");
  }

  private static List<JsonDocument> named(List<JsonDocument> forms, String form) {
    return forms.stream().filter(found -> found.text("form").startsWith(form)).toList();
  }
}
