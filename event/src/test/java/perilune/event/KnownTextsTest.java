package perilune.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KnownTextsTest {

  private final KnownTexts known = new KnownTexts();

  private int number(int field, String text) {
    byte[] utf8 = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return known.number(field, utf8, 1, utf8.length - 2);
  }

  @Test
  void theFirstTextsOfEachFieldHaveNumbersThatStay() {
    for (int i = 0; i < 2 * KnownTexts.MOST; i++) {
      assertThat(number(3, "text " + i)).isEqualTo(i < KnownTexts.MOST ? i + 1 : 0);
    }
    assertThat(number(3, "text 7")).isEqualTo(8);
    assertThat(number(900, "text 40")).as("another field").isEqualTo(1);
    assertThat(new String(known.text(3, 8), StandardCharsets.UTF_8)).isEqualTo("text 7");
  }

  @Test
  void aNumberMeansOneTextForManyThreads() {
    IntStream.range(0, 4_000)
        .parallel()
        .forEach(i -> {
          int field = i % 50;
          String text = "text " + i * 31 % 40;
          int number = number(field, text);
          if (number != 0) {
            assertThat(new String(known.text(field, number), StandardCharsets.UTF_8))
                .isEqualTo(text);
          }
        });
    assertThat(IntStream.range(0, 40).map(i -> number(0, "text " + i)).distinct().count())
        .as("none is numbered twice, and the rest have none")
        .isEqualTo(Math.min(40, KnownTexts.MOST) + 1);
  }

  @Test
  void whatIsLongOrShortHasNone() {
    assertThat(number(1, "")).isZero();
    assertThat(number(1, "x")).isZero();
    assertThat(number(1, "x".repeat(KnownTexts.MOST_BYTES + 1))).isZero();
    assertThat(number(1, "x".repeat(KnownTexts.MOST_BYTES))).isEqualTo(1);
    assertThatThrownBy(() -> known.text(1, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keptEventsHaveTheirTextsWhereverTheyAreRead() throws IOException {
    var table = new FieldTable();
    var other = new FieldTable();
    other.intern("x.first");
    int[] projection = {
      KnownField.HOST_ID.id(), table.intern("x.many"), KnownField.PROCESS_PID.id()
    };
    for (int i = 0; i < 100; i++) {
      var event = new Event(table);
      event.put(KnownField.HOST_ID, "host-a");
      List<String> many = List.of("value " + i, "again", "é" + i, "");
      many.forEach(value -> event.put(projection[1], value));
      event.putLong(KnownField.PROCESS_PID, i);
      RetainedEvent kept = RetainedEvent.of(event, projection);
      var bytes = new ByteArrayOutputStream();
      kept.write(new DataOutputStream(bytes));
      RetainedEvent read =
          RetainedEvent.read(
              other, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      for (RetainedEvent one : List.of(kept, read)) {
        var texts = new ArrayList<>(one.texts(one == kept ? projection[1] : other.find("x.many")));
        assertThat(texts).isEqualTo(many);
        assertThat(one.text(KnownField.HOST_ID)).hasValue("host-a");
        var again = new Event(other);
        one.restoreTo(again);
        assertThat(again.texts(other.find("x.many"))).isEqualTo(many);
        assertThat(again.text(KnownField.PROCESS_PID)).hasValue(String.valueOf(i));
      }
    }
  }
}
