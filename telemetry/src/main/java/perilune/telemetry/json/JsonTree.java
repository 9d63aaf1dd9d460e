package perilune.telemetry.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.telemetry.json.JsonTokens.Token;

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

  /** Members among which a name is looked for, count, before the careful tokens must tell. */
  private static final int MAX_SEARCHED = 64;

  private static final long HAS_CHILDREN = 1;

  private static final byte OBJECT = 0;
  private static final byte ARRAY = 1;
  private static final byte TEXT = 2;
  private static final byte NUMBER = 3;
  private static final byte TRUTH = 4;
  private static final byte NULL = 5;

  private final int maxNesting;
  private final int maxValues;

  // By node; the first child is the next node. The value of a text or a number is where its bytes
  // start and how many they are, that of an object or array whether it has children.
  private byte[] kinds = new byte[256];
  private String[] names = new String[256];
  private int[] nameIds = new int[256];
  private long[] values = new long[256];
  private int[] nexts = new int[256];
  private int size;

  // By depth: the open node and the last child that it got.
  private final int[] open;
  private final int[] last;
  private int depth;

  // The name that was met last, until its value is.
  private String name = "";
  private int nameId;

  private final MemberNames members = new MemberNames();
  private byte[] bytes = {};
  private int textLength;
  private String problem = "";
  private @Nullable WholeDocument document;

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
  }

  /** Reads a document, in the place of the one before; its bytes must be UTF-8. O(length). */
  public Outcome read(byte[] source, int from, int length) {
    if (document == null) {
      document = new WholeDocument(this, maxNesting);
    }
    return document.read(source, from, length);
  }

  /**
   * Takes a document, in the place of the one before; O(tokens). Its texts are those of the tokens:
   * the tree is valid until they start on another.
   */
  public Outcome take(JsonTokens tokens) {
    size = 0;
    depth = 0;
    problem = "";
    members.restart();
    Outcome outcome = values(tokens);
    bytes = tokens.bytes();
    textLength = tokens.from() + tokens.length();
    if (outcome == Outcome.READ && !tokens.problem().isEmpty()) {
      return ended(tokens);
    }
    return outcome;
  }

  Outcome broken(String sentence) {
    problem = sentence;
    return Outcome.BROKEN;
  }

  private Outcome ended(JsonTokens tokens) {
    problem = tokens.problem().isEmpty() ? "it is empty" : tokens.problem();
    return tokens.truncated() ? Outcome.TRUNCATED : Outcome.BROKEN;
  }

  private Outcome values(JsonTokens tokens) {
    name = "";
    nameId = JsonNames.UNKNOWN;
    do {
      Token token = tokens.next();
      if (token == Token.END) {
        return ended(tokens);
      }
      if (size >= maxValues) {
        return broken("more than " + maxValues + " values");
      }
      Outcome outcome = token == Token.NAME ? name(tokens) : value(token, tokens);
      if (outcome != Outcome.READ) {
        return outcome;
      }
    } while (depth > 0);
    return Outcome.READ;
  }

  private Outcome name(JsonTokens tokens) {
    name = tokens.name();
    nameId = tokens.nameId();
    return nameId != JsonNames.UNKNOWN && isTwice()
        ? broken("the name " + name + " stands twice in one object")
        : Outcome.READ;
  }

  private Outcome value(Token token, JsonTokens tokens) {
    switch (token) {
      case TEXT, WHOLE, FRACTION -> {
        tokens.take();
        byte kind = token == Token.WHOLE && isLong(tokens) ? NUMBER : TEXT;
        add(kind, (long) tokens.from() << Integer.SIZE | tokens.length());
      }
      case TRUE, FALSE -> add(TRUTH, token == Token.TRUE ? 1 : 0);
      case NULL -> add(NULL, 0);
      case OBJECT_END, ARRAY_END -> depth--;
      case OBJECT, ARRAY -> {
        if (depth == maxNesting) {
          problem = "deeper than " + maxNesting;
          return Outcome.TOO_DEEP;
        }
        open(add(token == Token.OBJECT ? OBJECT : ARRAY, 0));
      }
      case NAME, END -> throw new IllegalStateException("no value: " + token);
    }
    name = "";
    nameId = JsonNames.UNKNOWN;
    return Outcome.READ;
  }

  private static boolean isLong(JsonTokens tokens) {
    return Decimals.isLong(tokens.bytes(), tokens.from(), tokens.length());
  }

  /** Says whether a name may stand twice; the careful tokens see that themselves. */
  private boolean isTwice() {
    int object = open[depth - 1];
    return switch (members.take(nameId, object)) {
      case ONCE -> false;
      case TWICE -> true;
      case PERHAPS_TWICE -> mayHave(object);
    };
  }

  /** Says whether an object has a name, or has too many to look for it. */
  private boolean mayHave(int object) {
    int child = first(object);
    int searched = 0;
    while (child != NONE && nameIds[child] != nameId && searched < MAX_SEARCHED) {
      child = nexts[child];
      searched++;
    }
    return child != NONE;
  }

  private void open(int node) {
    open[depth] = node;
    last[depth] = NONE;
    depth++;
  }

  private int add(byte kind, long value) {
    if (size == kinds.length) {
      grow();
    }
    int node = size++;
    kinds[node] = kind;
    names[node] = name;
    nameIds[node] = nameId;
    values[node] = value;
    nexts[node] = NONE;
    if (depth > 0) {
      int before = last[depth - 1];
      if (before == NONE) {
        values[open[depth - 1]] = HAS_CHILDREN;
      } else {
        nexts[before] = node;
      }
      last[depth - 1] = node;
    }
    return node;
  }

  private void grow() {
    int room = kinds.length * 2;
    kinds = Arrays.copyOf(kinds, room);
    names = Arrays.copyOf(names, room);
    nameIds = Arrays.copyOf(nameIds, room);
    values = Arrays.copyOf(values, room);
    nexts = Arrays.copyOf(nexts, room);
  }

  /** Says what was wrong with the last document, or gives an empty text. */
  public String problem() {
    return problem;
  }

  /** Says whether half of a surrogate pair became U+FFFD since this was last asked. */
  public boolean takeReplaced() {
    return document != null && document.takeReplaced();
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
    int hash = name.hashCode();
    int child = first(node);
    while (child != NONE && (names[child].hashCode() != hash || !names[child].equals(name))) {
      child = nexts[child];
    }
    return child;
  }

  /** Gives the first member or element, or {@link #NONE}. */
  public int first(int node) {
    boolean parent = node != NONE && kinds[node] <= ARRAY && values[node] == HAS_CHILDREN;
    return parent ? node + 1 : NONE;
  }

  /** Gives the member or element after this one, or {@link #NONE}. */
  public int next(int node) {
    return nexts[node];
  }

  /**
   * Gives the number of a member's name: with the tokens of one source the same name has the same,
   * from 1, if it has any; else -1.
   */
  public int nameId(int node) {
    return nameIds[node];
  }

  /** Gives a member's name; empty for an element and for the document. */
  public String name(int node) {
    return names[node];
  }

  /** Says whether it is an object. */
  public boolean isObject(int node) {
    return is(node, OBJECT);
  }

  /** Says whether it is an array. */
  public boolean isArray(int node) {
    return is(node, ARRAY);
  }

  /** Says whether it is text. */
  public boolean isText(int node) {
    return is(node, TEXT);
  }

  /** Says whether it is a whole number of 64 bits. */
  public boolean isNumber(int node) {
    return is(node, NUMBER);
  }

  /** Says whether it is true or false. */
  public boolean isTruth(int node) {
    return is(node, TRUTH);
  }

  /** Says whether it is null, which is not the same as its being absent. */
  public boolean isNull(int node) {
    return is(node, NULL);
  }

  private boolean is(int node, byte kind) {
    return node != NONE && kinds[node] == kind;
  }

  /** Gives a number, or 0 or 1 of a truth value. */
  public long number(int node) {
    return isNumber(node) ? Decimals.parse(bytes, start(node), length(node)) : values[node];
  }

  /**
   * Gives the bytes in which texts, and numbers as they were written, lie; not to be written to.
   */
  public byte[] bytes() {
    return bytes;
  }

  /** Gives how many of the bytes are texts of the document. */
  public int textLength() {
    return textLength;
  }

  /** Gives where a text or a number starts. */
  public int start(int node) {
    return (int) (values[node] >>> Integer.SIZE);
  }

  /** Gives how many bytes a text or a number has. */
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
