package perilune.telemetry.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.event.Event;

/** Names and values of data that carriers write differently. */
final class DataNamesTest {

  private static final String DUMP =
      """
      {"Event":{"System":{"Provider":{"#attributes":{"Name":"Own",\
      "Guid":"5770385f-c22a-43e0-bf4c-06f5698ffbd9"}},"EventID":1,"Channel":"Own",\
      "TimeCreated":{"#attributes":{"SystemTime":"2026-03-04T05:06:07Z"}}},\
      "EventData":{"LogonGuid":"5ab40fd1-8d74-68f7-e44b-100000000000",\
      "SubcategoryGuid":"{0CCE922B-69AE-11D9-BED3-505054503030}","ProcessGuid":"5ab40fd1",\
      "OtherGUID":"5ab40fd1-8d74-68f7-e44b-10000000000g",\
      "ObjectType":"f30e3bc2-9ff0-11d1-b603-0000f80367c1","Threat Name":"Own:Moon"}}}
      """;

  @Test
  void guidsAreInUpperCaseAndBraces() {
    Event event = new Reading().json(DUMP).getFirst();
    assertThat(Reading.fields(event))
        .containsEntry(
            "winlog.event_data.LogonGuid", List.of("{5AB40FD1-8D74-68F7-E44B-100000000000}"))
        .containsEntry(
            "winlog.event_data.SubcategoryGuid", List.of("{0CCE922B-69AE-11D9-BED3-505054503030}"))
        .containsEntry("winlog.provider_guid", List.of("{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"));
  }

  @Test
  void whatIsNoGuidOrNotCalledOneStays() {
    Event event = new Reading().json(DUMP).getFirst();
    assertThat(Reading.fields(event))
        .containsEntry("winlog.event_data.ProcessGuid", List.of("5ab40fd1"))
        .containsEntry(
            "winlog.event_data.OtherGUID", List.of("5ab40fd1-8d74-68f7-e44b-10000000000g"))
        .containsEntry(
            "winlog.event_data.ObjectType", List.of("f30e3bc2-9ff0-11d1-b603-0000f80367c1"));
  }

  @Test
  void aNameWithBlanksIsThereWithoutThemWhereSomebodyAsks() {
    assertThat(Reading.fields(new Reading().json(DUMP).getFirst()))
        .containsEntry("winlog.event_data.Threat Name", List.of("Own:Moon"))
        .doesNotContainKey("winlog.event_data.ThreatName");
    var asking = new Reading().wanting("winlog.event_data.ThreatName");
    assertThat(Reading.fields(asking.json(DUMP).getFirst()))
        .containsOnlyKeys("winlog.event_data.ThreatName");
  }
}
