package perilune.telemetry.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.names.TableLines;
import perilune.telemetry.documents.Shape.FieldTest;
import perilune.telemetry.documents.Shape.Word;

/**
 * Says whose document an event is, by the table of shapes.
 *
 * <p>Each shape is asked only where the event has a field that the shape needs. Immutable.
 */
final class Shapes {

  private static final int[] NONE = {};

  private final Shape[] shapes;
  // By field: the shapes that need it, by their place in the table.
  private final int[][] needing;

  /**
   * Reads the table.
   *
   * @param ids gives the id of a field, and sees to it that readers put it on events
   */
  Shapes(ToIntFunction<String> ids) {
    var all = new ArrayList<Shape>();
    for (String line : TableLines.of(Shapes.class, "shapes.txt")) {
      int colon = line.indexOf(" : ");
      String dataset = line.substring(0, colon).strip();
      for (String alternative : line.substring(colon + 3).split("\\|\\|", -1)) {
        all.add(new Shape(dataset, tests(alternative, ids)));
      }
    }
    shapes = all.toArray(Shape[]::new);
    int[] needs = all.stream().mapToInt(Shape::needs).toArray();
    needing = new int[Arrays.stream(needs).max().orElse(0) + 1][];
    Arrays.fill(needing, NONE);
    for (int i = 0; i < needs.length; i++) {
      if (needs[i] != FieldTable.FULL) {
        int[] others = needing[needs[i]];
        needing[needs[i]] = Arrays.copyOf(others, others.length + 1);
        needing[needs[i]][others.length] = i;
      }
    }
  }

  private static List<FieldTest> tests(String alternative, ToIntFunction<String> ids) {
    return Arrays.stream(alternative.split(" & ", -1)).map(t -> test(t.strip(), ids)).toList();
  }

  private static FieldTest test(String text, ToIntFunction<String> ids) {
    if (text.startsWith("!")) {
      return new FieldTest.Absent(ids.applyAsInt(text.substring(1)));
    }
    int equals = text.indexOf('=');
    if (equals < 0) {
      return new FieldTest.There(ids.applyAsInt(text));
    }
    List<Word> words =
        Arrays.stream(text.substring(equals + 1).split(",", -1)).map(Word::of).toList();
    return new FieldTest.OneOf(ids.applyAsInt(text.substring(0, equals)), words);
  }

  /** Gives the data set of the first shape that an event has, or null. O(fields of the event). */
  @Nullable String of(Event event) {
    int first = shapes.length;
    for (int i = 0; i < event.fieldCount(); i++) {
      int field = event.fieldAt(i);
      for (int shape : field < needing.length ? needing[field] : NONE) {
        if (shape < first && shapes[shape].fits(event)) {
          first = shape;
        }
      }
    }
    return first < shapes.length ? shapes[first].dataset() : null;
  }
}
