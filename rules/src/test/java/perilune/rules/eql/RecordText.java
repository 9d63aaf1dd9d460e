package perilune.rules.eql;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import perilune.rules.plan.Matching;
import perilune.source.Span;

/** Prints records as indented text that people can review: one line a record, parts below it. */
final class RecordText {

  private final StringBuilder out = new StringBuilder();
  private final boolean places;

  private RecordText(boolean places) {
    this.places = places;
  }

  /** Prints with the places of nodes. */
  static String withPlaces(Record root) {
    return print(root, true);
  }

  /** Prints without the places of nodes: equal for queries that differ only in layout. */
  static String withoutPlaces(Record root) {
    return print(root, false);
  }

  private static String print(Record root, boolean places) {
    var text = new RecordText(places);
    text.add(root, 0);
    return text.out.toString();
  }

  private void add(Record value, int depth) {
    out.append(value.getClass().getSimpleName());
    RecordComponent[] components = value.getClass().getRecordComponents();
    for (RecordComponent component : components) {
      Object part = read(component, value);
      if (part instanceof Span span) {
        out.append(places ? " @" + span.start() + ".." + span.end() : "");
      } else if (!nests(part)) {
        out.append(' ').append(component.getName()).append('=').append(flat(part));
      }
    }
    out.append('\n');
    for (RecordComponent component : components) {
      Object part = read(component, value);
      if (nests(part)) {
        below(component.getName(), part, depth + 1);
      }
    }
  }

  private void below(String name, Object part, int depth) {
    for (Object item : part instanceof Collection<?> items ? items : List.of(part)) {
      out.append("  ".repeat(depth)).append(name).append(": ");
      add((Record) item, depth);
    }
  }

  private static boolean nests(Object part) {
    return switch (part) {
      case Matching _, Span _ -> false;
      case Record _ -> true;
      case Collection<?> items -> !items.isEmpty() && items.iterator().next() instanceof Record;
      default -> false;
    };
  }

  private static String flat(Object part) {
    return switch (part) {
      case Matching matching -> matching(matching);
      case String text -> '"' + text + '"';
      case OptionalLong number -> number.isPresent() ? "" + number.getAsLong() : "none";
      default -> part.toString();
    };
  }

  private static String matching(Matching matching) {
    if (matching.equals(Matching.EQL)) {
      return "EQL";
    }
    return matching.equals(Matching.EQL.with(matching.folding()).with(matching.anchoring()))
        ? "EQL/" + matching.folding() + "/" + matching.anchoring()
        : matching.toString();
  }

  private static Object read(RecordComponent component, Record value) {
    try {
      Object part = component.getAccessor().invoke(value);
      if (part instanceof Optional<?> optional) {
        return optional.isPresent() ? optional.get() : "none";
      }
      return part;
    } catch (ReflectiveOperationException unreadable) {
      throw new LinkageError(component.getName(), unreadable);
    }
  }
}
