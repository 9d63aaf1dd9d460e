package perilune.checks.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.checks.CommandRun;
import perilune.checks.JsonDocument;

/** What an attacker would vary: how much of it is still found, as counts. */
class MutatedScenariosTest {

  private static final double SHARE = 0.9;

  /** Fewer would mean that mutations silently stopped to apply. */
  private static final int AT_LEAST = 1_200;

  @Test
  void findsNineOfTenFormsThatNeedNoEvaluationAndSaysWhyForTheOthers() {
    CommandRun run =
        CommandRun.of("validate", "--platform", "linux", "--mutations", "--output", "ndjson");
    List<JsonDocument> forms =
        run.documents().stream()
            .filter(form -> form.text("type").equals("form"))
            .filter(form -> !form.text("form").equals("attack"))
            .filter(form -> !form.text("form").startsWith("near"))
            .toList();
    List<JsonDocument> plain =
        forms.stream().filter(form -> form.text("evaluates").equals("false")).toList();
    long found = plain.stream().filter(form -> form.text("verdict").equals("detected")).count();
    System.out.printf(
        "changed forms that need no evaluation: %d of %d found; %d more need it%n",
        found, plain.size(), forms.size() - plain.size());

    assertThat(plain).hasSizeGreaterThan(AT_LEAST);
    assertThat(found).isGreaterThanOrEqualTo(Math.round(SHARE * plain.size()));
    assertThat(forms)
        .filteredOn(form -> form.text("verdict").equals("not_visible"))
        .allMatch(form -> !form.text("reason").isEmpty(), "has a reason");
  }
}
