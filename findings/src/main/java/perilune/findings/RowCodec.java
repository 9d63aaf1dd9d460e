package perilune.findings;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import perilune.engine.table.NamedValue;
import perilune.engine.table.ResultRow;
import perilune.rules.plan.Literal;

/** Rows of matches in a snapshot. */
final class RowCodec {

  private static final byte TEXT = 0;
  private static final byte WHOLE = 1;
  private static final byte REAL = 2;
  private static final byte TRUTH = 3;
  private static final byte NIL = 4;

  private RowCodec() {}

  static void write(ResultRow row, DataOutput out) throws IOException {
    out.writeLong(row.events());
    out.writeInt(row.columns().size());
    for (NamedValue column : row.columns()) {
      MatchCodec.writeText(column.column(), out);
      out.writeInt(column.values().size());
      for (Literal value : column.values()) {
        write(value, out);
      }
    }
  }

  private static void write(Literal literal, DataOutput out) throws IOException {
    switch (literal) {
      case Literal.Text(var value) -> {
        out.writeByte(TEXT);
        MatchCodec.writeText(value, out);
      }
      case Literal.Whole(var value) -> {
        out.writeByte(WHOLE);
        out.writeLong(value);
      }
      case Literal.Real(var value) -> {
        out.writeByte(REAL);
        out.writeDouble(value);
      }
      case Literal.Truth(var value) -> {
        out.writeByte(TRUTH);
        out.writeBoolean(value);
      }
      case Literal.Nil() -> out.writeByte(NIL);
    }
  }

  static ResultRow read(DataInput in) throws IOException {
    long events = in.readLong();
    var columns = new ArrayList<NamedValue>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = MatchCodec.readText(in);
      var values = new ArrayList<Literal>();
      for (int more = in.readInt(); more > 0; more--) {
        values.add(literal(in));
      }
      columns.add(new NamedValue(name, values));
    }
    boolean none = columns.isEmpty() && events == 0;
    return none ? ResultRow.NONE : new ResultRow(List.copyOf(columns), events);
  }

  private static Literal literal(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case TEXT -> new Literal.Text(MatchCodec.readText(in));
      case WHOLE -> new Literal.Whole(in.readLong());
      case REAL -> new Literal.Real(in.readDouble());
      case TRUTH -> new Literal.Truth(in.readBoolean());
      case NIL -> new Literal.Nil();
      default -> throw new IOException("a value in the snapshot has the kind " + kind);
    };
  }
}
