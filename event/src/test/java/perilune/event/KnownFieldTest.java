package perilune.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnownFieldTest {

  /** What is written under one id and read under another is not there. */
  @Test
  void everyNameHasOneId() {
    assertThat(Arrays.stream(KnownField.values()).map(KnownField::fieldName))
        .doesNotHaveDuplicates();
  }

  @Test
  void aTableFindsEveryKnownFieldUnderItsId() {
    var table = new FieldTable();
    for (KnownField field : KnownField.values()) {
      assertThat(table.find(field.fieldName())).as(field.fieldName()).isEqualTo(field.id());
    }
  }
}
