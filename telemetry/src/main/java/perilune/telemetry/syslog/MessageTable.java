package perilune.telemetry.syslog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.event.names.TableLines;
import perilune.telemetry.text.TextPattern;

/**
 * What messages mean, by number, mnemonic or program: {@code messages.txt}. Owned by one thread.
 */
final class MessageTable {

  private static final int COLUMNS = 6;

  /**
   * One line of the table.
   *
   * @param pattern what the text has, or null if any text will do
   */
  record Meaning(
      List<String> categories,
      List<String> types,
      String action,
      String outcome,
      @Nullable TextPattern pattern) {}

  private final Map<String, List<Meaning>> byKey = new HashMap<>();

  MessageTable() {
    for (String line : TableLines.of(MessageTable.class, "messages.txt")) {
      String[] cells = line.split(" \\| ", COLUMNS);
      String pattern = cells[5].strip();
      byKey
          .computeIfAbsent(cells[0].strip(), _ -> new ArrayList<>())
          .add(
              new Meaning(
                  words(cells[1]),
                  words(cells[2]),
                  cells[3].strip(),
                  cells[4].strip().equals("-") ? "" : cells[4].strip(),
                  pattern.equals("-") ? null : TextPattern.of(pattern)));
    }
  }

  private static List<String> words(String cell) {
    return List.of(cell.strip().split(",", -1));
  }

  /** Gives the first meaning whose pattern fits the line from a place on; null if none does. */
  @Nullable Meaning find(String key, String line, int from) {
    List<Meaning> known = byKey.get(key);
    if (known == null) {
      return null;
    }
    for (Meaning meaning : known) {
      if (meaning.pattern == null || meaning.pattern.matches(line, from)) {
        return meaning;
      }
    }
    return null;
  }
}
