package perilune.telemetry.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals.Reason;

final class HostileInputTest {

  private static final String HEAD = "<Event><System><EventID>1</EventID></System><EventData>";
  private static final String TAIL = "</EventData></Event>\n";

  private final Reading reading = new Reading();

  private static String event(String data) {
    return HEAD + data + TAIL;
  }

  @Test
  void entitiesAreNeitherDeclaredNorExpanded() {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'><!ENTITY b '&a;&a;&a;&a;'>]>\n";
    List<Event> events =
        reading.xml(bomb + event("<Data Name='X'>&a;&b;&#65;&#x1F600;&lt;&bogus</Data>"));
    assertThat(Reading.text(events.getFirst(), "winlog.event_data.X"))
        .isEqualTo("&a;&b;A\ud83d\ude00<&bogus");
  }

  @Test
  void aDeclarationInsideAnEventEndsIt() {
    assertThat(reading.xml(event("<Data Name='X'>1</Data><!DOCTYPE a><Data Name='Y'>2</Data>")))
        .singleElement()
        .satisfies(event -> {
          assertThat(Reading.text(event, "winlog.event_data.X")).isEqualTo("1");
          assertThat(Reading.text(event, "winlog.event_data.Y")).isEmpty();
        });
    assertThat(reading.refusals.counts()).containsOnlyKeys(Reason.INCOMPLETE_EVENT);
  }

  @Test
  void aBrokenEventLosesOnlyItself() {
    String good = event("<Data Name='X'>1</Data>");
    String broken = "<Event><System><EventID>1</Event ID></System></Event>";
    assertThat(reading.xml(good + broken + good + "<Event><Sys" + good)).hasSize(3);
    assertThat(reading.refusals.counts()).containsEntry(Reason.BROKEN_RECORD, 2L);
  }

  @Test
  void aStreamThatEndsInsideAnEventIsToldFrom() {
    String whole = Samples.START_4688;
    for (int length = 0; length < whole.length(); length += 7) {
      new Reading().xml(whole.substring(0, length));
    }
    assertThat(reading.xml(whole.substring(0, 20))).isEmpty();
    assertThat(reading.refusals.counts()).containsOnlyKeys(Reason.TRUNCATED);
  }

  @Test
  void nestingAndLengthAreBounded() {
    reading.limits = new ReadLimits(20_000_000, 50, 10, Duration.ofSeconds(1));
    assertThat(reading.xml(event("<a>".repeat(100_000)))).hasSize(1);
    assertThat(reading.refusals.counts()).containsOnlyKeys(Reason.NESTED_TOO_DEEP);
    String wide = event("<Data Name='X' y='" + "z".repeat(10 << 20) + "'>1</Data>");
    assertThat(Reading.text(reading.xml(wide).getFirst(), "winlog.event_data.X")).isEqualTo("1");
    reading.limits = new ReadLimits(1_000, 50, 10, Duration.ofSeconds(1));
    assertThat(reading.xml(wide + event(""))).hasSize(1);
    assertThat(reading.refusals.counts()).containsKey(Reason.LINE_TOO_LONG);
  }

  @Test
  void inventedNamesAreBounded() {
    var data = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      data.append("<Data Name='n").append(i).append("'>1</Data>");
    }
    assertThat(reading.xml(event(data.toString()) + event(""))).hasSize(2);
    assertThat(reading.refusals.counts()).containsOnlyKeys(Reason.TOO_MANY_FIELDS);
  }

  @Test
  void deepJsonIsRefusedAndTheNextDocumentRead() {
    String deep = "{\"EventID\":1,\"a\":" + "[".repeat(300) + "]".repeat(300) + "}\n";
    assertThat(reading.json(deep + Samples.SYSMON_START_NXLOG)).hasSize(1);
    assertThat(reading.refusals.counts()).containsOnlyKeys(Reason.NESTED_TOO_DEEP);
  }
}
