package perilune.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnownFieldTest {

  /**
   * Two constants of one name had two ids: what a reader wrote to one, rules sought in the other.
   */
  @Test
  void noTwoKnownFieldsHaveTheSameName() {
    assertThat(Arrays.stream(KnownField.values()).map(KnownField::fieldName))
        .doesNotHaveDuplicates();
  }

  @Test
  void aTableGivesAKnownFieldItsOwnId() {
    var fields = new FieldTable();
    assertThat(KnownField.values())
        .allSatisfy(field -> assertThat(fields.find(field.fieldName())).isEqualTo(field.id()));
  }
}
