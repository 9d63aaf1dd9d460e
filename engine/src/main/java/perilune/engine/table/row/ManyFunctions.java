package perilune.engine.table.row;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import perilune.engine.table.row.RowValue.Text;
import perilune.rules.plan.RowFunction;

/** Functions of several values that give text, truth or several values. */
final class ManyFunctions {

  private ManyFunctions() {}

  static RowCall of(RowFunction function) {
    return switch (function) {
      case MV_CONCAT -> ManyFunctions::concat;
      case MV_DEDUPE -> a -> RowValue.of(List.copyOf(new LinkedHashSet<>(a[0].each())));
      case MV_SLICE -> ManyFunctions::slice;
      case MV_SORT -> ManyFunctions::sort;
      case MV_APPEND -> ManyFunctions::append;
      case MV_CONTAINS -> a -> RowValue.of(holdsAll(a[0].each(), a[1].each()));
      case MV_INTERSECTION -> ManyFunctions::intersection;
      case MV_ZIP -> ManyFunctions::zip;
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  private static RowValue concat(RowValue[] arguments) {
    @Nullable String delimiter = Reading.text(arguments[1]);
    if (arguments[0].isNull() || delimiter == null) {
      return RowValues.NULL;
    }
    var all = new StringBuilder();
    for (RowValue value : arguments[0].each()) {
      all.append(all.isEmpty() ? "" : delimiter).append(RowText.of(value));
      if (all.length() > RowFunctions.MAX_TEXT) {
        return RowValues.NULL;
      }
    }
    return new Text(all.toString());
  }

  /** Starts at 0; negative counts from the end; the end is inclusive, without one it is start. */
  private static RowValue slice(RowValue[] arguments) {
    List<RowValue> values = arguments[0].each();
    RowValue end = arguments[arguments.length - 1];
    if (values.isEmpty() || arguments[1].isNull() || end.isNull()) {
      return RowValues.NULL;
    }
    long from = Strict.whole(arguments[1], 0);
    long to = Strict.whole(end, 0);
    from += from < 0 ? values.size() : 0;
    to += to < 0 ? values.size() : 0;
    int first = (int) Math.max(from, 0);
    int last = (int) Math.min(to, values.size() - 1L);
    return first > last ? RowValues.NULL : RowValue.of(values.subList(first, last + 1));
  }

  private static RowValue sort(RowValue[] arguments) {
    var values = new ArrayList<>(arguments[0].each());
    @Nullable String order = arguments.length > 1 ? Reading.text(arguments[1]) : "asc";
    boolean descending = order != null && order.toLowerCase(Locale.ROOT).equals("desc");
    values.sort(descending ? RowOrdering.TOTAL.reversed() : RowOrdering.TOTAL);
    return RowValue.of(values);
  }

  private static RowValue append(RowValue[] arguments) {
    if (arguments[0].isNull() || arguments[1].isNull()) {
      return RowValues.NULL;
    }
    var all = new ArrayList<>(arguments[0].each());
    all.addAll(arguments[1].each());
    return all.size() > RowFunctions.MAX_VALUES ? RowValues.NULL : RowValue.of(all);
  }

  private static boolean holds(List<RowValue> values, RowValue wanted) {
    for (RowValue value : values) {
      if (TruthFunctions.equal(value, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsAll(List<RowValue> values, List<RowValue> wanted) {
    var known = new LinkedHashSet<>(values);
    for (RowValue value : wanted) {
      if (!known.contains(value) && !holds(values, value)) {
        return false;
      }
    }
    return true;
  }

  private static RowValue intersection(RowValue[] arguments) {
    var known = new LinkedHashSet<>(arguments[1].each());
    var shared = new LinkedHashSet<RowValue>();
    for (RowValue value : arguments[0].each()) {
      if (known.contains(value)) {
        shared.add(value);
      }
    }
    return RowValue.of(List.copyOf(shared));
  }

  /** What one side has more stays as it is. */
  private static RowValue zip(RowValue[] arguments) {
    List<RowValue> left = arguments[0].each();
    List<RowValue> right = arguments[1].each();
    @Nullable String delimiter = arguments.length > 2 ? Reading.text(arguments[2]) : ",";
    if (delimiter == null) {
      return RowValues.NULL;
    }
    List<RowValue> zipped = new ArrayList<>();
    long length = 0;
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String a = i < left.size() ? RowText.of(left.get(i)) : "";
      String b = i < right.size() ? RowText.of(right.get(i)) : "";
      String text = i < left.size() && i < right.size() ? a + delimiter + b : a + b;
      length += text.length();
      if (length > RowFunctions.MAX_TEXT) {
        return RowValues.NULL;
      }
      zipped.add(new Text(text));
    }
    return RowValue.of(zipped);
  }
}
