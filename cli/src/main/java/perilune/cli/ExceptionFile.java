package perilune.cli;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import perilune.content.ExceptionItem;
import perilune.content.RuleExceptions;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.SourceText;
import perilune.source.Span;
import perilune.telemetry.json.JsonTree;

/**
 * Reads a file of exceptions as Kibana exports it: a JSON object a line, lists, their items, and
 * rules with the lists that they name.
 *
 * <p>What is wrong is told with its line; an item that is not wholly understood is left out, for
 * half of it would except more. Owned by one thread.
 */
final class ExceptionFile {

  /** Nesting of a line, levels: an item has five. */
  private static final int MAX_NESTING = 64;

  /** Characters of a line that a diagnostic shows. */
  private static final int SHOWN = 120;

  private final String name;
  private final Map<String, List<String>> valueLists;
  private final Instant now;
  private final RuleExceptions into;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final JsonTree json = new JsonTree(MAX_NESTING);
  private int expired;
  private SourceText line;

  /**
   * Makes a reader of one file.
   *
   * @param valueLists values of the lists that items may name, by id
   * @param now items that expired before it are left out
   */
  ExceptionFile(
      String name, Map<String, List<String>> valueLists, Instant now, RuleExceptions into) {
    this.name = name;
    this.valueLists = valueLists;
    this.now = now;
    this.into = into;
    this.line = new SourceText(name, "");
  }

  /** Gives what is wrong with the lines of the text. */
  List<Diagnostic> read(String text) {
    int number = 0;
    for (String next : text.lines().toList()) {
      number++;
      if (!next.isBlank()) {
        line = new SourceText(name, next.substring(0, Math.min(SHOWN, next.length())), number);
        byte[] bytes = next.getBytes(StandardCharsets.UTF_8);
        if (json.read(bytes, 0, bytes.length) == JsonTree.Outcome.READ
            && json.isObject(json.root())) {
          take(json.root());
        } else {
          wrong(DiagnosticCode.EXC001, "this line is no JSON object", "an export has one a line");
        }
      }
    }
    return diagnostics;
  }

  /** Gives how many items were left out because their time is over. */
  int expired() {
    return expired;
  }

  private void take(int root) {
    if (json.member(root, "entries") != JsonTree.NONE) {
      item(root);
    } else if (json.member(root, "rule_id") != JsonTree.NONE) {
      rule(root);
    } else if (text(root, "list_id").isEmpty() && !isSummary(root)) {
      String help = "lines are exception lists, their items, or rules that name lists";
      wrong(DiagnosticCode.EXC001, "this line is nothing that an export holds", help);
    }
  }

  /** The last line of an export says how much it holds. */
  private boolean isSummary(int root) {
    int first = json.first(root);
    return first != JsonTree.NONE
        && (json.name(first).startsWith("exported_") || json.name(first).startsWith("missing_"));
  }

  private void rule(int root) {
    int lists = json.member(root, "exceptions_list");
    for (int list = first(lists); list != JsonTree.NONE; list = json.next(list)) {
      String id = json.isObject(list) ? text(list, "list_id") : "";
      if (!id.isEmpty()) {
        into.bind(text(root, "rule_id"), id);
      }
    }
  }

  private void item(int root) {
    String list = text(root, "list_id");
    if (list.isEmpty()) {
      wrong(DiagnosticCode.EXC001, "this item belongs to no list", "it has no 'list_id'");
      return;
    }
    if (isOver(text(root, "expire_time"))) {
      expired++;
      return;
    }
    int before = diagnostics.size();
    List<ExceptionItem.Entry> entries = entries(json.member(root, "entries"), true);
    if (diagnostics.size() == before && entries.isEmpty()) {
      leftOut("it has no entries");
    }
    if (diagnostics.size() == before
        && !into.add(new ExceptionItem(list, texts(json.member(root, "os_types")), entries))) {
      leftOut("a pattern with an escaped star or question mark cannot be asked for");
    }
  }

  private boolean isOver(String time) {
    try {
      return !time.isEmpty() && Instant.parse(time).isBefore(now);
    } catch (DateTimeException _) {
      leftOut("its 'expire_time' is no time: " + time);
      return true;
    }
  }

