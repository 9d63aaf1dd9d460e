package perilune.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.telemetry.OpenedInput.Outcome;
import perilune.telemetry.Refusals.Reason;

class TelemetryTest {

  /** Lines that start with {@code line}: enough of a format to see what a reader is given. */
  private static final class Lines implements TelemetryFormat {
    @Override
    public String name() {
      return "lines";
    }

    @Override
    public boolean recognises(byte[] head, int length) {
      return new String(head, 0, length, StandardCharsets.UTF_8).startsWith("line");
    }

    @Override
    public EventReader open(InputStream bytes, ReadContext context) {
      var lines = new LineReader(bytes, context);
      return new EventReader() {
        @Override
        public boolean read(Event into) throws IOException {
          into.clear();
          return lines.next();
        }

        @Override
        public void close() throws IOException {
          lines.close();
        }
      };
    }
  }

  @TempDir private Path folder;

  private final Telemetry telemetry = new Telemetry(List.of(new Lines()));
  private final Refusals refusals = new Refusals();
  private final FieldTable fields = new FieldTable();
  private final byte[] lines = "line\n".repeat(40_000).getBytes(StandardCharsets.UTF_8);

  @Test
  void readsWhatIsNotCompressed() throws IOException {
    assertThat(count(lines)).isEqualTo(40_000);
  }

  @Test
  void readsGzipOfSeveralMembersAndItsPadding() throws IOException {
    byte[] two = concat(gzip(lines), gzip(lines), new byte[1000]);
    assertThat(count(two)).isEqualTo(80_000);
    assertThat(refusals.counts()).isEmpty();
  }

  @Test
  void readsZstdOfSeveralFrames() throws IOException {
    byte[] skippable = {0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 'x', 'y'};
    byte[] three = concat(skippable, Zstd.compress(lines), Zstd.compress(lines));
    assertThat(count(three)).isEqualTo(80_000);
    assertThat(refusals.counts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"gzip, TRUNCATED", "zstd, TRUNCATED"})
  void keepsWhatWasReadOfContentThatIsCutOff(String kind, Reason reason) throws IOException {
    byte[] random = new byte[300_000];
    new java.util.SplittableRandom(1).nextBytes(random);
    byte[] text = concat(lines, HexFormat.of().formatHex(random).getBytes(StandardCharsets.UTF_8));
    byte[] packed = kind.equals("gzip") ? gzip(text) : Zstd.compress(text);
    assertThat(count(Arrays.copyOf(packed, packed.length - 100))).isGreaterThanOrEqualTo(40_000);
    assertThat(refusals.counts()).isEqualTo(Map.of(reason, 1L));
    assertThat(refusals.places(reason).getFirst().offset()).isGreaterThan(lines.length);
  }

  @Test
  void countsGzipWhoseFurtherMemberIsDamaged() throws IOException {
    byte[] damaged = gzip(lines);
    damaged[1] = 0;
    assertThat(count(concat(gzip(lines), damaged))).isEqualTo(40_000);
    assertThat(refusals.counts()).isEqualTo(Map.of(Reason.BROKEN_RECORD, 1L));
  }

  @Test
  void countsGzipWithAWrongChecksum() throws IOException {
    byte[] damaged = gzip(lines);
    damaged[damaged.length - 5] ^= 1;
    assertThat(count(damaged)).isEqualTo(40_000);
    assertThat(refusals.counts()).isEqualTo(Map.of(Reason.BROKEN_RECORD, 1L));
  }

