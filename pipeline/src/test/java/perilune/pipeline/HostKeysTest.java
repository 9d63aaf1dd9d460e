package perilune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;

class HostKeysTest {

  private final FieldTable fields = new FieldTable();
  private final HostKeys keys = new HostKeys("fallback");

  private Event event(String id, String name) {
    Event event = new Event(fields);
    if (!id.equals("-")) {
      event.put(KnownField.HOST_ID, id);
    }
    if (!name.equals("-")) {
      event.put(KnownField.HOST_NAME, name);
    }
    keys.assign(event);
    return event;
  }

  @Test
  void takesTheIdThenTheNameThenTheDefault() {
    assertThat(event("i", "n").header().hostKey).isEqualTo("i");
    assertThat(event("-", "n").header().hostKey).isEqualTo("n");
    assertThat(event("-", "-").header().hostKey).isEqualTo("fallback");
    assertThat(event("i", "n").header().hostKey).isEqualTo("i");
  }

  @Test
  void namesTheHostWhereTheRecordDoesNot() {
    assertThat(event("i", "-").texts(KnownField.HOST_NAME)).containsExactly("i");
    assertThat(event("-", "-").texts(KnownField.HOST_NAME)).containsExactly("fallback");
    assertThat(event("i", "n").texts(KnownField.HOST_NAME)).containsExactly("n");
  }

  @Test
  void takesAnEmptyNameAsNone() {
    assertThat(event("", "n").header().hostKey).isEqualTo("n");
    assertThat(event("", "").header().hostKey).isEqualTo("fallback");
    assertThat(event("", "").texts(KnownField.HOST_NAME)).containsExactly("fallback");
    Event several = new Event(fields);
    several.put(KnownField.HOST_ID, "");
    several.put(KnownField.HOST_ID, "second");
    keys.assign(several);
    assertThat(several.header().hostKey).isEqualTo("second");
  }

  @Test
  void takesANumberAsItsText() {
    Event event = new Event(fields);
    event.putLong(KnownField.HOST_ID, 17);
    keys.assign(event);
    assertThat(event.header().hostKey).isEqualTo("17");
    assertThat(event.texts(KnownField.HOST_NAME)).containsExactly("17");
  }

  @Test
  void boundsLongNamesAndStillTellsThemApart() {
    String name = "x".repeat(100_000);
    String one = event(name + "1", "-").header().hostKey;
    String two = event(name + "2", "-").header().hostKey;
    assertThat(one.length()).isLessThan(HostKeys.MAX_NAME_BYTES);
    assertThat(one).startsWith("xxx").isNotEqualTo(two);
    assertThat(event(name + "1", "-").header().hostKey).isEqualTo(one);
  }
}
