package perilune.telemetry.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

  private final Timestamps timestamps = new Timestamps();

  @ParameterizedTest
  @CsvSource({
    "2021-01-09T19:13:43.945128Z, 2021-01-09T19:13:43.945128Z",
    "2021-01-09T19:13:43.1234567899Z, 2021-01-09T19:13:43.123456789Z",
    "'2021-01-09 19:13:43,5', 2021-01-09T19:13:43.5Z",
    "2021-01-09t19:13:43z, 2021-01-09T19:13:43Z",
    "2021-01-09T19:13:43+01:30, 2021-01-09T17:43:43Z",
    "2021-01-09T19:13:43.5-0700, 2021-01-10T02:13:43.5Z",
    "2021-01-09T19:13:43+01, 2021-01-09T18:13:43Z",
    "2021-01-09T19:13, 2021-01-09T19:13:00Z",
    "2021-01-09, 2021-01-09T00:00:00Z",
    "2020-02-29T00:00:00Z, 2020-02-29T00:00:00Z",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
    "1969-12-31T23:59:59.5Z, 1969-12-31T23:59:59.5Z",
    "1610219623945, 2021-01-09T19:13:43.945Z",
    "1610219623945.5, 2021-01-09T19:13:43.945500Z",
    "1610219623.25, 2021-01-09T19:13:43.25Z",
    "-1.5, 1969-12-31T23:59:58.5Z",
    "0, 1970-01-01T00:00:00Z",
  })
  void readsATime(String text, Instant expected) {
    assertThat(instant(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "x",
        "2021-01-09T",
        "2021-01-09T19",
        "2021-13-09",
        "2021-00-01",
        "2021-02-29T00:00:00Z",
        "2021-01-32",
        "2021-01-09T24:00:00Z",
        "2021-01-09T19:60:00Z",
        "2021-01-09T19:13:61Z",
        "2021-01-09T19:13:43.Z",
        "2021-01-09T19:13:43ZZ",
        "2021-01-09T19:13:43+",
        "2021-01-09T19:13:43+19:00",
        "2021-01-09X19:13:43",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "12.",
        "99999999999999999999",
        "1e9",
        "20x1-01-09T19:13:43Z",
        "2021-01-09T19:13:43.123456" + "q"
      })
  void refusesWhatIsNoTime(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(timestamps.parse(bytes, 0, bytes.length)).isEqualTo(Timestamps.NONE);
  }

  @Test
  void agreesWithTheJdk() {
    long seed = Long.getLong("perilune.seed", 20_260_101L);
    System.out.println("perilune.seed=" + seed);
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      Instant time =
          Instant.ofEpochSecond(
              random.nextLong(-9_214_000_000L, 9_214_000_000L), random.nextLong(1_000_000_000L));
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(-17, 18) * 1_800);
      String text = OffsetDateTime.ofInstant(time, offset).toString();
      assertThat(instant(text)).as(text).isEqualTo(time);
    }
  }

  private Instant instant(String text) {
    byte[] bytes = ("#" + text + "9").getBytes(StandardCharsets.UTF_8);
    long nanos = timestamps.parse(bytes, 1, bytes.length - 2);
    assertThat(nanos).as(text).isNotEqualTo(Timestamps.NONE);
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
  }
}
