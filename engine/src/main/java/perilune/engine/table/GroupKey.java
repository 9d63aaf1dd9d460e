package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import perilune.engine.table.row.RowValue;

/** What the rows of a group have in common, or what tells one row from all others. Immutable. */
record GroupKey(List<RowValue> values) {

  /** The one group of a table that is grouped by nothing. */
  static final GroupKey ALL = new GroupKey(List.of());

  GroupKey {
    values = List.copyOf(values);
  }

  static GroupKey of(RowOrder event) {
    return new GroupKey(List.of(new RowValue.Whole(event.arrival())));
  }

  /** Gives the key of one of several rows that come of one. */
  GroupKey with(int number) {
    var longer = new ArrayList<>(values);
    longer.add(new RowValue.Whole(number));
    return new GroupKey(longer);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(values.size());
    for (RowValue value : values) {
      Codec.write(value, out);
    }
  }

  static GroupKey read(DataInput in) throws IOException {
    List<RowValue> values = new ArrayList<>();
    for (int left = Codec.readCount(in); left > 0; left--) {
      values.add(Codec.read(in));
    }
    return new GroupKey(values);
  }
}
