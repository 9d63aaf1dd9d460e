package perilune.cli.output;

import java.io.PrintStream;
import java.util.List;
import java.util.TreeSet;
import perilune.context.baseline.Entry;
import perilune.telemetry.json.JsonLines;

/** Writes approved entries as exceptions, in the form in which Kibana exports them. */
public final class BaselineExceptions {

  private static final String LIST = "perilune-baseline";

  private BaselineExceptions() {}

  /**
   * Writes one list for rules, and one for each rule that approvals include by name.
   *
   * @param rules ids of the rules for which the first list holds
   */
  public static void write(List<Entry> entries, List<String> rules, PrintStream out) {
    try (var json = new JsonLines(out)) {
      list(LIST, json);
      entries.forEach(entry -> items(entry, LIST, json));
      rules.forEach(rule -> bind(rule, LIST, json));
      var despite = new TreeSet<String>();
      entries.forEach(entry -> despite.addAll(entry.despite()));
      for (String rule : despite) {
        String list = LIST + "-" + rule;
        list(list, json);
        entries.stream()
            .filter(entry -> entry.despite().contains(rule))
            .forEach(entry -> items(entry, list, json));
        bind(rule, list, json);
      }
    }
  }

  private static void list(String id, JsonLines json) {
    json.start().text("list_id", id).text("type", "detection").text("name", "Approved uses of Lua");
    json.text("namespace_type", "single").text("description", "From perilune baseline").end();
  }

  private static void bind(String rule, String list, JsonLines json) {
    json.start().text("rule_id", rule).array("exceptions_list").element();
    json.text("list_id", list).text("type", "detection").text("namespace_type", "single");
    json.endObject().endArray().end();
  }

  /** A pattern is one value: each program, script and parent makes an item of its own. */
  private static void items(Entry entry, String list, JsonLines json) {
    List<String> scripts = orNone(BaselineTerms.scripts(entry));
    List<String> parents = orNone(BaselineTerms.parents(entry));
    int number = 0;
    for (String image : BaselineTerms.images(entry)) {
      for (String script : scripts) {
        for (String parent : parents) {
          number++;
          item(entry, number, list, List.of(image, script, parent), json);
        }
      }
    }
  }

  private static List<String> orNone(List<String> patterns) {
    return patterns.isEmpty() ? List.of("") : patterns;
  }

  private static void item(
      Entry entry, int number, String list, List<String> patterns, JsonLines json) {
    json.start().text("item_id", entry.id() + "-" + number).text("list_id", list);
    json.text("type", "simple").text("namespace_type", "single");
    json.text("name", "Approved use of Lua " + entry.id());
    json.text(
        "description",
        entry.approval().map(yes -> "Approved by " + yes.by() + ": " + yes.why()).orElse(""));
    if (!entry.os().isEmpty()) {
      json.texts("os_types", List.of(entry.os()));
    }
    entry
        .approval()
        .flatMap(yes -> yes.until())
        .ifPresent(end -> json.text("expire_time", end.toString()));
    json.array("entries");
    String ending = entry.os().equals("windows") ? ".caseless" : "";
    like("process.executable" + ending, patterns.get(0), entry, json);
    if (!patterns.get(1).isEmpty()) {
      like("process.command_line" + ending, "*" + patterns.get(1) + "*", entry, json);
    }
    if (!patterns.get(2).isEmpty()) {
      like("process.parent.name" + ending, patterns.get(2), entry, json);
    }
    List<String> users = BaselineTerms.users(entry);
    if (!users.isEmpty()) {
      json.element().text("field", "user.name").text("type", "match_any");
      json.text("operator", "included").texts("value", users).endObject();
    }
    json.endArray().end();
  }

  private static void like(String field, String pattern, Entry entry, JsonLines json) {
    String written = BaselineTerms.windows(entry, pattern).replace("\\", "\\\\");
    json.element().text("field", field).text("type", "wildcard").text("operator", "included");
    json.text("value", written).endObject();
  }
}
