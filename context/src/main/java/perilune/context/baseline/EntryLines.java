package perilune.context.baseline;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import perilune.context.baseline.BaselineReader.Line;
import perilune.source.DiagnosticCode;
import perilune.source.Span;

/** Collects the lines of one entry and makes it. */
final class EntryLines {

  private static final Set<String> TEXTS = Set.of("os", "program", "besides", "by", "why");
  private static final Set<String> TIMES = Set.of("first", "last", "approved", "until");
  private static final Set<String> NUMBERS = Set.of("hosts", "days", "events");

  /** Digits of a count. */
  private static final int MAX_DIGITS = 15;

  private final String id;
  private final Span place;
  private final int most;
  private final BaselineReader.Mistakes mistakes;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Instant> times = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<Slot, SortedSet<String>> values = new EnumMap<>(Slot.class);
  private final List<String> examples = new ArrayList<>();
  private final List<Touch> touches = new ArrayList<>();
  private final List<Touch> signs = new ArrayList<>();
  private final List<String> despite = new ArrayList<>();
  private int lines;

  EntryLines(String id, Span place, int most, BaselineReader.Mistakes mistakes) {
    this.id = id;
    this.place = place;
    this.most = most;
    this.mistakes = mistakes;
  }

  boolean isFull() {
    return lines >= most;
  }

  void take(Line line) {
    lines++;
    String word = line.word();
    Optional<Slot> slot = Slot.ofWord(word);
    if (slot.isPresent()) {
      values.computeIfAbsent(slot.get(), _ -> new TreeSet<>()).add(line.value());
    } else if (TEXTS.contains(word)) {
      once(texts, line, line.value());
    } else if (TIMES.contains(word)) {
      time(line);
    } else if (NUMBERS.contains(word)) {
      number(line.value(), line).ifPresent(number -> once(numbers, line, number));
    } else {
      list(line);
    }
  }

  private void list(Line line) {
    switch (line.word()) {
      case "example" -> examples.add(line.value());
      case "despite" -> despite.add(line.value());
      case "signal" -> touch(line, touches);
      case "sign" -> touch(line, signs);
      default ->
          mistakes.wrong(
              DiagnosticCode.BASE002,
              line.wordPlace(),
              "no line of an entry begins with '" + line.word() + "'",
              "docs/baseline.md lists the words");
    }
  }

  private <T> void once(Map<String, T> into, Line line, T value) {
    if (into.putIfAbsent(line.word(), value) != null) {
      mistakes.wrong(
          DiagnosticCode.BASE002,
          line.wordPlace(),
          "the entry has '" + line.word() + "' twice",
          "keep one of them");
    }
  }

  private void time(Line line) {
    try {
      once(times, line, Instant.parse(line.value()));
    } catch (DateTimeException _) {
      mistakes.wrong(
          DiagnosticCode.BASE003,
          line.place(),
          "this is no time",
          "write it as 2026-11-20T14:00:00Z");
    }
  }

  private Optional<Long> number(String text, Line line) {
    if (text.isEmpty()
        || text.length() > MAX_DIGITS
        || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      mistakes.wrong(
          DiagnosticCode.BASE003, line.place(), "this is no count", "digits and nothing else");
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(text));
  }

  private void touch(Line line, List<Touch> into) {
    String[] words = line.value().split(" ", 4);
    if (words.length < 4) {
      mistakes.wrong(
          DiagnosticCode.BASE003,
          line.place(),
          "a signal is the rule's id, its risk score, a count and the rule's name",
          "copy the line from a baseline that was learned");
      return;
    }
    Optional<Long> risk = number(words[1], line);
    Optional<Long> count = number(words[2], line);
    if (risk.isPresent() && count.isPresent()) {
      into.add(new Touch(words[0], (int) Math.min(100, risk.get()), count.get(), words[3]));
    }
  }

  /** Gives the entry, or nothing where it lacks what every entry has. */
  Optional<Entry> entry() {
    if (!texts.containsKey("program") || !values.containsKey(Slot.INTERPRETER)) {
      return missing("every entry has 'program' and 'interpreter'");
    }
    boolean told = texts.containsKey("by") && texts.containsKey("why");
    if (times.containsKey("approved") != told || !told && times.containsKey("until")) {
      return missing("an approval has 'approved', 'by' and 'why'");
    }
    return Optional.of(
        new Entry(
            id,
            texts.getOrDefault("os", ""),
            texts.getOrDefault("program", ""),
            values,
            support(),
            touches,
            signs,
            texts.getOrDefault("besides", ""),
            Optional.ofNullable(times.get("approved")).map(this::approval),
            despite));
  }

  private Approval approval(Instant when) {
    return new Approval(
        when,
        texts.getOrDefault("by", ""),
        texts.getOrDefault("why", ""),
        Optional.ofNullable(times.get("until")));
  }

  private Support support() {
    return new Support(
        numbers.getOrDefault("hosts", 0L),
        examples,
        numbers.getOrDefault("days", 0L),
        numbers.getOrDefault("events", 0L),
        nanos("first"),
        nanos("last"));
  }

  private long nanos(String word) {
    Instant time = times.getOrDefault(word, Instant.EPOCH);
    // Beyond what nanoseconds can count lies no telemetry.
    boolean far = Math.abs(time.getEpochSecond()) > Long.MAX_VALUE / 1_000_000_001L;
    return far ? 0 : time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }

  private Optional<Entry> missing(String sentence) {
    mistakes.wrong(DiagnosticCode.BASE002, place, "the entry is not whole: " + sentence, "add it");
    return Optional.empty();
  }
}
