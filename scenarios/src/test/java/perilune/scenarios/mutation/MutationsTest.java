package perilune.scenarios.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.scenarios.ShippedScenarios;
import perilune.scenarios.auditd.AuditdWriter;
import perilune.scenarios.record.Recording;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Scenario;

class MutationsTest {

  private static final List<Scenario> SHIPPED = ShippedScenarios.of(Platform.LINUX);

  @Test
  void everyMutationAppliesSomewhere() {
    assertThat(Mutations.all())
        .allMatch(mutation ->
            SHIPPED.stream().anyMatch(scenario -> mutation.apply(scenario).isPresent()));
  }

  @Test
  void changedFormsAreStoriesThatCanBeRecordedAndStillHaveTheirCulprit() {
    var writer = new AuditdWriter(true);
    Setting setting = Setting.of("vm", writer.kinds());
    for (Scenario scenario : SHIPPED) {
      for (Mutation.Mutant mutant : Mutations.of(scenario)) {
        String name = scenario.id() + " " + mutant.mutation().id();
        Recording recording = writer.write(mutant.scenario().attack(), setting);
        List<Duration> times =
            mutant.scenario().attack().moments().stream().map(Moment::at).toList();

        assertThat(times).as(name).isSorted();
        assertThat(recording.pids()).as(name).containsKey(scenario.culprit().orElseThrow());
        assertThat(mutant.scenario().attack()).as(name).isNotEqualTo(scenario.attack());
      }
    }
  }

  @Test
  void whatTheEnvironmentSaysIsInNoRecord() {
    Scenario scenario = SHIPPED.getFirst();
    Mutation.Mutant mutant =
        Mutations.of(scenario).stream()
            .filter(form -> form.mutation().id().equals("lua-init"))
            .findFirst()
            .orElseThrow();
    var writer = new AuditdWriter(true);
    byte[] records =
        writer.write(mutant.scenario().attack(), Setting.of("vm", writer.kinds())).bytes();

    assertThat(new String(records, java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("os.execute", "LUA_INIT");
    assertThat(mutant.hidden()).isFalse();
  }
}
