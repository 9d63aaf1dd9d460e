package perilune.engine.join;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of all join keys of one step, as text; a missing value of a nullable key is a value of
 * its own, told apart from empty text. Immutable.
 */
public final class JoinTuple {

  /** The tuple of a sequence without keys. */
  static final JoinTuple EMPTY = new JoinTuple(new @Nullable String[0]);

  /** Keys that one rule can have, count: guards against damaged input. */
  private static final int MAX_PARTS = 1_000;

  // A single part lies here and not in an array: most rules join by one key, and tuples wait by the
  // million.
  private final @Nullable String single;
  private final @Nullable String @Nullable [] several;
  private final int hash;

  private JoinTuple(@Nullable String[] parts) {
    single = parts.length == 1 ? parts[0] : null;
    several = parts.length == 1 ? null : parts;
    hash = Arrays.hashCode(parts);
  }

  private JoinTuple(@Nullable String part) {
    single = part;
    several = null;
    hash = 31 + Objects.hashCode(part);
  }

  static JoinTuple of(@Nullable String[] parts) {
    return parts.length == 0 ? EMPTY : new JoinTuple(parts.clone());
  }

  /** Gives the tuple of a single key. */
  static JoinTuple of(@Nullable String part) {
    return new JoinTuple(part);
  }

  private @Nullable String[] parts() {
    return several == null ? new @Nullable String[] {single} : several;
  }

  /** Gives the values in the order of the keys; empty text where there is none. */
  public List<String> texts() {
    return Arrays.stream(parts()).map(part -> Objects.requireNonNullElse(part, "")).toList();
  }

  /** Gives the first value as text; empty where there is none. */
  public String first() {
    String part = several == null ? single : several.length == 0 ? "" : several[0];
    return part == null ? "" : part;
  }

  /** Gives the tuple of the values at some positions, in the order of these. */
  public JoinTuple at(List<Integer> positions) {
    @Nullable String[] parts = parts();
    @Nullable String[] chosen = new @Nullable String[positions.size()];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = parts[positions.get(i)];
    }
    return of(chosen);
  }

  /** Writes it for a snapshot. */
  public void write(DataOutput out) throws IOException {
    @Nullable String[] parts = parts();
    out.writeInt(parts.length);
    for (String part : parts) {
      out.writeBoolean(part != null);
      if (part != null) {
        byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
      }
    }
  }

  /** Reads what {@link #write} wrote, at most {@code limit} bytes of text a part. */
  public static JoinTuple read(DataInput in, int limit) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MAX_PARTS) {
      throw new IOException("a join key of " + count + " parts");
    }
    @Nullable String[] parts = new @Nullable String[count];
    for (int i = 0; i < count; i++) {
      parts[i] = in.readBoolean() ? readText(in, limit) : null;
    }
    return of(parts);
  }

  private static String readText(DataInput in, int limit) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > limit) {
      throw new IOException("a join key of " + length + " bytes");
    }
    byte[] utf8 = new byte[length];
    in.readFully(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JoinTuple tuple
        && hash == tuple.hash
        && Objects.equals(single, tuple.single)
        && Arrays.equals(several, tuple.several);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(parts());
  }
}
