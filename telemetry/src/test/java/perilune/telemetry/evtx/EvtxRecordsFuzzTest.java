package perilune.telemetry.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

/**
 * Reads any bytes: never an exception, never a record that does not lie where it says.
 *
 * <p>Bytes as they are seldom make a chunk; so they also overwrite the start of the records of a
 * whole one.
 */
class EvtxRecordsFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void readsAnyBytes(byte[] bytes) {
    EvtxFormat format = new EvtxFormat();
    format.recognises(bytes, bytes.length);
    check(bytes);
    byte[] chunk = SampleLogs.simple(1, 20).chunk();
    int length = Math.min(bytes.length, chunk.length - HandmadeLog.FIRST_RECORD);
    System.arraycopy(bytes, 0, chunk, HandmadeLog.FIRST_RECORD, length);
    check(HandmadeLog.file(chunk));
    byte[] content = Arrays.copyOf(bytes, Math.min(bytes.length, 60_000));
    var log = new HandmadeLog(1);
    log.record(one -> one.buffer().put(content));
    check(HandmadeLog.file(log.chunk()));
  }

  private static void check(byte[] bytes) {
    ReadLog read = ReadLog.of(bytes);
    long end = 0;
    for (ReadLog.Found record : read.records()) {
      assertThat(record.offset()).isGreaterThanOrEqualTo(end);
      end = record.offset() + record.length();
      assertThat(end).isLessThanOrEqualTo(bytes.length);
    }
    assertThat(ReadLog.of(bytes).records()).isEqualTo(read.records());
  }
}
