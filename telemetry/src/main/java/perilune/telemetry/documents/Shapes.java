package perilune.telemetry.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.names.TableLines;
import perilune.telemetry.documents.Shape.FieldTest;
import perilune.telemetry.documents.Shape.Word;

/** Says whose document an event is, by the table of shapes. Owned by one thread. */
final class Shapes {

  private final List<Shape> shapes = new ArrayList<>();

  /**
   * Reads the table.
   *
   * @param ids gives the id of a field, and sees to it that readers put it on events
   */
  Shapes(ToIntFunction<String> ids) {
    for (String line : TableLines.of(Shapes.class, "shapes.txt")) {
      int colon = line.indexOf(" : ");
      List<List<FieldTest>> alternatives =
          Arrays.stream(line.substring(colon + 3).split("\\|\\|", -1))
              .map(alternative -> tests(alternative, ids))
              .toList();
      shapes.add(new Shape(line.substring(0, colon).strip(), alternatives));
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

  /** Gives the data set of an event, or null where no shape fits. O(shapes). */
  @Nullable String of(Event event) {
    for (int i = 0; i < shapes.size(); i++) {
      if (shapes.get(i).fits(event)) {
        return shapes.get(i).dataset();
      }
    }
    return null;
  }
}
