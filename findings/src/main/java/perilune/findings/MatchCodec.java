package perilune.findings;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perilune.engine.Match;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;

/**
 * Matches in a snapshot. A rule is known by its id; its number, which lives in one process only, is
 * {@link #NO_NUMBER} in what was read.
 */
final class MatchCodec {

  static final int NO_NUMBER = -1;

  private MatchCodec() {}

  static void write(Match match, DataOutput out) throws IOException {
    writeText(match.ruleId(), out);
    out.writeInt(match.events().size());
    for (RetainedEvent event : match.events()) {
      event.write(out);
    }
    out.writeInt(match.steps().size());
    for (List<Integer> steps : match.steps()) {
      out.writeInt(steps.size());
      for (int step : steps) {
        out.writeInt(step);
      }
    }
    writeTexts(match.joinKeys(), out);
    out.writeInt(match.score());
    RowCodec.write(match.row(), out);
  }

  static Match read(DataInput in, FieldTable fields) throws IOException {
    String ruleId = readText(in);
    var events = new ArrayList<RetainedEvent>();
    for (int left = in.readInt(); left > 0; left--) {
      events.add(RetainedEvent.read(fields, in));
    }
    var all = new ArrayList<List<Integer>>();
    for (int left = in.readInt(); left > 0; left--) {
      var steps = new ArrayList<Integer>();
      for (int more = in.readInt(); more > 0; more--) {
        steps.add(in.readInt());
      }
      all.add(steps);
    }
    List<String> keys = readTexts(in);
    return new Match(NO_NUMBER, ruleId, events, all, keys, in.readInt(), RowCodec.read(in));
  }

  /** Texts may be longer than {@code writeUTF} takes. */
  static void writeText(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInput in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MAX_TEXT) {
      throw new IOException("a text in the snapshot has the length " + length);
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static void writeTexts(List<String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      writeText(text, out);
    }
  }

  static List<String> readTexts(DataInput in) throws IOException {
    var all = new ArrayList<String>();
    for (int left = in.readInt(); left > 0; left--) {
      all.add(readText(in));
    }
    return all;
  }

  /** Longest text, bytes: three fields with many values each. */
  private static final int MAX_TEXT = 1 << 26;
}
