package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import perilune.catalog.Kind;
import perilune.rules.sigma.SigmaTree;

/**
 * Takes the predicates out of the detection of a Sigma rule. What encodes a value first is told by
 * the operator, and the value stays as it is written.
 */
final class SigmaPredicates {

  /** The field under which keywords are counted: they may stand in any. */
  private static final String KEYWORDS = "keywords";

  private static final List<String> ENCODINGS =
      List.of("base64", "base64offset", "utf16le", "utf16be", "utf16");

  private final PredicateList found;

  SigmaPredicates(PredicateList found) {
    this.found = found;
  }

  void read(SigmaTree.Part detection) {
    walk(detection, Standing.ROOT);
  }

  private void walk(SigmaTree.Part part, Standing standing) {
    switch (part) {
      case SigmaTree.All all -> all.parts().forEach(each -> walk(each, standing));
      case SigmaTree.Any any -> any.parts().forEach(each -> walk(each, standing.belowOr()));
      case SigmaTree.Not(SigmaTree.Not(var inner)) -> walk(inner, standing);
      case SigmaTree.Not not -> walk(not.part(), standing.belowNot());
      case SigmaTree.Line line -> line(line, standing);
      case SigmaTree.Unread _ -> {}
    }
  }

  private void line(SigmaTree.Line line, Standing standing) {
    String field = line.field().isEmpty() ? KEYWORDS : line.field();
    String operator = String.join("|", line.modifiers());
    if (line.values().stream().anyMatch(SigmaTree.Value::missing)) {
      found.add(field, operator, Kind.IS_NULL, List.of(), standing);
    }
    List<SigmaTree.Value> values =
        line.values().stream().filter(value -> !value.missing()).toList();
    if (line.has("exists")) {
      values.forEach(value -> found.add(field, operator, presence(value), List.of(), standing));
      return;
    }
    List<List<SigmaTree.Value>> lists =
        line.has("all") ? values.stream().map(List::of).toList() : List.of(values);
    for (List<SigmaTree.Value> together : lists) {
      if (!together.isEmpty()) {
        found.add(field, operator, shape(line, together), standing);
      }
    }
  }

  private static Kind presence(SigmaTree.Value value) {
    boolean there = value.written().toLowerCase(Locale.ROOT).equals("true");
    return there ? Kind.IS_NOT_NULL : Kind.IS_NULL;
  }

  private static ValueShape shape(SigmaTree.Line line, List<SigmaTree.Value> values) {
    if (ENCODINGS.stream().anyMatch(line::has)) {
      return new ValueShape(Kind.CONTAINS, written(values));
    }
    for (String modifier : line.modifiers()) {
      switch (modifier) {
        case "re" -> {
          return new ValueShape(Kind.MATCH, written(values));
        }
        case "cidr" -> {
          return new ValueShape(Kind.CIDR, written(values));
        }
        case "fieldref" -> {
          return new ValueShape(Kind.FIELDREF, written(values));
        }
        case "lt", "lte", "gt", "gte" -> {
          return new ValueShape(Kind.of(modifier).orElseThrow(), written(values));
        }
        case "startswith" -> {
          return new ValueShape(Kind.STARTS_WITH, texts(values));
        }
        case "endswith" -> {
          return new ValueShape(Kind.ENDS_WITH, texts(values));
        }
        case "contains" -> {
          return new ValueShape(Kind.CONTAINS, lower(texts(values)));
        }
        default -> {}
      }
    }
    return line.field().isEmpty()
        ? new ValueShape(Kind.CONTAINS, lower(texts(values)))
        : ValueShape.ofPieces(values.stream().map(SigmaTree.Value::pieces).toList());
  }

  private static List<String> written(List<SigmaTree.Value> values) {
    return values.stream().map(SigmaTree.Value::written).toList();
  }

  private static List<String> texts(List<SigmaTree.Value> values) {
    return values.stream().map(value -> String.join("*", value.pieces())).toList();
  }

  private static List<String> lower(List<String> values) {
    var all = new ArrayList<String>();
    values.forEach(value -> all.add(value.toLowerCase(Locale.ROOT)));
    return all;
  }
}
