package perilune.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import perilune.engine.match.ValueText;
import perilune.event.Event;
import perilune.event.FieldTable;

/** What is kept of values, and of which. */
class SeenValuesTest {

  private final FieldTable fields = new FieldTable();
  private final Event event = new Event(fields);
  private final int field = fields.intern("x.text");
  private final SeenValues seen = new SeenValues();

  private ValueText text(String value) {
    event.clear();
    event.put(field, value);
    var text = new ValueText();
    text.load(event, event.firstValue(field));
    return text;
  }

  private void ask(long scan, String value, int... found) {
    ValueText text = text(value);
    long hash = SeenValues.hash(scan, text);
    if (seen.find(hash, scan, text) == null && seen.comesAgain(hash)) {
      seen.keep(hash, scan, text, found);
    }
  }

  private int @Nullable [] find(long scan, String value) {
    ValueText text = text(value);
    return seen.find(SeenValues.hash(scan, text), scan, text);
  }

  @Test
  void aValueIsKeptWhenItComesTheSecondTime() {
    ask(1, "C:\\Windows\\a.exe", 7, 3);
    assertThat(find(1, "C:\\Windows\\a.exe")).isNull();
    ask(1, "C:\\Windows\\a.exe", 7, 3);
    assertThat(find(1, "C:\\Windows\\a.exe")).containsExactly(7, 3);
  }

  @Test
  void aValueOfAnotherScanOrWithOneOtherByteIsAnother() {
    String value = "C:\\Windows\\System32\\a.exe";
    ask(1, value, 7);
    ask(1, value, 7);
    assertThat(find(2, value)).isNull();
    for (int at = 0; at < value.length(); at++) {
      String other = value.substring(0, at) + '~' + value.substring(at + 1);
      assertThat(find(1, other)).as(other).isNull();
    }
    assertThat(find(1, value + value)).isNull();
    assertThat(find(1, value)).containsExactly(7);
  }

  /** Whatever came between, what is given for a value is what was found in it. */
  @Test
  void valuesTakeEachOthersPlacesAndAreNeverMistaken() {
    var random = new Random(20_261_201);
    int known = 0;
    for (int i = 0; i < 40_000; i++) {
      int number = random.nextInt(3 * SeenValues.PLACES);
      long scan = SeenValues.scan(number % 3, number % 5);
      String value = "value number " + number;
      ask(scan, value, number);
      int[] found = find(scan, value);
      if (found != null) {
        assertThat(found).containsExactly(number);
        known++;
      }
    }
    assertThat(known).isGreaterThan(1_000);
  }

  @Test
  void shortAndLongValuesAreNotKept() {
    assertThat(SeenValues.suits(SeenValues.SHORTEST - 1)).isFalse();
    assertThat(SeenValues.suits(SeenValues.SHORTEST)).isTrue();
    assertThat(SeenValues.suits(SeenValues.LONGEST)).isTrue();
    assertThat(SeenValues.suits(SeenValues.LONGEST + 1)).isFalse();
  }

  @Test
  void usersOfOneAreToldApart() {
    assertThat(SeenValues.scan(seen.newUser(), 4)).isNotEqualTo(SeenValues.scan(seen.newUser(), 4));
  }
}
