package perilune.telemetry.ecs;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.telemetry.ecs.FieldTree.Node;
import perilune.telemetry.json.JsonTokens;

/**
 * Puts the fields of a JSON object on an event.
 *
 * <p>Objects and dotted names mean the same. An array gives the values of its elements in order,
 * one of objects those of each leaf; arrays in arrays are taken as one. Null alone is a null, nulls
 * in an array are left out, and an array without a value is an empty array. An empty object is
 * nothing.
 *
 * <p>If a name stands twice in one object, the last stands, as in nearly every JSON reader, and
 * what the field had elsewhere in the document goes too: to keep both would let whoever can add
 * text to a record add values to a field. A name both dotted and nested has both values, as in
 * Elasticsearch.
 *
 * <p>Owned by one thread; allocates nothing once names are known.
 */
final class FieldMapper {

  private final FieldTree tree;
  private final Outline outline;

  // One level for each object or array that is open below the root of the document.
  private Node[] nodes;
  // The number of an object; 0 for an array.
  private long[] objects = new long[16];
  // Whether an array had a value or an object.
  private boolean[] filled = new boolean[16];
  private int depth;
  private long lastObject;

  FieldMapper(FieldTree tree, Outline outline) {
    this.tree = tree;
    this.outline = outline;
    nodes = new Node[16];
    Arrays.fill(nodes, tree.root());
  }

  /** Starts on a document. */
  void begin() {
    depth = 0;
    open(tree.root(), ++lastObject);
  }

  /** Takes a field of the document's root; the tokens stand on its value, then on its end. */
  void field(JsonTokens tokens, Event event) {
    named(tokens, event);
    finish(tokens, event);
  }

  /** Takes an object at the document's root; the tokens stand on its first name, or its end. */
  void openedObject(String name, @Nullable String first, JsonTokens tokens, Event event) {
    Node node = seen(tree.child(nodes[depth - 1], name), event);
    int outside = depth;
    open(node == null ? tree.nothing() : node, ++lastObject);
    if (first == null) {
      depth = outside;
      return;
    }
    tokens.next();
    named(tokens, event);
    finish(tokens, event);
  }

  /** Goes on until only the document's root is open. */
  private void finish(JsonTokens tokens, Event event) {
    while (depth > 1) {
      switch (tokens.next()) {
        case NAME -> {
          tokens.next();
          named(tokens, event);
        }
        case OBJECT_END -> depth--;
        case ARRAY_END -> closeArray(event);
        case END -> depth = 1;
        case OBJECT, ARRAY, TEXT, WHOLE, FRACTION, TRUE, FALSE, NULL ->
            value(nodes[depth - 1], tokens, event);
      }
    }
  }

  private void named(JsonTokens tokens, Event event) {
    Node node = seen(tree.child(nodes[depth - 1], tokens), event);
    if (node == null) {
      tokens.skip();
    } else {
      value(node, tokens, event);
    }
  }

  /** Takes note of a name in the innermost object; null is one that nobody wants. */
  private @Nullable Node seen(@Nullable Node node, Event event) {
    if (node == null) {
      return null;
    }
    if (node.seenIn == objects[depth - 1]) {
      replace(node, event);
    }
    node.seenIn = objects[depth - 1];
    return node;
  }

  private void value(Node node, JsonTokens tokens, Event event) {
    switch (tokens.current()) {
      case OBJECT -> {
        filled[depth - 1] = true;
        if (tree.hasBelow(node)) {
          open(node, ++lastObject);
        } else {
          tokens.skip();
        }
      }
      case ARRAY -> open(node, 0);
      case NULL -> {
        boolean inArray = objects[depth - 1] == 0;
        if (!inArray && tree.hasField(node)) {
          event.putNull(node.id());
        }
      }
      case TEXT, WHOLE, FRACTION, TRUE, FALSE -> {
        filled[depth - 1] = true;
        if (tree.hasField(node)) {
          Values.put(tokens, node, event);
        }
      }
      case NAME, OBJECT_END, ARRAY_END, END -> {
        // The document is broken here, which the tokens say.
      }
    }
  }

  private void open(Node node, long object) {
    if (depth == objects.length) {
      nodes = Arrays.copyOf(nodes, depth * 2);
      objects = Arrays.copyOf(objects, depth * 2);
      filled = Arrays.copyOf(filled, depth * 2);
    }
    nodes[depth] = node;
    objects[depth] = object;
    filled[depth] = false;
    depth++;
  }

  private void closeArray(Event event) {
    depth--;
    boolean inArray = objects[depth - 1] == 0;
    if (inArray) {
      filled[depth - 1] |= filled[depth];
    } else if (!filled[depth] && tree.hasField(nodes[depth])) {
      event.putEmptyArray(nodes[depth].id());
    }
  }

  /** Takes back what a name gave, because it stands a second time. */
  private void replace(Node node, Event event) {
    outline.duplicates++;
    if (outline.duplicates > DocumentMapper.MAX_DUPLICATES) {
      return;
    }
    if (outline.duplicates == 1) {
      outline.duplicate = node.path();
    }
    var below = new ArrayDeque<Node>();
    below.push(node);
    while (!below.isEmpty()) {
      Node each = below.pop();
      if (each.id() >= 0) {
        event.remove(each.id());
      }
      for (Node child : each.children()) {
        below.push(child);
      }
    }
  }
}