  private List<ExceptionItem.Entry> entries(int node, boolean outer) {
    var all = new ArrayList<ExceptionItem.Entry>();
    for (int entry = first(node); entry != JsonTree.NONE; entry = json.next(entry)) {
      ExceptionItem.Entry plain = entry(entry, outer);
      String operator = text(entry, "operator");
      if (!List.of("", "included", "excluded").contains(operator)) {
        leftOut("its operator '" + operator + "' is not known");
      }
      all.add(operator.equals("excluded") ? new ExceptionItem.Entry.Not(plain) : plain);
    }
    return all;
  }

  /** One that is not understood is told of, and with it the item is left out. */
  private ExceptionItem.Entry entry(int node, boolean outer) {
    String field = text(node, "field");
    int value = json.member(node, "value");
    if (field.isEmpty()) {
      leftOut("an entry names no field");
    }
    return switch (text(node, "type")) {
      case "match" -> new ExceptionItem.Entry.OneOf(field, some(texts(value)));
      case "match_any" -> new ExceptionItem.Entry.OneOf(field, some(texts(value)));
      case "wildcard" -> new ExceptionItem.Entry.Like(field, some(texts(value)).getFirst());
      case "exists" -> new ExceptionItem.Entry.Exists(field);
      case "list" -> list(field, json.member(node, "list"));
      case "nested" -> nested(field, node, outer);
      default -> {
        leftOut("an entry of type '" + text(node, "type") + "' is not known");
        yield new ExceptionItem.Entry.Exists(field);
      }
    };
  }

  private ExceptionItem.Entry nested(String field, int node, boolean outer) {
    List<ExceptionItem.Entry> inner =
        outer ? entries(json.member(node, "entries"), false) : List.of();
    if (inner.isEmpty()) {
      leftOut("a nested entry is empty, or nested once more");
    }
    return new ExceptionItem.Entry.Nested(field, inner);
  }

  private ExceptionItem.Entry list(String field, int list) {
    String id = list == JsonTree.NONE ? "" : text(list, "id");
    List<String> values = valueLists.get(id);
    if (values == null) {
      wrong(
          DiagnosticCode.EXC003,
          "this exception is left out: the list of values '" + id + "' was not given",
          "give it with --value-list " + id + "=FILE, a value a line");
      return new ExceptionItem.Entry.Exists(field);
    }
    boolean networks = text(list, "type").startsWith("ip");
    return networks && values.stream().anyMatch(value -> value.contains("/"))
        ? new ExceptionItem.Entry.InNetwork(field, values)
        : new ExceptionItem.Entry.OneOf(field, values);
  }

  private List<String> some(List<String> values) {
    if (values.isEmpty()) {
      leftOut("an entry has no value");
      return List.of("");
    }
    return values;
  }

  private int first(int node) {
    return node != JsonTree.NONE && json.isArray(node) ? json.first(node) : JsonTree.NONE;
  }

  private String text(int object, String member) {
    int node = json.isObject(object) ? json.member(object, member) : JsonTree.NONE;
    return node == JsonTree.NONE || !json.isText(node) ? "" : text(node);
  }

  private String text(int node) {
    return new String(json.bytes(), json.start(node), json.length(node), StandardCharsets.UTF_8);
  }

  /** A text, or the texts of an array. */
  private List<String> texts(int node) {
    var all = new ArrayList<String>();
    if (node != JsonTree.NONE && json.isText(node)) {
      all.add(text(node));
    }
    for (int item = first(node); item != JsonTree.NONE; item = json.next(item)) {
      if (json.isText(item)) {
        all.add(text(item));
      }
    }
    return all;
  }

  private void leftOut(String why) {
    String help = "nothing is excepted by it; export it again, or mend it";
    wrong(DiagnosticCode.EXC002, "this exception is left out: " + why, help);
  }

  private void wrong(DiagnosticCode code, String message, String help) {
    diagnostics.add(Diagnostic.warning(code, line, new Span(0, 0), message).withHelp(help));
  }
}
