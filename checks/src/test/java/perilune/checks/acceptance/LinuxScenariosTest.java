package perilune.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** The shipped scenarios of Linux, replayed as each encoding of auditd has them. */
class LinuxScenariosTest {

  /** Three tests of the reference page, and at least so many procedures more. */
  private static final int AT_LEAST = 46;

  /** Attacks that may be missed. */
  private static final int NOT_YET = 0;

  @ParameterizedTest
  @ValueSource(strings = {"auditd", "auditd-raw"})
  void findsTheAttacksAndIsSilentAboutNearMisses(String format) {
    CommandRun run =
        CommandRun.of("validate", "--platform", "linux", "--format", format, "--output", "ndjson");
    List<JsonDocument> forms =
        run.documents().stream().filter(form -> form.text("type").equals("form")).toList();
    List<JsonDocument> attacks = named(forms, "attack");
    List<JsonDocument> missed =
        attacks.stream().filter(form -> !form.text("verdict").equals("detected")).toList();
    System.out.printf(
        "%s: %d of %d scenarios found%n", format, attacks.size() - missed.size(), attacks.size());

    assertThat(attacks).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(missed).extracting(form -> form.text("scenario")).hasSizeLessThanOrEqualTo(NOT_YET);
    assertThat(named(forms, "near"))
        .hasSizeGreaterThanOrEqualTo(AT_LEAST)
        .allMatch(form -> form.text("verdict").equals("silent"), "silent");
  }

  private static List<JsonDocument> named(List<JsonDocument> forms, String form) {
    return forms.stream().filter(found -> found.text("form").startsWith(form)).toList();
  }
}
