package perilune.context.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import perilune.context.provenance.database.DatabaseLimits;

/** Whatever the bytes of an inventory: an answer, and unowned only where nothing was wrong. */
class InventoryFuzzTest {

  private static final DatabaseLimits LIMITS = new DatabaseLimits(1_000, 1 << 20, 1 << 10);

  @FuzzTest(maxDuration = "2m")
  void neverThrowsAndNeverGuesses(byte[] bytes) throws IOException {
    PackageInventory.Opened opened =
        new InventoryReader(LIMITS).read(new ByteArrayInputStream(bytes));
    PackageVerdict verdict = opened.inventory().verdict("/tmp/x");
    if (!opened.warnings().isEmpty()) {
      assertThat(verdict.ownership()).isNotEqualTo(Ownership.UNOWNED);
    }
  }
}