  @Test
  void readsGzipWithAllPartsOfItsHeader() throws IOException {
    byte[] plain = gzip(lines);
    byte[] header = {
      0x1f, (byte) 0x8b, 8, 31, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0, 1, 2
    };
    assertThat(count(concat(header, Arrays.copyOfRange(plain, 10, plain.length))))
        .isEqualTo(40_000);
    assertThat(refusals.counts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | EMPTY | ''",
        "hello world | UNRECOGNISED | it is text of no known format and starts with: hello world",
        "{\"a\":1} | UNRECOGNISED | it is JSON of no known log, without fields of ECS and starts with: {\"a\":1}",
        "PK\u0003\u0004zip | UNRECOGNISED | it looks like a zip archive; unpack it first",
        "a\u001b[1m\u0000b | UNRECOGNISED | it is binary and starts with: a.[1m.b",
      })
  void saysWhyAnInputHasNoEvents(String content, Outcome outcome, String explanation)
      throws IOException, NoSuchAlgorithmException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    try (OpenedInput opened = telemetry.open(file(bytes), context())) {
      assertThat(opened.outcome()).isEqualTo(outcome);
      assertThat(opened.explanation()).isEqualTo(explanation);
      assertThat(opened.sha256()).hasValue(sha256(bytes));
    }
  }

  @Test
  void saysWhyAnInputCannotBeRead() throws IOException {
    try (OpenedInput opened = telemetry.open(Input.file(folder.resolve("none")), context())) {
      assertThat(opened.outcome()).isEqualTo(Outcome.UNREADABLE);
      assertThat(opened.explanation()).isEqualTo("there is no such file");
    }
    byte[] cut = Arrays.copyOf(gzip(lines), 5);
    try (OpenedInput opened = telemetry.open(file(cut), context())) {
      assertThat(opened.outcome()).isEqualTo(Outcome.UNREADABLE);
      assertThat(opened.explanation()).isEqualTo("gzip content is cut off");
    }
  }

  @Test
  void givesTheHashOfTheRawBytesAtTheEnd() throws IOException, NoSuchAlgorithmException {
    byte[] packed = concat(gzip(lines), "no member".getBytes(StandardCharsets.UTF_8));
    try (OpenedInput opened = telemetry.open(file(packed), context())) {
      var event = new Event(fields);
      assertThat(opened.reader().read(event)).isTrue();
      assertThat(opened.sha256()).isEmpty();
      while (opened.reader().read(event)) {
        assertThat(opened.sha256()).isEmpty();
      }
      assertThat(opened.sha256()).hasValue(sha256(packed));
    }
  }

  @Test
  void givesTheHashOfAllIfItIsDrained() throws IOException, NoSuchAlgorithmException {
    try (OpenedInput opened = telemetry.open(file(lines), context())) {
      opened.drain();
      assertThat(opened.sha256()).hasValue(sha256(lines));
    }
  }

  @Test
  void computesNoHashUnlessItIsAskedFor() throws IOException {
    var plain = new Telemetry(List.of(new Lines()), false);
    try (OpenedInput opened = plain.open(file(lines), context())) {
      opened.drain();
      assertThat(opened.sha256()).isEmpty();
    }
  }

  @Test
  void endsAnInputWhoseDiskFails() throws IOException {
    var failing =
        new InputStream() {
          private int left = 100_000;

          @Override
          public int read() throws IOException {
            if (left == 0) {
              throw new IOException("the disk is broken");
            }
            left--;
            return "line\n".charAt((99_999 - left) % 5);
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            into[from] = (byte) read();
            return 1;
          }
        };
    Input input = new Inputs(failing).find(List.of("-")).inputs().getFirst();
    assertThat(count(input)).isEqualTo(20_000);
    assertThat(refusals.counts()).isEqualTo(Map.of(Reason.BROKEN_RECORD, 1L));
  }

  private long count(byte[] content) throws IOException {
    return count(file(content));
  }

  private long count(Input input) throws IOException {
    long events = 0;
    try (OpenedInput opened = telemetry.open(input, context())) {
      var event = new Event(fields);
      while (opened.reader().read(event)) {
        events++;
      }
    }
    return events;
  }

  private ReadContext context() {
    return new ReadContext(fields, FieldDemand.all(), refusals, ReadLimits.defaults());
  }

  private Input file(byte[] content) throws IOException {
    return Input.file(Files.write(folder.resolve("file"), content));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      new ByteArrayInputStream(content).transferTo(gzip);
    }
    return out.toByteArray();
  }

  private static byte[] concat(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
