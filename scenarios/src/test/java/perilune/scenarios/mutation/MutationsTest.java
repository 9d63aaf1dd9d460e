package perilune.scenarios.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import perilune.scenarios.RecordWriters;
import perilune.scenarios.ShippedScenarios;
import perilune.scenarios.auditd.AuditdWriter;
import perilune.scenarios.eslogger.EsloggerWriter;
import perilune.scenarios.record.RecordWriter;
import perilune.scenarios.record.Recording;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Scenario;
import perilune.scenarios.story.Story;
import perilune.scenarios.text.WindowsWords;
import perilune.scenarios.windows.WindowsWriter;

class MutationsTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NETWORK")
  void everyMutationAppliesSomewhereOnEachPlatformThatItIsFor(Platform platform) {
    List<Scenario> shipped = ShippedScenarios.of(platform);

    assertThat(Mutations.on(platform))
        .hasSizeGreaterThan(45)
        .allMatch(mutation ->
            shipped.stream().anyMatch(scenario -> mutation.apply(scenario).isPresent()));
  }

  @Test
  void networkDevicesHaveNone() {
    assertThat(ShippedScenarios.of(Platform.NETWORK))
        .allMatch(scenario -> Mutations.of(scenario).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NETWORK")
  void changedFormsAreStoriesThatCanBeRecordedAndStillHaveTheirCulprit(Platform platform) {
    for (RecordWriter writer : RecordWriters.of(platform)) {
      Setting setting = Setting.of("vm", writer.kinds());
      for (Mutation.Mutant mutant : mutants(platform).toList()) {
        Scenario scenario = mutant.scenario();
        String name = scenario.id() + " " + mutant.mutation().id();
        Recording recording = writer.write(scenario.attack(), setting);
        List<Duration> times = scenario.attack().moments().stream().map(Moment::at).toList();

        assertThat(times).as(name).isSorted();
        assertThat(recording.pids()).as(name).containsKey(scenario.culprit().orElseThrow());
      }
    }
  }

  /** A quote that a scenario's author could write would change what the program is given. */
  @Test
  void onWindowsACommandLineIsSplitIntoTheWordsThatAreMeant() {
    mutants(Platform.WINDOWS)
        .filter(mutant -> mutant.mutation().id().matches("(e|w|script)-.*|copied.*|module|stdin"))
        .forEach(mutant ->
            Attack.of(mutant.scenario())
                .map(Attack::image)
                .ifPresent(image ->
                    assertThat(WindowsWords.split(image.commandLine()))
                        .as(mutant.scenario().id() + " " + mutant.mutation().id())
                        .isEqualTo(image.arguments())));
  }

  @Test
  void namesAreThoseOfThePlatform() {
    mutants(Platform.WINDOWS)
        .flatMap(mutant -> mutant.scenario().attack().moments().stream())
        .flatMap(moment -> Story.imageOf(moment.deed()).stream())
        .forEach(image -> assertThat(image.path()).matches("[A-Z]:\\\\.*"));
    mutants(Platform.MACOS)
        .flatMap(mutant -> mutant.scenario().attack().moments().stream())
        .flatMap(moment -> Story.imageOf(moment.deed()).stream())
        .forEach(image -> assertThat(image.path()).startsWith("/").doesNotStartWith("/home/"));
  }

  @Test
  void whatTheEnvironmentSaysIsRecordedOnAMacOnly() {
    assertThat(recorded(Platform.LINUX, new AuditdWriter(true))).doesNotContain("LUA_INIT");
    assertThat(recorded(Platform.WINDOWS, new WindowsWriter(WindowsWriter.Log.SYSMON, false)))
        .doesNotContain("LUA_INIT");
    assertThat(recorded(Platform.MACOS, new EsloggerWriter(false))).contains("LUA_INIT");
  }

  @Test
  void aFormatHidesWhatItDoesNotRecord() {
    var sysmon = new WindowsWriter(WindowsWriter.Log.SYSMON, false);
    var security = new WindowsWriter(WindowsWriter.Log.SECURITY, false);
    var all = EnumSet.allOf(Kind.class);
    Mutation.Mutant library = mutant(Platform.WINDOWS, "brought-library");

    assertThat(library.hidden(sysmon, all)).isEmpty();
    assertThat(library.hidden(security, all)).isPresent();
    assertThat(library.hidden(sysmon, EnumSet.of(Kind.EXEC))).isPresent();
    assertThat(mutant(Platform.WINDOWS, "w-quoted").hidden(security, all)).isEmpty();
    assertThat(mutant(Platform.LINUX, "lua-init").hidden(new AuditdWriter(true), all))
        .as("what it does is recorded")
        .isEmpty();
  }

  private static Stream<Mutation.Mutant> mutants(Platform platform) {
    return ShippedScenarios.of(platform).stream()
        .flatMap(scenario -> Mutations.of(scenario).stream());
  }

  private static Mutation.Mutant mutant(Platform platform, String id) {
    return mutants(platform)
        .filter(form -> form.mutation().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String recorded(Platform platform, RecordWriter writer) {
    Story attack = mutant(platform, "lua-init").scenario().attack();
    byte[] records = writer.write(attack, Setting.of("vm", writer.kinds())).bytes();
    return new String(records, StandardCharsets.UTF_8);
  }
}
