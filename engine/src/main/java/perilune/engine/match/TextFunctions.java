package perilune.engine.match;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import perilune.rules.plan.Matching.Folding;

/**
 * One call of a function on text: arguments lie in registers from {@code cell} on, the result goes
 * to the first of them. Offsets are UTF-16 units. Arguments that are no text count as their text.
 *
 * <p>Meaning: Elasticsearch's EQL function reference.
 */
record TextFunctions(EventView view, int cell, int count, Folding folding) {

  private static final int DEFAULT_BASE = 10;
  private static final int HEX = 16;

  /** Gives an argument's text. */
  private String raw(int argument) {
    return view.cells.textAt(cell + argument);
  }

  private String folded(int argument) {
    return AsciiFolding.fold(raw(argument), folding);
  }

  private boolean given(int argument) {
    return argument < count && !view.cells.isNull(cell + argument);
  }

  /** Gives an argument as a whole number, or another where it is not given or no number. */
  private int whole(int argument, int otherwise) {
    if (!given(argument) || !view.cells.isNumber(cell + argument)) {
      return otherwise;
    }
    double value = view.cells.doubleAt(cell + argument);
    return (int) Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private void setText(String text) {
    view.cells.setText(cell, text);
  }

  private void setTruth(boolean truth) {
    view.cells.setTruth(cell, truth);
  }

  /** An empty source or bound gives the source; greedy looks for the last right bound. */
  void between() {
    String source = raw(0);
    String in = folded(0);
    String left = folded(1);
    String right = folded(2);
    boolean greedy = given(3) && view.cells.isTrue(cell + 3);
    if (source.isEmpty() || left.isEmpty() || right.isEmpty()) {
      setText(source);
      return;
    }
    int found = in.indexOf(left);
    int start = found + left.length();
    int stop = greedy ? in.lastIndexOf(right) : in.indexOf(right, start);
    setText(found < 0 || stop < start ? "" : source.substring(start, stop));
  }

  void cidrMatch() {
    if (!view.address.read(raw(0))) {
      setTruth(false);
      return;
    }
    for (int i = 1; i < count; i++) {
      Optional<Network> network = Network.of(raw(i));
      if (network.isPresent() && network.get().holds(view.address)) {
        setTruth(true);
        return;
      }
    }
    setTruth(false);
  }

  void concat() {
    var joined = new StringBuilder();
    for (int i = 0; i < count; i++) {
      joined.append(raw(i));
    }
    setText(joined.toString());
  }

  void startsWith() {
    setTruth(folded(0).startsWith(folded(1)));
  }

  void endsWith() {
    setTruth(folded(0).endsWith(folded(1)));
  }

  void contains() {
    String part = folded(1);
    setTruth(!part.isEmpty() && folded(0).contains(part));
  }

  void indexOf() {
    String source = folded(0);
    int start = Math.max(0, whole(2, 0));
    int found = start > source.length() ? -1 : source.indexOf(folded(1), start);
    if (found < 0) {
      view.cells.setNull(cell);
      return;
    }
    view.cells.setLong(cell, found);
  }

  void substring() {
    String source = raw(0);
    int length = source.length();
    int start = slice(whole(1, 0), length);
    int end = slice(whole(2, length), length);
    setText(start < end ? source.substring(start, end) : "");
  }

  /** Gives an offset as Python's slices take it: negative ones count from the end. */
  private static int slice(int offset, int length) {
    return Math.clamp(offset < 0 ? (long) offset + length : offset, 0, length);
  }

  /** A number is itself; text is trimmed; {@code 0x} means base 16 unless another is given. */
  void number() {
    if (view.cells.isNumber(cell)) {
      return;
    }
    String text = raw(0).strip().toLowerCase(Locale.ROOT);
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    int base = whole(1, digits.startsWith("0x") ? HEX : DEFAULT_BASE);
    if (base == DEFAULT_BASE) {
      readDecimal(text);
    } else {
      readInBase(base == HEX && digits.startsWith("0x") ? digits.substring(2) : digits, base);
      if (negative) {
        Arithmetic.evaluate(perilune.rules.plan.Function.NEGATE, view.cells, cell);
      }
    }
  }

  private void readDecimal(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (!view.number.read(utf8, 0, utf8.length)) {
      view.cells.setNull(cell);
    } else if (view.number.whole()) {
      view.cells.setLong(cell, view.number.number());
    } else {
      view.cells.setDouble(cell, view.number.real());
    }
  }

  private void readInBase(String digits, int base) {
    try {
      if (digits.startsWith("-") || digits.startsWith("+")) {
        view.cells.setNull(cell);
        return;
      }
      view.cells.setLong(cell, Long.parseLong(digits, base));
    } catch (NumberFormatException _) {
      view.cells.setNull(cell);
    }
  }
}
