package perilune.telemetry.windows;

import org.jspecify.annotations.Nullable;
import perilune.telemetry.json.JsonTree;

/**
 * Takes events that JSON has as XML has them: {@code System}, {@code EventData}, {@code UserData}.
 *
 * <p>Attributes are in {@code #attributes} (evtx_dump), in a member {@code NAME_attributes} beside
 * (the same, with separate attributes), are named with {@code @} (translated XML), or are plain
 * members (Velociraptor). Owned by one thread.
 */
final class NestedDocument {

  private static final String ATTRIBUTES = "#attributes";
  private static final String ATTRIBUTES_BESIDE = "_attributes";
  private static final String TEXT = "#text";

  private final WindowsRecord record;
  private final NameTable names;
  private final JsonScalars scalars;

  NestedDocument(WindowsRecord record, NameTable names, JsonScalars scalars) {
    this.record = record;
    this.names = names;
    this.scalars = scalars;
  }

  /** Takes an object that has a system part. */
  void take(JsonTree tree, int event) {
    int system = tree.member(event, "System");
    for (int at = tree.first(system); at != JsonTree.NONE; at = tree.next(at)) {
      system(tree, at);
    }
    data(tree, tree.member(event, "EventData"));
    int user = tree.member(event, "UserData");
    for (int at = tree.first(user); at != JsonTree.NONE; at = tree.next(at)) {
      if (tree.isObject(at) && !isAttributes(tree.name(at))) {
        userData(tree, at);
      }
    }
    int rendering = tree.member(event, "RenderingInfo");
    put(SystemSlot.MESSAGE, tree, tree.member(rendering, "Message"));
  }

  private void system(JsonTree tree, int node) {
    String name = tree.name(node);
    if (name.endsWith(ATTRIBUTES_BESIDE)) {
      String element = name.substring(0, name.length() - ATTRIBUTES_BESIDE.length());
      attributes(tree, node, element);
    } else if (tree.isObject(node)) {
      attributes(tree, node, name);
      attributes(tree, tree.member(node, ATTRIBUTES), name);
    } else {
      put(SystemNames.slot(name, ""), tree, node);
    }
  }

  private void attributes(JsonTree tree, int object, String element) {
    for (int at = tree.first(object); at != JsonTree.NONE; at = tree.next(at)) {
      String name = tree.name(at);
      String attribute =
          switch (name) {
            case TEXT, "Value" -> "";
            default -> name.startsWith("@") ? name.substring(1) : name;
          };
      put(SystemNames.slot(element, attribute), tree, at);
    }
  }

  private void put(@Nullable SystemSlot slot, JsonTree tree, int node) {
    boolean taken =
        slot == SystemSlot.KEYWORDS
            ? scalars.takeKeywords(tree, node)
            : slot != null && scalars.take(tree, node);
    if (slot != null && taken && scalars.length() > 0) {
      record.system(slot, scalars.bytes(), scalars.from(), scalars.length());
    }
  }

  /** Takes event data: an object, or what a record without names has. */
  void data(JsonTree tree, int data) {
    if (!tree.isObject(data)) {
      unnamed(tree, data);
      return;
    }
    for (int at = tree.first(data); at != JsonTree.NONE; at = tree.next(at)) {
      String name = tree.name(at);
      if (name.equals("Data")) {
        unnamed(tree, at);
      } else if (!isAttributes(name)) {
        named(names.of(name), tree, at);
      }
    }
  }

  private static boolean isAttributes(String name) {
    return name.equals(ATTRIBUTES) || name.endsWith(ATTRIBUTES_BESIDE) || name.startsWith("@");
  }

  /** Takes data without names: one value or several. */
  void unnamed(JsonTree tree, int node) {
    if (node == JsonTree.NONE || tree.isNull(node)) {
      return;
    }
    if (tree.isArray(node)) {
      for (int at = tree.first(node); at != JsonTree.NONE; at = tree.next(at)) {
        one(tree, at);
      }
      return;
    }
    one(tree, node);
  }

  private void one(JsonTree tree, int node) {
    if (scalars.take(tree, node)) {
      record.unnamedData(scalars.bytes(), scalars.from(), scalars.length());
      return;
    }
    if (!tree.isObject(node)) {
      return;
    }
    int name = tree.member(tree.member(node, ATTRIBUTES), "Name");
    name = name == JsonTree.NONE ? tree.member(node, "@Name") : name;
    int text = tree.member(node, TEXT);
    if (tree.isText(name)) {
      DataName data = names.of(tree.bytes(), tree.start(name), tree.length(name));
      if (text == JsonTree.NONE) {
        record.data(data, tree.bytes(), 0, 0);
      } else {
        named(data, tree, text);
      }
    } else if (tree.isArray(text) || text != JsonTree.NONE) {
      values(tree, text);
    }
  }

  private void values(JsonTree tree, int text) {
    int at = tree.isArray(text) ? tree.first(text) : text;
    while (at != JsonTree.NONE) {
      if (scalars.take(tree, at)) {
        record.unnamedData(scalars.bytes(), scalars.from(), scalars.length());
      }
      at = tree.isArray(text) ? tree.next(at) : JsonTree.NONE;
    }
  }

  /** Takes data of a name: a value, several, or one with attributes; what is deeper by its name. */
  void named(@Nullable DataName name, JsonTree tree, int node) {
    if (scalars.take(tree, node)) {
      record.data(name, scalars.bytes(), scalars.from(), scalars.length());
    } else if (tree.isArray(node)) {
      for (int at = tree.first(node); at != JsonTree.NONE; at = tree.next(at)) {
        if (scalars.take(tree, at)) {
          record.data(name, scalars.bytes(), scalars.from(), scalars.length());
        }
      }
    } else if (tree.member(node, TEXT) != JsonTree.NONE) {
      int text = tree.member(node, TEXT);
      if (!tree.isObject(text)) {
        named(name, tree, text);
      }
    }
  }

  /** Takes the leaves of user data, however deep: the nesting of a tree is bounded. */
  private void userData(JsonTree tree, int object) {
    for (int at = tree.first(object); at != JsonTree.NONE; at = tree.next(at)) {
      String name = tree.name(at);
      if (isAttributes(name)) {
        continue;
      }
      if (scalars.take(tree, at)) {
        record.userData(names.of(name), scalars.bytes(), scalars.from(), scalars.length());
      } else if (scalars.take(tree, tree.member(at, TEXT))) {
        record.userData(names.of(name), scalars.bytes(), scalars.from(), scalars.length());
      } else {
        userData(tree, at);
      }
    }
  }
}
