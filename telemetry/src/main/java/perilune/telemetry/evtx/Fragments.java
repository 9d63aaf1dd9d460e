package perilune.telemetry.evtx;

import static perilune.telemetry.evtx.Damage.FAILED;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.event.RecordHash;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.windows.EventElements;

/**
 * Runs a record's binary XML and tells it to a sink.
 *
 * <p>Nothing is made for a record: templates are compiled once in a chunk, values are written into
 * one buffer. Recursion follows nested fragments only and is bounded; what one record may cost in
 * steps and text is bounded too, for templates inside of templates can multiply. Owned by one
 * thread.
 */
final class Fragments {

  /** Fragments in each other, count. Windows writes two: the event and its data. */
  static final int MAX_FRAGMENTS = 32;

  /**
   * What one record may cost: bytes of text, and {@link #STEP_COST} for each step. Eight times a
   * chunk: a record has less than a chunk, of which UTF-16 and hexadecimal digits make at most
   * twice as much, and Windows uses a template's text once.
   */
  static final int MAX_COST = 8 << 16;

  private static final int STEP_COST = 8;

  private final Damage damage;
  private final Compiler compiler;
  private final Templates templates;
  private final TextBuffer text = new TextBuffer();
  private final InstanceText values = new InstanceText(text);
  private final List<Instance> instances = new ArrayList<>();
  private final RecordHash hash = new RecordHash();

  private byte[] bytes = {};
  private EventElements sink = Nowhere.SINK;
  private int cost;
  private int depth;

  Fragments(Damage damage, int maxNesting) {
    this.damage = damage;
    compiler = new Compiler(damage, maxNesting);
    templates = new Templates(compiler, damage);
    for (int i = 0; i < MAX_FRAGMENTS; i++) {
      instances.add(new Instance());
    }
  }

  /** Takes the next chunk. */
  void chunk(byte[] chunk, int length) {
    bytes = chunk;
    values.chunk(chunk);
    templates.chunk(chunk, length);
  }

  /**
   * Tells the binary XML of one record.
   *
   * @return false if it is damaged; the sink may have been told a part of it
   */
  boolean tell(int from, int to, EventElements elements) {
    sink = elements;
    cost = 0;
    depth = 0;
    hash.reset();
    return fragment(from, to);
  }

  /** Gives the hash of what the last record says, wherever in which chunk it lies. */
  RecordHash hash() {
    return hash;
  }

  /** Says whether text was not UTF-16 since the last call. */
  boolean takeReplaced() {
    return text.takeReplaced();
  }

  private boolean fragment(int from, int to) {
    int at = from;
    while (at < to) {
      int token = bytes[at] & ~Token.MORE;
      if (token == Token.END) {
        return true;
      }
      if (token == Token.FRAGMENT_HEADER) {
        at += Token.FRAGMENT_HEADER_SIZE;
      } else if (token == Token.TEMPLATE_INSTANCE) {
        at = instance(at, to);
        if (at == FAILED) {
          return false;
        }
      } else {
        return elements(at, to);
      }
    }
    return true;
  }

  /** Elements without a template. */
  private boolean elements(int from, int to) {
    Program program = compiler.compile(from, to, false);
    if (program == null) {
      return false;
    }
    hash.add(bytes, from, to - from);
    Instance none = enter();
    if (none == null) {
      return false;
    }
    none.count = 0;
    boolean whole = steps(program, 0, program.steps.length, none);
    depth--;
    return whole;
  }

  private @Nullable Instance enter() {
    if (depth == MAX_FRAGMENTS) {
      damage.as(Reason.NESTED_TOO_DEEP, "more than " + MAX_FRAGMENTS + " fragments in each other");
      return null;
    }
    return instances.get(depth++);
  }

  /** Runs a template's instance; gives what follows it. */
  private int instance(int at, int to) {
    Instance instance = enter();
    if (instance == null) {
      return FAILED;
    }
    int next = instance.read(bytes, at, to);
    if (next == FAILED) {
      return damage.broken("a template whose values are not whole");
    }
    if (!templates.definable(instance.definition)) {
      return damage.broken("a template that lies outside of its chunk");
    }
    Program program = templates.at(instance.definition);
    if (program == null || !pay(instance.count)) {
      return FAILED;
    }
    hash(instance, next);
    if (!steps(program, 0, program.steps.length, instance)) {
      return FAILED;
    }
    depth--;
    return next;
  }

  /** Adds the template's GUID and the values; nested fragments, which hold offsets, do so alone. */
  private void hash(Instance instance, int end) {
    hash.add(bytes, instance.definition + Integer.BYTES, ValueText.GUID_BYTES);
    int from = instance.descriptors;
    for (int i = 0; i < instance.count; i++) {
      if (instance.type[i] == ValueText.XML) {
        hash.add(bytes, from, instance.from[i] - from);
        from = instance.from[i] + instance.size[i];
      }
    }
    hash.add(bytes, from, end - from);
  }

