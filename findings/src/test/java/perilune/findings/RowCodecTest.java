package perilune.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.engine.Match;
import perilune.engine.table.NamedValue;
import perilune.engine.table.ResultRow;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.rules.plan.Literal;

class RowCodecTest {

  private static final ResultRow ROW =
      new ResultRow(
          List.of(
              new NamedValue("text", List.of(new Literal.Text("a"), new Literal.Text("ü"))),
              new NamedValue("none", List.of()),
              new NamedValue("whole", List.of(new Literal.Whole(Long.MIN_VALUE))),
              new NamedValue("real", List.of(new Literal.Real(-0.5))),
              new NamedValue("truth", List.of(new Literal.Truth(true), new Literal.Nil()))),
          7);

  private final FieldTable fields = new FieldTable();

  private Match match(ResultRow row) {
    var event = RetainedEvent.whole(new Event(fields));
    return new Match(0, "r", List.of(event), List.of(List.of(0)), List.of(), 0, row);
  }

  @Test
  void aMatchComesOutOfASnapshotWithItsRow() throws IOException {
    for (ResultRow row : List.of(ROW, ResultRow.NONE)) {
      var bytes = new ByteArrayOutputStream();
      MatchCodec.write(match(row), new DataOutputStream(bytes));
      var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
      assertThat(MatchCodec.read(in, fields).row()).isEqualTo(row);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void columnsOfTheRowComeBeforeFieldsOfEvents() {
    var shared = new SharedValues(fields);
    assertThat(shared.of(match(ROW), "text")).containsExactly("a", "ü");
    assertThat(shared.of(match(ROW), "none")).isEmpty();
    assertThat(shared.of(match(ROW), "whole")).containsExactly("-9223372036854775808");
    assertThat(shared.of(match(ROW), "elsewhere")).isEmpty();
  }
}
