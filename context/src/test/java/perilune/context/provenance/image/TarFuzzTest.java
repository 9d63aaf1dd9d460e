package perilune.context.provenance.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever the bytes of an archive: entries within them, or a reason. */
class TarFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void givesWhatIsThereOrSaysWhatIsWrong(byte[] bytes) {
    var buffer = new byte[64];
    long given = 0;
    try {
      var reader = new TarReader(new ByteArrayInputStream(bytes));
      for (TarReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
        assertThat(entry.size()).isNotNegative();
        for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
          given += n;
        }
      }
    } catch (IOException said) {
      assertThat(said).hasMessageNotContaining("null");
    }
    assertThat(given).isLessThanOrEqualTo(bytes.length);
  }
}
