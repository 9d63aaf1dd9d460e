package perilune.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A seed log taken apart: text that stays, and numbers that move with every copy.
 *
 * <p>Copy {@code k} has all times later by {@code k} times the span of the seed, serials and
 * process ids shifted by {@code k} times their span, sessions by {@code k}. Process ids come around
 * at the kernel's largest, as they do on a host that runs long enough. The same copy always has the
 * same bytes. Immutable.
 */
final class ReplayTemplate {

  /** Comment after which records come in every n-th copy only: {@code #once in 50}. */
  static final String RARE = "once in ";

  /** Comment after which records come in every copy again. */
  static final String ALWAYS = "always";

  /** Process ids stay below {@code kernel.pid_max}, which is this on 64-bit systems. */
  private static final long MAX_PID = 4_194_304;

  // The child's id is the result of clone, fork, vfork and clone3.
  private static final Pattern MOVING =
      Pattern.compile(
          "audit\\((?<seconds>\\d+)\\.(?<millis>\\d{3}):(?<serial>\\d+)\\)"
              + "|(?<= )(?:p?pid|opid)=(?<pid>\\d+)"
              + "|(?<= syscall=(?:56|57|58|435) success=yes )exit=(?<child>\\d+)"
              + "|(?<= )ses=(?<session>\\d+)");

  private final List<Line> lines = new ArrayList<>();
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis;
  private long firstSerial = Long.MAX_VALUE;
  private long lastSerial;
  private long firstPid = Long.MAX_VALUE;
  private long lastPid;

  private record Line(int onceIn, List<Piece> pieces) {}

  private sealed interface Piece {
    record Text(String text) implements Piece {}

    record Stamp(long millis, long serial) implements Piece {}

    record Pid(long pid) implements Piece {}

    record Session(long session) implements Piece {}
  }

  ReplayTemplate(String seed) {
    int onceIn = 1;
    for (String line : seed.lines().toList()) {
      if (line.startsWith("#" + RARE)) {
        onceIn = Integer.parseInt(line.substring(1 + RARE.length()));
      } else if (line.equals("#" + ALWAYS)) {
        onceIn = 1;
      } else if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(new Line(onceIn, pieces(line)));
      }
    }
    if (lastSerial == 0) {
      throw new IllegalArgumentException("the seed has no audit record");
    }
  }

  private List<Piece> pieces(String line) {
    var pieces = new ArrayList<Piece>();
    Matcher matcher = MOVING.matcher(line);
    int at = 0;
    while (matcher.find()) {
      Piece piece = piece(matcher.toMatchResult());
      int from =
          piece instanceof Piece.Stamp ? matcher.start() : line.indexOf('=', matcher.start()) + 1;
      pieces.add(new Piece.Text(line.substring(at, from)));
      pieces.add(piece);
      at = matcher.end();
    }
    pieces.add(new Piece.Text(line.substring(at)));
    return List.copyOf(pieces);
  }

  private Piece piece(MatchResult found) {
    if (found.group("seconds") != null) {
      long millis = number(found, "seconds") * 1000 + number(found, "millis");
      long serial = number(found, "serial");
      firstMillis = Math.min(firstMillis, millis);
      lastMillis = Math.max(lastMillis, millis);
      firstSerial = Math.min(firstSerial, serial);
      lastSerial = Math.max(lastSerial, serial);
      return new Piece.Stamp(millis, serial);
    }
    if (found.group("session") != null) {
      return new Piece.Session(number(found, "session"));
    }
    long pid = number(found, found.group("pid") != null ? "pid" : "child");
    if (pid > 1) {
      firstPid = Math.min(firstPid, pid);
      lastPid = Math.max(lastPid, pid);
    }
    return new Piece.Pid(pid);
  }

  private static long number(MatchResult found, String group) {
    return Long.parseLong(found.group(group));
  }

  /** Gives the records of one copy, at most so many; those lines end with a line feed. */
  List<byte[]> copy(long number, long most) {
    var copy = new ArrayList<byte[]>();
    for (Line line : lines) {
      if (copy.size() < most && number % line.onceIn() == 0) {
        copy.add(bytes(line, number));
      }
    }
    return copy;
  }

  private byte[] bytes(Line line, long number) {
    var text = new StringBuilder(512);
    for (Piece piece : line.pieces()) {
      switch (piece) {
        case Piece.Text(var same) -> text.append(same);
        case Piece.Stamp stamp -> stamp(stamp, number, text);
        case Piece.Pid(var pid) -> text.append(pid <= 1 ? pid : shifted(pid, number));
        case Piece.Session(var session) ->
            text.append(session == AuditHost.UNSET ? session : session + number);
      }
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private void stamp(Piece.Stamp stamp, long number, StringBuilder text) {
    long millis = stamp.millis() + number * (lastMillis - firstMillis + 1);
    long serial = stamp.serial() + number * (lastSerial - firstSerial + 1);
    String fraction = String.format(Locale.ROOT, "%03d", millis % 1000);
    text.append("audit(").append(millis / 1000).append('.').append(fraction);
    text.append(':').append(serial).append(')');
  }

  /** Process 1 stays what it is; all others move, and come around. */
  private long shifted(long pid, long number) {
    return 2 + (pid - 2 + number * (lastPid - firstPid + 1)) % (MAX_PID - 2);
  }
}
