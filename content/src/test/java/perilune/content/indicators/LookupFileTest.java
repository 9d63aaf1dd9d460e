package perilune.content.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.rules.plan.Literal;

class LookupFileTest {

  @TempDir private Path folder = Path.of("");

  private LookupFile.Read read(String text, int maxRows) throws IOException {
    Path file = folder.resolve("t");
    Files.writeString(file, text, StandardCharsets.UTF_8);
    return LookupFile.read("t", file, maxRows);
  }

  private static String cell(LookupFile.Read read, int row, int column) {
    return switch (read.table().rows().get(row).get(column)) {
      case Literal.Text(var text) -> "text " + text;
      case Literal.Whole(var number) -> "whole " + number;
      case Literal.Real(var number) -> "real " + number;
      case Literal.Truth(var truth) -> "truth " + truth;
      case Literal.Nil() -> "nil";
    };
  }

  @Test
  void columnsOfNothingButNumbersAreNumbersButForTheFirst() throws IOException {
    LookupFile.Read read = read("k,whole,real,code,mixed,none\n1,2,2.5,007,1,\n2,,3,1,a,\n", 10);
    assertThat(read.report().problems()).isEmpty();
    assertThat(cell(read, 0, 0)).isEqualTo("text 1");
    assertThat(cell(read, 0, 1)).isEqualTo("whole 2");
    assertThat(cell(read, 1, 1)).isEqualTo("nil");
    assertThat(cell(read, 1, 2)).isEqualTo("real 3.0");
    assertThat(cell(read, 0, 3)).isEqualTo("text 007");
    assertThat(cell(read, 0, 4)).isEqualTo("text 1");
    assertThat(cell(read, 0, 5)).isEqualTo("nil");
  }

  @Test
  void documentsAreRowsWhateverFieldsTheyHave() throws IOException {
    LookupFile.Read read = read("{\"a\":{\"b\":1},\"c\":true}\n{\"d\":2.5,\"a.b\":\"x\"}\n", 10);
    assertThat(read.table().columns()).containsExactly("a.b", "c", "d");
    assertThat(cell(read, 0, 1)).isEqualTo("truth true");
    assertThat(cell(read, 0, 2)).isEqualTo("nil");
    assertThat(cell(read, 1, 0)).isEqualTo("text x");
    assertThat(cell(read, 1, 2)).isEqualTo("real 2.5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,a\\n1,2    | false | 0 | 1 | names of columns have to differ",
        "a,b\\n1\\n2,3 | true  | 1 | 1 | line 2: 1 values, and the header has 2 columns",
        "a,b\\n\"1,3   | true  | 0 | 1 | a quote is never closed",
        "a\\n1\\n2\\n3   | true  | 2 | 1 | line 4: more than 2 rows",
        "{\"a\":[1,2]} | false | 0 | 1 | line 1: 'a' has several values",
      })
  void whatIsNotUnderstoodIsCountedAndNamed(
      String text, boolean isTable, long taken, long refused, String problem) throws IOException {
    LookupFile.Read read = read(text.replace("\\n", "\n"), 2);
    assertThat(read.isTable()).isEqualTo(isTable);
    assertThat(read.report().taken()).isEqualTo(taken);
    assertThat(read.report().refused()).isEqualTo(refused);
    assertThat(String.join("; ", read.report().problems())).contains(problem);
  }

  @Test
  void afterABadHeaderNoRowIsTakenForOne() throws IOException {
    assertThat(read("a,a\nx,y\n1,2\n", 10).table().columns()).isEmpty();
  }
}
