package perilune.telemetry.evtx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a template, or a fragment without one, says, as a flat list of steps.
 *
 * <p>A step is its kind and its arguments, one int each:
 *
 * <pre>
 * OPEN name arraySubstitution dependency end   an element begins; its CLOSE is the step before end
 * CLOSE                                        the innermost element ends
 * ATTRIBUTE name end                           its value is what lies before end
 * LITERAL from length                          text, in {@link #literals}
 * SUBSTITUTION index                           a value of the instance
 * INSTANCE at                                  another template's instance, at an offset in the chunk
 * </pre>
 *
 * <p>Immutable once made; belongs to one chunk.
 */
final class Program {

  static final int OPEN = 0;
  static final int CLOSE = 1;
  static final int ATTRIBUTE = 2;
  static final int LITERAL = 3;
  static final int SUBSTITUTION = 4;
  static final int INSTANCE = 5;

  /** Steps' sizes, by kind. */
  static final int OPEN_SIZE = 5;

  static final int CLOSE_SIZE = 1;
  static final int ATTRIBUTE_SIZE = 3;
  static final int LITERAL_SIZE = 3;
  static final int SUBSTITUTION_SIZE = 2;
  static final int INSTANCE_SIZE = 2;

  final int[] steps;
  final String[] names;
  final byte[] literals;

  Program(int[] steps, String[] names, byte[] literals) {
    this.steps = steps;
    this.names = names;
    this.literals = literals;
  }

  /** Collects steps. Used again for each program; owned by one thread. */
  static final class Builder {

    private static final int INITIAL_STEPS = 512;

    final TextBuffer literals = new TextBuffer();
    private int[] steps = new int[INITIAL_STEPS];
    private int size;
    private final List<String> names = new ArrayList<>();

    void clear() {
      size = 0;
      names.clear();
      literals.clear();
    }

    int size() {
      return size;
    }

    int name(String name) {
      names.add(name);
      return names.size() - 1;
    }

    void add(int kind, int argument) {
      add(kind);
      add(argument);
    }

    void add(int kind, int first, int second) {
      add(kind, first);
      add(second);
    }

    void add(int value) {
      if (size == steps.length) {
        steps = Arrays.copyOf(steps, size * 2);
      }
      steps[size++] = value;
    }

    int get(int at) {
      return steps[at];
    }

    void set(int at, int value) {
      steps[at] = value;
    }

    Program build() {
      return new Program(
          Arrays.copyOf(steps, size),
          names.toArray(String[]::new),
          Arrays.copyOf(literals.bytes(), literals.length()));
    }
  }
}
