package perilune.engine.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perilune.engine.table.row.RowValue;
import perilune.engine.table.row.RowValues;

/** Writes and reads values for snapshots. */
final class Codec {

  /** Longest text read back, bytes: guards against damaged input. */
  private static final int MAX_BYTES = 1 << 26;

  private Codec() {}

  static void writeText(String text, DataOutput out) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  static String readText(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MAX_BYTES) {
      throw new IOException("a text of " + length + " bytes");
    }
    byte[] utf8 = new byte[length];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  static int readCount(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw new IOException("a count of " + count);
    }
    return count;
  }

  static void write(RowValue value, DataOutput out) throws IOException {
    switch (value) {
      case RowValue.Nothing _ -> out.writeByte(0);
      case RowValue.Truth(var truth) -> {
        out.writeByte(1);
        out.writeBoolean(truth);
      }
      case RowValue.Whole(var number) -> writeLong(2, number, out);
      case RowValue.Real(var number) -> writeLong(3, Double.doubleToRawLongBits(number), out);
      case RowValue.Text(var text) -> {
        out.writeByte(4);
        writeText(text, out);
      }
      case RowValue.Moment(var nanos) -> writeLong(5, nanos, out);
      case RowValue.Address(var high, var low) -> {
        writeLong(6, high, out);
        out.writeLong(low);
      }
      case RowValue.Version(var text) -> {
        out.writeByte(7);
        writeText(text, out);
      }
      case RowValue.Point(var x, var y) -> {
        writeLong(8, Double.doubleToRawLongBits(x), out);
        out.writeDouble(y);
      }
      case RowValue.Span(var months, var nanos) -> {
        writeLong(9, nanos, out);
        out.writeInt(months);
      }
      case RowValue.Many(var values) -> {
        out.writeByte(10);
        out.writeInt(values.size());
        for (RowValue part : values) {
          write(part, out);
        }
      }
    }
  }

  private static void writeLong(int kind, long value, DataOutput out) throws IOException {
    out.writeByte(kind);
    out.writeLong(value);
  }

  static RowValue read(DataInput in) throws IOException {
    int kind = in.readByte();
    return kind == 10 ? readMany(in) : readOne(kind, in);
  }

  private static RowValue readMany(DataInput in) throws IOException {
    List<RowValue> values = new ArrayList<>();
    for (int left = readCount(in); left > 0; left--) {
      values.add(readOne(in.readByte(), in));
    }
    return RowValue.of(values);
  }

  private static RowValue readOne(int kind, DataInput in) throws IOException {
    return switch (kind) {
      case 0 -> RowValues.NULL;
      case 1 -> RowValue.of(in.readBoolean());
      case 2 -> new RowValue.Whole(in.readLong());
      case 3 -> new RowValue.Real(in.readDouble());
      case 4 -> new RowValue.Text(readText(in));
      case 5 -> new RowValue.Moment(in.readLong());
      case 6 -> new RowValue.Address(in.readLong(), in.readLong());
      case 7 -> new RowValue.Version(readText(in));
      case 8 -> new RowValue.Point(in.readDouble(), in.readDouble());
      case 9 -> {
        long nanos = in.readLong();
        yield new RowValue.Span(in.readInt(), nanos);
      }
      default -> throw new IOException("a value of kind " + kind);
    };
  }
}
