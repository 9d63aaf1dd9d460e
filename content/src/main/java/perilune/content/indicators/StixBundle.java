package perilune.content.indicators;

import java.nio.charset.StandardCharsets;
import perilune.event.Event;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.json.JsonTree;

/**
 * Takes the indicators of a STIX 2.1 bundle, a TAXII envelope, a list of objects, or one object.
 *
 * <p>Of an indicator with several values each is taken as an indicator of its own, for any of them
 * is enough. Revoked ones are left out. Places are numbers of objects, for a bundle is often one
 * line.
 */
final class StixBundle {

  /** Values in one bundle, count: an indicator has some 15, so this is a million of them. */
  private static final int MAX_VALUES = 1 << 24;

  private static final String TIME_FIELD = "@timestamp";

  private final Collected into;
  private final JsonTree tree = new JsonTree(ReadLimits.DEFAULT_MAX_NESTING, MAX_VALUES);
  private long number;

  StixBundle(Collected into) {
    this.into = into;
  }

  void read(byte[] bytes, int from, int length) {
    JsonTree.Outcome outcome = tree.read(bytes, from, length);
    if (outcome != JsonTree.Outcome.READ) {
      into.refuse("the STIX document cannot be read: " + tree.problem());
      return;
    }
    int root = tree.root();
    int list = tree.isArray(root) ? root : tree.member(root, "objects");
    if (list == JsonTree.NONE) {
      object(root);
      return;
    }
    for (int one = tree.first(list); one != JsonTree.NONE; one = tree.next(one)) {
      object(one);
    }
  }

  private void object(int object) {
    number++;
    int revoked = tree.member(object, "revoked");
    boolean isRevoked = tree.isTruth(revoked) && tree.number(revoked) == 1;
    if (!tree.isText(tree.member(object, "type"), "indicator") || isRevoked) {
      return;
    }
    int language = tree.member(object, "pattern_type");
    if (language != JsonTree.NONE && !tree.isText(language, "stix")) {
      refuse("a pattern in '" + text(language) + "' is not read");
      return;
    }
    StixPattern.Result pattern = StixPattern.read(text(tree.member(object, "pattern")));
    if (!pattern.problem().isEmpty()) {
      refuse(pattern.problem());
    }
    for (StixPattern.Comparison comparison : pattern.comparisons()) {
      Event event = into.blank();
      describe(object, event);
      CsvIndicators.fill(event, comparison.kind(), comparison.value(), into);
      into.take(event, number);
    }
  }

  private void refuse(String problem) {
    into.refuse("object " + number + ": " + problem);
  }

  private void describe(int object, Event event) {
    for (String name : new String[] {"modified", "valid_from", "created"}) {
      String time = text(tree.member(object, name));
      if (!time.isEmpty() && !event.has(into.fields().intern(TIME_FIELD))) {
        event.put(into.fields().intern(TIME_FIELD), time);
      }
    }
    String name = text(tree.member(object, "name"));
    if (!name.isEmpty()) {
      event.put(into.fields().intern("threat.indicator.description"), name);
    }
  }

  private String text(int node) {
    return tree.isText(node)
        ? new String(tree.bytes(), tree.start(node), tree.length(node), StandardCharsets.UTF_8)
        : "";
  }
}
