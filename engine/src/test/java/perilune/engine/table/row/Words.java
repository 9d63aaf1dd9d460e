package perilune.engine.table.row;

import java.util.ArrayList;
import java.util.List;

/** Reads a line of the table of calls: {@code FUNCTION | value ; value => value}. */
final class Words {

  private final String line;
  private int at;

  Words(String line) {
    this.line = line;
  }

  String until(String end) {
    int found = line.indexOf(end, at);
    String word = line.substring(at, found).strip();
    at = found + end.length();
    return word;
  }

  List<RowValue> arguments() {
    var all = new ArrayList<RowValue>();
    do {
      all.add(value());
    } while (take(";"));
    if (!take("=>")) {
      throw new IllegalArgumentException(line.substring(at) + " in " + line);
    }
    return all;
  }

  RowValue value() {
    if (take("[")) {
      var values = new ArrayList<RowValue>();
      do {
        values.add(value());
      } while (take(","));
      take("]");
      return RowValue.of(values);
    }
    int quote = line.indexOf('\'', at);
    String mark = quote < 0 ? "none" : line.substring(at, quote).strip();
    return switch (mark) {
      case "" -> new RowValue.Text(quoted());
      case "d" -> Reading.moment(new RowValue.Text(quoted()));
      case "ip" -> Reading.address(new RowValue.Text(quoted()));
      case "v" -> new RowValue.Version(quoted());
      case "p" -> Reading.point(new RowValue.Text(quoted()));
      default -> bare();
    };
  }

  private boolean take(String wanted) {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    boolean there = line.startsWith(wanted, at);
    at += there ? wanted.length() : 0;
    while (there && at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
    return there;
  }

  /** Text; a code point beyond ASCII is {@code \}{@code u} and five hexadecimal digits. */
  private String quoted() {
    at = line.indexOf('\'', at) + 1;
    int end = line.indexOf('\'', at);
    String raw = line.substring(at, end);
    at = end + 1;
    var text = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      if (raw.startsWith("\\u", i)) {
        text.appendCodePoint(Integer.parseInt(raw.substring(i + 2, i + 7), 16));
        i += 6;
      } else {
        text.append(raw.charAt(i));
      }
    }
    return text.toString();
  }

  private RowValue bare() {
    int from = at;
    while (at < line.length() && " ;,]".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    String word = line.substring(from, at);
    return switch (word) {
      case "null" -> RowValues.NULL;
      case "true" -> RowValues.TRUE;
      case "false" -> RowValues.FALSE;
      default -> number(word);
    };
  }

  private static RowValue number(String word) {
    long hour = 3_600_000_000_000L;
    if (word.endsWith("mo")) {
      return new RowValue.Span(Integer.parseInt(word.substring(0, word.length() - 2)), 0);
    }
    if (word.endsWith("h") || word.endsWith("d")) {
      long count = Long.parseLong(word.substring(0, word.length() - 1));
      return new RowValue.Span(0, count * hour * (word.endsWith("d") ? 24 : 1));
    }
    RowValue number = Reading.number(new RowValue.Text(word));
    if (number.isNull()) {
      throw new IllegalArgumentException(word);
    }
    return number;
  }
}
