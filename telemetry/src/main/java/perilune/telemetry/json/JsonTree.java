package perilune.telemetry.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads one JSON document at a time into arrays that are used again: a node is a number, and so are
 * its first child and the next node beside it.
 *
 * <p>Texts are UTF-8 in {@link #bytes}. A whole number that 64 bits hold is a number, any other is
 * text as it was written. A name that stands twice in one object makes the document broken: nobody
 * can know which was meant. Owned by one thread; allocates nothing once its arrays have grown.
 */
public final class JsonTree {

  /** No node. */
  public static final int NONE = -1;

  /** Values in one document, count: an exec has at most a million arguments (ARG_MAX, 1 MiB). */
  public static final int DEFAULT_MAX_VALUES = 1 << 20;

  /** Longest name, characters: names are cached. */
  private static final int MAX_NAME_CHARS = 8_192;

  /** How reading a document ended. */
  public enum Outcome {
    /** It is whole. */
    READ,
    /** It ends before its last bracket. */
    TRUNCATED,
    /** It is nested deeper than the limit. */
    TOO_DEEP,
    /** It is no JSON, or has more values than the limit, or a name twice. */
    BROKEN
  }

  private enum Kind {
    OBJECT,
    ARRAY,
    TEXT,
    NUMBER,
    TRUTH,
    NULL
  }

  private final JsonFactory factory;
  private final int maxNesting;
  private final int maxValues;
  private final Utf8Text text = new Utf8Text();

  private Kind[] kinds = new Kind[256];
  private String[] names = new String[256];
  private long[] values = new long[256];
  private int[] firsts = new int[256];
  private int[] nexts = new int[256];
  private int size;

  // By depth: the open node and the last child that it got.
  private final int[] open;
  private final int[] last;
  private int depth;

  private byte[] bytes = new byte[4096];
  private int used;
  private String problem = "";

  /** Makes a reader that takes documents nested up to a depth. */
  public JsonTree(int maxNesting) {
    this(maxNesting, DEFAULT_MAX_VALUES);
  }

  /** Makes a reader that takes documents nested up to a depth, with so many values. */
  public JsonTree(int maxNesting, int maxValues) {
    this.maxNesting = maxNesting;
    this.maxValues = maxValues;
    open = new int[maxNesting];
    last = new int[maxNesting];
    factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            // It is UTF-8; a zero byte must not make UTF-16 of it.
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    // This class counts itself, so that it can say what was wrong.
                    .maxNestingDepth(maxNesting + 1)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(MAX_NAME_CHARS)
                    .build())
            .build();
  }

  /** Reads a document, in the place of the one before; its bytes must be UTF-8. O(length). */
  public Outcome read(byte[] source, int from, int length) {
    clear();
    try (JsonParser parser =
        factory.createParser(ObjectReadContext.empty(), source, from, length)) {
      Outcome outcome = value(parser, parser.nextToken());
      return outcome == Outcome.READ && parser.nextToken() != null
          ? broken("something follows the document")
          : outcome;
    } catch (UnexpectedEndOfInputException end) {
      problem = end.getOriginalMessage();
      return Outcome.TRUNCATED;
    } catch (JacksonException wrong) {
      return broken(wrong.getOriginalMessage());
    }
  }

  private void clear() {
    size = 0;
    used = 0;
    depth = 0;
    problem = "";
  }

  private Outcome broken(String sentence) {
    problem = sentence;
    return Outcome.BROKEN;
  }

  private Outcome value(JsonParser parser, @Nullable JsonToken first) {
    @Nullable JsonToken token = first;
    do {
      if (token == null) {
        return broken("it is empty");
      }
      if (size >= maxValues) {
        return broken("more than " + maxValues + " values");
      }
      switch (token) {
        case START_OBJECT, START_ARRAY -> {
          if (depth == maxNesting) {
            problem = "deeper than " + maxNesting;
            return Outcome.TOO_DEEP;
          }
          open(add(parser, token == JsonToken.START_OBJECT ? Kind.OBJECT : Kind.ARRAY, 0));
        }
        case END_OBJECT, END_ARRAY -> depth--;
        case PROPERTY_NAME -> {
          // The parser gives it with the value.
        }
        default -> scalar(parser, token);
      }
      token = depth > 0 ? parser.nextToken() : null;
    } while (depth > 0);
    return Outcome.READ;
  }

  private void open(int node) {
    open[depth] = node;
    last[depth] = NONE;
    depth++;
  }

  private void scalar(JsonParser parser, JsonToken token) {
    switch (token) {
      case VALUE_TRUE -> add(parser, Kind.TRUTH, 1);
      case VALUE_FALSE -> add(parser, Kind.TRUTH, 0);
      case VALUE_NULL -> add(parser, Kind.NULL, 0);
      case VALUE_NUMBER_INT -> {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
          addText(parser);
        } else {
          add(parser, Kind.NUMBER, parser.getLongValue());
        }
      }
      default -> addText(parser);
    }
  }

  private void addText(JsonParser parser) {
    text.set(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    int length = text.length();
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(used, length)));
    }
    System.arraycopy(text.bytes(), 0, bytes, used, length);
    add(parser, Kind.TEXT, (long) used << Integer.SIZE | length);
    used += length;
  }

  private int add(JsonParser parser, Kind kind, long value) {
    if (size == kinds.length) {
      grow();
    }
    int node = size++;
    kinds[node] = kind;
    values[node] = value;
    names[node] = "";
    firsts[node] = NONE;
    nexts[node] = NONE;
    if (depth > 0) {
      int parent = open[depth - 1];
      String name = parser.currentName();
      names[node] = name == null ? "" : name;
      if (last[depth - 1] == NONE) {
        firsts[parent] = node;
      } else {
        nexts[last[depth - 1]] = node;
      }
      last[depth - 1] = node;
    }
    return node;
  }

  private void grow() {
    int room = kinds.length * 2;
    kinds = Arrays.copyOf(kinds, room);
    names = Arrays.copyOf(names, room);
    values = Arrays.copyOf(values, room);
    firsts = Arrays.copyOf(firsts, room);
    nexts = Arrays.copyOf(nexts, room);
  }

  /** Says what was wrong with the last document, or gives an empty text. */
  public String problem() {
    return problem;
  }

  /** Says whether half of a surrogate pair became U+FFFD since this was last asked. */
  public boolean takeReplaced() {
    return text.takeReplaced();
  }

  // ---- nodes; NONE has no kind, no member and no child ----

  /** Gives the document's own node. */
  public int root() {
    return size == 0 ? NONE : 0;
  }

  /** Gives the member of an object by its name, or {@link #NONE}; O(members). */
  public int member(int node, String name) {
    if (!isObject(node)) {
      return NONE;
    }
    for (int child = firsts[node]; child != NONE; child = nexts[child]) {
      if (name.equals(names[child])) {
        return child;
      }
    }
    return NONE;
  }

  /** Gives the first member or element, or {@link #NONE}. */
  public int first(int node) {
    return node == NONE ? NONE : firsts[node];
  }

  /** Gives the member or element after this one, or {@link #NONE}. */
  public int next(int node) {
    return nexts[node];
  }

  /** Gives a member's name; empty for an element and for the document. */
  public String name(int node) {
    return names[node];
  }

  /** Says whether it is an object. */
  public boolean isObject(int node) {
    return is(node, Kind.OBJECT);
  }

  /** Says whether it is an array. */
  public boolean isArray(int node) {
    return is(node, Kind.ARRAY);
  }

  /** Says whether it is text. */
  public boolean isText(int node) {
    return is(node, Kind.TEXT);
  }

  /** Says whether it is a whole number of 64 bits. */
  public boolean isNumber(int node) {
    return is(node, Kind.NUMBER);
  }

  /** Says whether it is true or false. */
  public boolean isTruth(int node) {
    return is(node, Kind.TRUTH);
  }

  /** Says whether it is null, which is not the same as its being absent. */
  public boolean isNull(int node) {
    return is(node, Kind.NULL);
  }

  private boolean is(int node, Kind kind) {
    return node != NONE && kinds[node] == kind;
  }

  /** Gives a number, or 0 or 1 of a truth value. */
  public long number(int node) {
    return values[node];
  }

  /** Gives the bytes in which texts lie; not to be written to. */
  public byte[] bytes() {
    return bytes;
  }

  /** Gives where a text starts. */
  public int start(int node) {
    return (int) (values[node] >>> Integer.SIZE);
  }

  /** Gives how many bytes a text has. */
  public int length(int node) {
    return (int) values[node];
  }

  /** Says whether it is this ASCII text. */
  public boolean isText(int node, String ascii) {
    if (!isText(node) || length(node) != ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[start(node) + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
