package perilune.telemetry.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.evtx.HandmadeLog.Value;

/** Values of every type, as Windows shows them. */
class ValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          01 | 4100e400ac203dd800de           | Aä€😀
          01 | 41000000                       | A
          02 | 41e48000                       | Aä€
          03 | ff                             | -1
          04 | ff                             | 255
          05 | ff7f                           | 32767
          05 | 0080                           | -32768
          06 | ffff                           | 65535
          07 | ffffffff                       | -1
          08 | ffffffff                       | 4294967295
          09 | 0000000000000080               | -9223372036854775808
          0a | ffffffffffffffff               | 18446744073709551615
          0a | 0000000000000000               | 0
          0b | 0000c03f                       | 1.5
          0b | 0000807f                       | Infinity
          0c | 000000000000f03f               | 1
          0c | 0000000000000080               | 0
          0c | 27c5a82a91823fbe               | -0.0000000073365
          0d | 01000000                       | true
          0d | 00000000                       | false
          0e | 00ff1a                         | 00FF1A
          0f | 00112233445566778899aabbccddeeff | {33221100-5544-7766-8899-AABBCCDDEEFF}
          10 | ff000000                       | 0xff
          10 | 0000000001000000               | 0x100000000
          11 | 01649d1cafabda01               | 2024-05-21T18:45:54.8554241Z
          11 | 0000000000000000               | 1601-01-01T00:00:00.0000000Z
          12 | e807020004001d0017003b003b00e703 | 2024-02-29T23:59:59.999Z
          13 | 010100000000000512000000       | S-1-5-18
          13 | 01020000000000052000000020020000 | S-1-5-32-544
          14 | 0a000000                       | 0xa
          15 | 0000000000000080               | 0x8000000000000000
          """)
  void everyTypeHasItsText(String type, String hex, String text) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    ReadLog read = read(new Value(Integer.parseInt(type, 16), bytes));
    assertThat(read.refusals().counts()).isEmpty();
    assertThat(read.records().getFirst().lines()).endsWith("Event/A=" + text);
  }

  @ParameterizedTest
  @CsvSource({
    "03,0102",
    "07,0000",
    "0f,00",
    "11,00000000",
    "13,01ff000000000005",
    "10,00",
    "22,00",
    "7f,00"
  })
  void bytesThatAreNoValueOfTheirTypeAreADamagedRecord(String type, String hex) {
    ReadLog read = read(new Value(Integer.parseInt(type, 16), HexFormat.of().parseHex(hex)));
    assertThat(read.records()).isEmpty();
    assertThat(read.refusals().counts()).containsOnly(Map.entry(Reason.BROKEN_RECORD, 1L));
  }

  @Test
  void aNullValueIsNoTextAndAnEmptyOneIsEmptyText() {
    assertThat(read(Value.none()).records().getFirst().lines()).containsExactly("Event", "Event/A");
    assertThat(read(Value.text("")).records().getFirst().lines())
        .containsExactly("Event", "Event/A", "Event/A=");
  }

  @Test
  void halfOfASurrogatePairIsReplacedAndCounted() {
    ReadLog read = read(new Value(ValueText.STRING, new byte[] {0x00, (byte) 0xD8, 0x41, 0}));
    assertThat(read.records().getFirst().lines()).endsWith("Event/A=\uFFFDA");
    assertThat(read.refusals().counts()).containsEntry(Reason.INVALID_UTF8, 1L);
    assertThat(read.refusals().lostAnything()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          81 | 6100000062006300000000006400   | a,bc,,d
          82 | 61006200                       | a,b
          84 | 01ff                           | 1,255
          86 | 0100ffff                       | 1,65535
          88 | 01000000                       | 1
          8d | 0100000000000000               | true,false
          94 | 0a00000010000000               | 0xa,0x10
          90 | 01000000000000000200000000000000 | 0x1,0x2
          93 | 010100000000000512000000010100000000000513000000 | S-1-5-18,S-1-5-19
          """)
  void anArrayRepeatsTheElementForEachItem(String type, String hex, String items) {
    var value = new Value(Integer.parseInt(type, 16), HexFormat.of().parseHex(hex));
    List<String> texts =
        read(value).records().getFirst().lines().stream()
            .filter(line -> line.startsWith("Event/A="))
            .map(line -> line.substring("Event/A=".length()))
            .toList();
    assertThat(texts).containsExactly(items.split(",", -1));
  }

  @Test
  void anArrayInAnAttributeIsJoinedByCommas() {
    var log = new HandmadeLog(1);
    log.record(one ->
        one.fragment()
            .template(
                1,
                t -> t.open("Event", true).attribute("x").text("<").value(0, 0x81).token(0x03),
                List.of(new Value(0x81, "a\0b\0".getBytes(StandardCharsets.UTF_16LE)))));
    assertThat(ReadLog.of(HandmadeLog.file(log.chunk())).records().getFirst().lines())
        .containsExactly("Event", "Event@x=<a,b");
  }

  @Test
  void anArrayThatIsCutInsideAnItemIsADamagedRecord() {
    ReadLog read = read(new Value(0x88, new byte[] {1, 0, 0, 0, 2}));
    assertThat(read.records()).isEmpty();
    assertThat(read.refusals().counts()).containsEntry(Reason.BROKEN_RECORD, 1L);
  }

  private static ReadLog read(Value value) {
    var log = new HandmadeLog(1);
    log.record(one ->
        one.fragment()
            .template(
                1,
                t ->
                    t.open("Event", false)
                        .token(0x02)
                        .open("A", false)
                        .token(0x02)
                        .value(0, value.type())
                        .token(0x04)
                        .token(0x04),
                List.of(value))
            .token(0));
    return ReadLog.of(HandmadeLog.file(log.chunk()));
  }
}