  private boolean pay(int more) {
    cost += more;
    if (cost <= MAX_COST) {
      return true;
    }
    damage.as(Reason.RECORD_TOO_LARGE, "its templates make more than " + MAX_COST + " bytes");
    return false;
  }

  private boolean steps(Program program, int from, int to, Instance instance) {
    int[] steps = program.steps;
    int at = from;
    while (at < to) {
      if (!pay(STEP_COST)) {
        return false;
      }
      switch (steps[at]) {
        case Program.OPEN -> at = open(program, at, instance);
        case Program.CLOSE -> {
          sink.close();
          at += Program.CLOSE_SIZE;
        }
        case Program.ATTRIBUTE -> at = attribute(program, at, instance);
        case Program.LITERAL -> at = literal(program, at);
        case Program.SUBSTITUTION -> at = substitution(steps[at + 1], at, instance);
        default -> at = nested(steps[at + 1], at);
      }
      if (at == FAILED) {
        return false;
      }
    }
    return true;
  }

  private int open(Program program, int at, Instance instance) {
    int[] steps = program.steps;
    int dependency = steps[at + 3];
    if (dependency != Compiler.NONE && isNull(dependency, instance)) {
      return steps[at + 4];
    }
    int array = steps[at + 2];
    if (array != Compiler.NONE
        && array < instance.count
        && (instance.type[array] & ValueText.ARRAY) != 0
        && instance.itemOf != array
        && instance.size[array] > 0) {
      return each(program, at, instance);
    }
    sink.open(program.names[steps[at + 1]]);
    return at + Program.OPEN_SIZE;
  }

  private static boolean isNull(int index, Instance instance) {
    return index >= instance.count || instance.type[index] == ValueText.NULL;
  }

  /** Repeats an element for each item of the array that is its content. */
  private int each(Program program, int at, Instance instance) {
    int array = program.steps[at + 2];
    int end = program.steps[at + 4];
    int next = instance.from[array];
    int stop = next + instance.size[array];
    instance.itemOf = array;
    while (next < stop) {
      int after = Items.end(bytes, next, stop, instance.type[array] & ~ValueText.ARRAY);
      if (after == FAILED) {
        return damage.broken("an array that is cut inside an item");
      }
      instance.itemFrom = next;
      instance.itemSize = after - next;
      if (!steps(program, at, end, instance)) {
        return FAILED;
      }
      next = after;
    }
    instance.itemOf = Compiler.NONE;
    return end;
  }

  private int literal(Program program, int at) {
    int length = program.steps[at + 2];
    if (!pay(length)) {
      return FAILED;
    }
    sink.text(program.literals, program.steps[at + 1], length);
    return at + Program.LITERAL_SIZE;
  }

  private int substitution(int index, int at, Instance instance) {
    int next = at + Program.SUBSTITUTION_SIZE;
    if (isNull(index, instance)) {
      return next;
    }
    if (instance.type[index] == ValueText.XML) {
      int from = instance.from[index];
      return fragment(from, from + instance.size[index]) ? next : FAILED;
    }
    text.clear();
    if (!write(index, instance)) {
      return FAILED;
    }
    sink.text(text.bytes(), 0, text.length());
    return next;
  }

  private int nested(int instanceAt, int at) {
    int end = Instance.end(bytes, instanceAt, bytes.length);
    return end != FAILED && instance(instanceAt, end) != FAILED
        ? at + Program.INSTANCE_SIZE
        : FAILED;
  }

  /** Tells an attribute, unless all that its value consists of is null. */
  private int attribute(Program program, int at, Instance instance) {
    int[] steps = program.steps;
    int end = steps[at + 2];
    text.clear();
    boolean any = end == at + Program.ATTRIBUTE_SIZE;
    for (int part = at + Program.ATTRIBUTE_SIZE; part < end; ) {
      if (steps[part] == Program.LITERAL) {
        text.utf8(program.literals, steps[part + 1], steps[part + 2]);
        any = true;
        part += Program.LITERAL_SIZE;
      } else {
        boolean absent = isNull(steps[part + 1], instance);
        if (!absent && !write(steps[part + 1], instance)) {
          return FAILED;
        }
        any |= !absent;
        part += Program.SUBSTITUTION_SIZE;
      }
    }
    if (any && pay(text.length())) {
      sink.attribute(program.names[steps[at + 1]], text.bytes(), 0, text.length());
    }
    return cost > MAX_COST ? FAILED : end;
  }

  /** Writes a value after what is written. */
  private boolean write(int index, Instance instance) {
    int before = text.length();
    if (!values.write(index, instance)) {
      damage.broken(
          "a value of type " + instance.type[index] + " with " + instance.size[index] + " bytes");
      return false;
    }
    return pay(text.length() - before);
  }
}
