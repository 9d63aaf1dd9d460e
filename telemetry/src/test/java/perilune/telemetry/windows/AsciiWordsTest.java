package perilune.telemetry.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.telemetry.AsciiWords;

/** Holds what looks at eight bytes at a time against what looks at one. */
class AsciiWordsTest {

  private static final AnyOf SPECIAL = new AnyOf("\"\\ \t");

  @Test
  void wordsGiveWhatBytesGive() {
    long seed = Long.getLong("perilune.seed", 20_261_130L);
    System.out.println("perilune.seed=" + seed);
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = bytes(random);
      int from = random.nextInt(bytes.length + 1);
      int end = random.nextInt(from, bytes.length + 1);
      String text = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
      int quote = text.indexOf('"');
      assertThat(AsciiWords.find((byte) '"', bytes, from, end))
          .as("%s, seed %d", text, seed)
          .isEqualTo(quote < 0 ? end : from + quote);
      assertThat(AsciiWords.count((byte) '"', bytes, from, end))
          .as("%s, seed %d", text, seed)
          .isEqualTo((int) text.chars().filter(c -> c == '"').count());
      assertThat(SPECIAL.find(bytes, from, end))
          .as("%s, seed %d", text, seed)
          .isEqualTo(from + first(text));
      byte[] lower = new byte[end - from];
      AsciiWords.lower(bytes, from, end - from, lower, 0);
      assertThat(new String(lower, StandardCharsets.ISO_8859_1))
          .as("seed %d", seed)
          .isEqualTo(lower(text));
    }
  }

  private static byte[] bytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(1, 40)];
    for (int i = 0; i < bytes.length; i++) {
      // Half of them are near what is looked for, by a bit or by one.
      bytes[i] =
          random.nextBoolean()
              ? (byte) random.nextInt()
              : (byte) ("\"#\\]AZ@[ \t!az".charAt(random.nextInt(13)) | random.nextInt(2) << 7);
    }
    return bytes;
  }

  private static int first(String text) {
    int at = 0;
    while (at < text.length() && "\"\\ \t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static String lower(String text) {
    var all = new StringBuilder();
    text.chars()
        .mapToObj(Character::toString)
        .forEach(c -> all.append(c.charAt(0) < 0x80 ? c.toLowerCase(Locale.ROOT) : c));
    return all.toString();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "07e032fd-0db1-61b5-6bb9-a2f5fe555a63, {07E032FD-0DB1-61B5-6BB9-A2F5FE555A63}",
    "07E032FD-0DB1-61B5-6BB9-A2F5FE555A63, {07E032FD-0DB1-61B5-6BB9-A2F5FE555A63}",
    "07e032fd-0db1-61b5-6bb9-a2f5fe555a6g, ''",
    "07e032fd-0db1-61b5-6bb9-a2f5fe555a6-, ''",
    "07e032fd00db1-61b5-6bb9-a2f5fe555a63, ''",
    "07e032fd-0db1-61b5-6bb9-a2f5fe555a6\u00e9, ''",
    "07e032fd-0db1-61b5-6bb9-a2f5fe555a6, ''",
  })
  void aGuidHasDigitsAndDashesInTheirPlaces(String text, String written) {
    var guid = new GuidText();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean taken = guid.take(bytes, 0, bytes.length);
    String given =
        taken ? new String(guid.bytes(), 0, GuidText.LENGTH, StandardCharsets.UTF_8) : "";
    assertThat(given).isEqualTo(written);
  }
}
