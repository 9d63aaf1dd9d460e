package perilune.telemetry.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.evtx.ReadLog.Found;

/** Damaged logs: what is whole is read, what is lost is counted. */
class RecoveryTest {

  private static final long SEED = Long.getLong("perilune.seed", 20_261_122L);
  private static final int HEADER = HandmadeLog.FILE_HEADER;

  @Test
  void aWholeLogLosesNothing() {
    byte[] file =
        HandmadeLog.file(SampleLogs.simple(1, 10).chunk(), SampleLogs.simple(11, 3).chunk());
    ReadLog read = ReadLog.of(file);
    assertThat(read.refusals().counts()).isEmpty();
    assertThat(read.records()).hasSize(13);
    assertThat(read.records().get(12).lines()).isEqualTo(SampleLogs.told("text 13"));
    assertThat(read.records().get(10).offset()).isEqualTo(HEADER + 65_536 + 512);
  }

  @Test
  void aChunkOfZerosIsSkipped() {
    byte[] file =
        HandmadeLog.file(
            SampleLogs.simple(1, 2).chunk(),
            new byte[HandmadeLog.CHUNK],
            SampleLogs.simple(3, 2).chunk());
    assertThat(numbers(ReadLog.of(file))).containsExactly(1L, 2L, 3L, 4L);
    assertThat(ReadLog.of(file).refusals().counts()).isEmpty();
  }

  @Test
  void wrongChecksumsAreCountedAndTheRecordsRead() {
    for (int place : List.of(50, HEADER + 200, HEADER + 110, HEADER + 40_000)) {
      byte[] file = HandmadeLog.file(SampleLogs.processes(1).chunk());
      int records = ReadLog.of(file).records().size();
      file[place] ^= 1;
      ReadLog read = ReadLog.of(file);
      assertThat(read.refusals().counts())
          .as("place %s", place)
          .containsEntry(Reason.BAD_CHECKSUM, 1L);
      assertThat(read.records().size()).isGreaterThanOrEqualTo(records - 1);
    }
  }

  @Test
  void aDirtyFileIsReadLikeAnyOther() {
    byte[] file = HandmadeLog.file(SampleLogs.simple(1, 4).chunk());
    file[120] = 1;
    assertThat(ReadLog.of(file).refusals().counts()).isEmpty();
    assertThat(ReadLog.of(file).records()).hasSize(4);
  }

  @Test
  void chunksAreFoundWithoutTheFilesHeader() {
    byte[] file =
        HandmadeLog.file(SampleLogs.simple(1, 4).chunk(), SampleLogs.simple(5, 1).chunk());
    byte[] bare = Arrays.copyOfRange(file, HEADER, file.length);
    assertThat(ReadLog.of(bare).records()).hasSize(5);
    Arrays.fill(file, 0, HEADER, (byte) 0x55);
    assertThat(ReadLog.of(file).records()).hasSize(5);
    byte[] shifted = Arrays.copyOfRange(file, 0, file.length);
    byte[] longer = new byte[shifted.length + 3 * HEADER];
    System.arraycopy(shifted, 0, longer, 0, HEADER);
    System.arraycopy(shifted, HEADER, longer, 4 * HEADER, shifted.length - HEADER);
    assertThat(ReadLog.of(longer).records()).hasSize(5);
  }

  @Test
  void aChunkWithoutItsSignatureIsReadByItsRecords() {
    byte[] file = HandmadeLog.file(SampleLogs.simple(1, 4).chunk());
    file[HEADER] = 'X';
    ReadLog read = ReadLog.of(file);
    assertThat(read.records()).hasSize(4);
    assertThat(read.refusals().counts()).containsOnly(Map.entry(Reason.BAD_CHECKSUM, 1L));
  }

  @Test
  void whatIsNoChunkIsCountedOnce() {
    byte[] junk = new byte[HandmadeLog.CHUNK];
    Arrays.fill(junk, (byte) 0x41);
    ReadLog read = ReadLog.of(HandmadeLog.file(junk, SampleLogs.simple(1, 2).chunk()));
    assertThat(read.records()).hasSize(2);
    assertThat(read.refusals().counts()).containsOnly(Map.entry(Reason.BROKEN_RECORD, 1L));
  }

  @Test
  void aRecordWithoutItsMarkSizeOrSecondSizeIsLostAlone() {
    byte[] whole = HandmadeLog.file(SampleLogs.simple(1, 5).chunk());
    Found third = ReadLog.of(whole).records().get(2);
    int start = (int) third.offset();
    for (int place : List.of(start, start + 4, start + third.length() - 4)) {
      byte[] file = whole.clone();
      file[place] ^= 0x08;
      ReadLog read = ReadLog.of(file);
      assertThat(numbers(read)).as("place %s", place).containsExactly(1L, 2L, 4L, 5L);
      assertThat(read.refusals().counts().get(Reason.BROKEN_RECORD)).isEqualTo(1);
      assertThat(read.refusals().places(Reason.BROKEN_RECORD).getFirst().offset()).isEqualTo(start);
    }
  }

