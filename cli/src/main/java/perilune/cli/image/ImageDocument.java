package perilune.cli.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perilune.telemetry.json.JsonTree;

/** A JSON document of an image. What is not there is empty. */
final class ImageDocument {

  private static final int MAX_NESTING = 64;

  private final JsonTree tree = new JsonTree(MAX_NESTING, 1 << 16);

  ImageDocument(byte[] bytes) throws IOException {
    JsonTree.Outcome outcome = tree.read(bytes, 0, bytes.length);
    if (outcome != JsonTree.Outcome.READ) {
      throw new IOException("a document of the image is no JSON: " + tree.problem());
    }
  }

  int root() {
    return tree.root();
  }

  /** Gives the node of a name in an object, else {@link JsonTree#NONE}. */
  int at(int node, String... names) {
    int at = node;
    for (String name : names) {
      at = at != JsonTree.NONE && tree.isObject(at) ? tree.member(at, name) : JsonTree.NONE;
    }
    return at;
  }

  /** Gives what is in a list. */
  List<Integer> items(int node) {
    var all = new ArrayList<Integer>();
    if (node != JsonTree.NONE && tree.isArray(node)) {
      for (int item = tree.first(node); item != JsonTree.NONE; item = tree.next(item)) {
        all.add(item);
      }
    }
    return all;
  }

  /** Gives the names in an object. */
  List<String> names(int node) {
    var all = new ArrayList<String>();
    if (node != JsonTree.NONE && tree.isObject(node)) {
      for (int item = tree.first(node); item != JsonTree.NONE; item = tree.next(item)) {
        all.add(tree.name(item));
      }
    }
    return all;
  }

  /** Gives a text, empty where there is none. */
  String text(int node) {
    return node != JsonTree.NONE && tree.isText(node)
        ? new String(tree.bytes(), tree.start(node), tree.length(node), StandardCharsets.UTF_8)
        : "";
  }

  /** Says whether there is a truth, and it is true. */
  boolean isTrue(int node) {
    return node != JsonTree.NONE && tree.isTruth(node) && tree.number(node) == 1;
  }
}
