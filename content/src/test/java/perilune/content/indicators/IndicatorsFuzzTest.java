package perilune.content.indicators;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Nothing that a file of indicators, or a table, says may throw. */
class IndicatorsFuzzTest {

  @FuzzTest
  void noPatternThrows(FuzzedDataProvider random) {
    StixPattern.read(random.consumeRemainingAsString());
  }

  @FuzzTest
  void noFileThrows(FuzzedDataProvider random) throws IOException {
    Path file = Files.createTempFile("indicators", ".txt");
    try {
      Files.write(file, random.consumeRemainingAsBytes());
      Indicators.read(List.of(file));
    } finally {
      Files.delete(file);
    }
  }

  @FuzzTest
  void noTableThrows(FuzzedDataProvider random) throws IOException {
    Path file = Files.createTempFile("lookup", ".txt");
    try {
      Files.write(file, random.consumeRemainingAsBytes());
      LookupFile.read("t", file);
    } finally {
      Files.delete(file);
    }
  }
}
