package perilune.telemetry.ecs;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.FieldType;
import perilune.telemetry.json.JsonTokens;

/**
 * Leads from names in a document to field ids, without making strings once a name was met.
 *
 * <p>{@code {"process":{"pid":1}}} and {@code {"process.pid":1}} lead to the same node. If all
 * fields are asked for, nodes are made as names are met, up to a limit; else only what is asked for
 * is in the tree, and all else is passed over.
 *
 * <p>Owned by one thread.
 */
final class FieldTree {

  /** Nodes and dotted names for them, count: room for a full field table and its objects. */
  static final int MAX_NODES = 2 * FieldTable.DEFAULT_MAX_FIELDS;

  /** Longest dotted name in characters; Elasticsearch's own limit for a field name is 255. */
  static final int MAX_NAME_CHARS = 1_024;

  /** One name below another. */
  static final class Node {
    private final String path;
    private final Map<String, Node> children = new HashMap<>(4);

    private @Nullable KnownChildren known;

    /** Id of the field, or {@link FieldTable#FULL} as long as nobody has a value for it. */
    private int id = FieldTable.FULL;

    private FieldType type = FieldType.ANY;

    /** The object in which the name stood last: a number that no other object has. */
    long seenIn;

    private Node(String path) {
      this.path = path;
    }

    /** Gives the field's id; only after {@link FieldTree#hasField}. */
    int id() {
      return id;
    }

    /** Gives what the field holds; only after {@link FieldTree#hasField}. */
    FieldType type() {
      return type;
    }

    /** Gives the dotted name. */
    String path() {
      return path;
    }

    Iterable<Node> children() {
      return children.values();
    }
  }

  private final FieldTable fields;
  private final boolean growing;
  private final Node root = new Node("");
  // Stands for a dotted name that nobody asked for.
  private final Node unwanted = new Node("");
  private int nodes;
  private boolean overflowed;

  FieldTree(FieldTable fields, FieldDemand demand) {
    this.fields = fields;
    growing = demand.wantsAll();
    for (int id = 0; id < fields.size(); id++) {
      if (demand.wants(id)) {
        add(fields.name(id));
      }
    }
  }

  Node root() {
    return root;
  }

  /** Gives a node that nobody asked for, with nothing below it. */
  Node nothing() {
    return unwanted;
  }

  /** Says whether anything that can be below a node is asked for. */
  boolean hasBelow(Node node) {
    return growing || !node.children.isEmpty();
  }

  /** Says whether names were left out for a limit since this was last asked. */
  boolean takeOverflow() {
    boolean was = overflowed;
    overflowed = false;
    return was;
  }

  /** Asks for a field; the field table must have it. */
  void add(String name) {
    Node node = walk(root, name, true);
    if (node != null) {
      bind(node, fields.find(name));
    }
  }

  /**
   * Gives the node of the name that the tokens met last, below another; null if nobody asked for it
   * or the tree is full. The tokens must be those of one source, and the tree have all that is
   * asked for.
   */
  @Nullable Node child(Node parent, JsonTokens tokens) {
    int name = tokens.nameId();
    if (name < 0) {
      return child(parent, tokens.name());
    }
    KnownChildren known = parent.known;
    if (known == null) {
      known = new KnownChildren();
      parent.known = known;
    }
    if (known.knows(name)) {
      return known.node(name);
    }
    Node node = child(parent, tokens.name());
    if (node != null || !growing) {
      // A growing tree counts, each time anew, what it has no place for.
      known.put(name, node);
    }
    return node;
  }

  /** The same for any name. */
  @Nullable Node child(Node parent, String name) {
    if (parent == unwanted) {
      return null;
    }
    Node node = parent.children.get(name);
    if (node != null) {
      return node == unwanted ? null : node;
    }
    boolean dotted = name.indexOf('.') >= 0;
    if (!growing && !dotted) {
      return null;
    }
    Node found = walk(parent, name, growing);
    if (dotted && name.length() <= MAX_NAME_CHARS && nodes < MAX_NODES) {
      nodes++;
      parent.children.put(name, found == null ? unwanted : found);
    }
    return found;
  }

  /** Says whether a node stands for a field that can have a value, giving it its id if need be. */
  boolean hasField(Node node) {
    if (node.id == FieldTable.FULL && growing) {
      bind(node, fields.intern(node.path));
      overflowed |= node.id == FieldTable.FULL;
    }
    return node.id != FieldTable.FULL;
  }

  private void bind(Node node, int id) {
    node.id = id;
    if (id != FieldTable.FULL) {
      node.type = fields.type(id);
    }
  }

  private @Nullable Node walk(Node from, String name, boolean grow) {
    if (hasEmptyPart(name)) {
      return step(from, name, grow);
    }
    Node node = from;
    int start = 0;
    while (node != null && start <= name.length()) {
      int dot = name.indexOf('.', start);
      int end = dot < 0 ? name.length() : dot;
      node = step(node, name.substring(start, end), grow);
      start = end + 1;
    }
    return node;
  }

  private @Nullable Node step(Node parent, String part, boolean grow) {
    Node node = parent.children.get(part);
    if (node != null || !grow) {
      return node;
    }
    int length = parent.path.length() + 1 + part.length();
    if (nodes >= MAX_NODES || length > MAX_NAME_CHARS) {
      overflowed = true;
      return null;
    }
    nodes++;
    Node made = new Node(parent == root ? part : parent.path + "." + part);
    parent.children.put(part, made);
    return made;
  }

  /** Says whether a name has a dot at an end or two in a row: then it is no path. */
  private static boolean hasEmptyPart(String name) {
    return name.isEmpty()
        || name.charAt(0) == '.'
        || name.charAt(name.length() - 1) == '.'
        || name.contains("..");
  }
}