  @Test
  void asManyAreCountedAsNumbersAreMissing() {
    byte[] file = HandmadeLog.file(SampleLogs.simple(1, 9).chunk());
    List<Found> whole = ReadLog.of(file).records();
    for (int i = 3; i < 6; i++) {
      file[(int) whole.get(i).offset()] = 0;
    }
    ReadLog read = ReadLog.of(file);
    assertThat(numbers(read)).containsExactly(1L, 2L, 3L, 7L, 8L, 9L);
    assertThat(read.refusals().counts()).containsEntry(Reason.BROKEN_RECORD, 3L);
  }

  @Test
  void aRecordLargerThanItsChunkIsRefused() {
    byte[] file = HandmadeLog.file(SampleLogs.simple(1, 3).chunk());
    int second = (int) ReadLog.of(file).records().get(1).offset();
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 4, Integer.MAX_VALUE);
    ReadLog read = ReadLog.of(file);
    assertThat(numbers(read)).containsExactly(1L, 3L);
    assertThat(read.refusals().counts()).containsEntry(Reason.RECORD_TOO_LARGE, 1L);
  }

  @Test
  void ofATruncatedChunkWhatIsWholeIsRead() {
    byte[] file = HandmadeLog.file(SampleLogs.simple(1, 6).chunk());
    List<Found> whole = ReadLog.of(file).records();
    Found fifth = whole.get(4);
    for (int cut : List.of(0, 3, 20, fifth.length() - 1)) {
      ReadLog read = ReadLog.of(Arrays.copyOf(file, (int) fifth.offset() + cut));
      assertThat(read.records()).as("cut %s", cut).isEqualTo(whole.subList(0, 4));
      assertThat(read.refusals().counts())
          .as("cut %s", cut)
          .containsOnly(Map.entry(Reason.TRUNCATED, 1L));
    }
    int behind = (int) (whole.get(5).offset() + whole.get(5).length());
    ReadLog lacksNothing = ReadLog.of(Arrays.copyOf(file, behind));
    assertThat(lacksNothing.records()).isEqualTo(whole);
    assertThat(lacksNothing.refusals().counts()).isEmpty();
  }

  @Test
  void recordsBehindAnOldHeaderAreReadIfTheirNumbersGoOn() {
    byte[] chunk = SampleLogs.simple(1, 6).chunk();
    int fourth = (int) ReadLog.of(HandmadeLog.file(chunk)).records().get(3).offset() - HEADER;
    ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).putInt(48, fourth).putLong(32, 3);
    HandmadeLog.seal(chunk);
    assertThat(numbers(ReadLog.of(HandmadeLog.file(chunk))))
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void olderRecordsBehindTheLastAreNotRead() {
    byte[] chunk = SampleLogs.simple(100, 3).chunk();
    byte[] old = SampleLogs.simple(1, 20).chunk();
    int free = LittleEndian.i32(chunk, 48);
    System.arraycopy(old, free, chunk, free, chunk.length - free);
    assertThat(numbers(ReadLog.of(HandmadeLog.file(chunk)))).containsExactly(100L, 101L, 102L);
    chunk[48] ^= 0x40;
    assertThat(numbers(ReadLog.of(HandmadeLog.file(chunk)))).containsExactly(100L, 101L, 102L);
  }

  @Test
  void flippedBytesOfRecordsThatNobodyRefersToLoseThoseOnly() {
    System.out.println("perilune.seed=" + SEED);
    var random = new SplittableRandom(SEED);
    byte[] whole = HandmadeLog.file(SampleLogs.simple(1, 200).chunk());
    List<Found> records = ReadLog.of(whole).records();
    for (int round = 0; round < 2_000; round++) {
      byte[] file = whole.clone();
      // The first record holds the template and its names.
      int hit = 1 + random.nextInt(records.size() - 1);
      Found target = records.get(hit);
      int place = (int) target.offset() + random.nextInt(target.length());
      file[place] ^= (byte) (1 + random.nextInt(255));
      ReadLog read = ReadLog.of(file);
      List<Found> others =
          read.records().stream().filter(r -> r.offset() != target.offset()).toList();
      List<Found> expected = records.stream().filter(r -> r.offset() != target.offset()).toList();
      assertThat(others).as("place %s", place).isEqualTo(expected);
      boolean lost = read.records().size() < records.size();
      assertThat(read.refusals().lostAnything()).as("place %s", place).isEqualTo(lost);
    }
  }

  @Test
  void aDamagedTemplateIsLostWithTheRecordsThatUseIt() {
    byte[] file = HandmadeLog.file(SampleLogs.simple(1, 5).chunk());
    int definition = HEADER + 512 + 24 + 4 + 10;
    file[definition + 24 + 4] = 0x3F;
    ReadLog read = ReadLog.of(file);
    assertThat(read.records()).isEmpty();
    assertThat(read.refusals().counts()).containsEntry(Reason.BROKEN_RECORD, 5L);
  }

  @Test
  void anEmptyOrShortFileHasNoRecords() {
    byte[] file = HandmadeLog.file(SampleLogs.simple(1, 1).chunk());
    for (int length : List.of(0, 1, 7, 8, 100, 4_095, 4_096, 4_097, 4_104, 4_096 + 500)) {
      assertThat(ReadLog.of(Arrays.copyOf(file, length)).records()).as("%s", length).isEmpty();
    }
  }

  private static List<Long> numbers(ReadLog read) {
    return read.records().stream().map(Found::number).toList();
  }
}
