package perilune.cli.output;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import perilune.context.baseline.Entry;

/** Writes approved entries as Sigma filters: one document an entry. */
public final class BaselineFilters {

  private BaselineFilters() {}

  /** Writes filters for rules; {@code any} is all rules of the log source. */
  public static void write(List<Entry> entries, List<String> rules, PrintStream out) {
    boolean first = true;
    for (Entry entry : entries) {
      if (!first) {
        out.println("---");
      }
      first = false;
      document(entry, rules, out);
    }
  }

  private static void document(Entry entry, List<String> rules, PrintStream out) {
    var id = UUID.nameUUIDFromBytes(("perilune " + entry.id()).getBytes(StandardCharsets.UTF_8));
    out.println("title: " + quoted("Approved use of Lua " + entry.id()));
    out.println("id: " + id);
    entry
        .approval()
        .ifPresent(yes ->
            out.println("description: " + quoted("Approved by " + yes.by() + ": " + yes.why())));
    out.println("logsource:");
    if (!entry.os().isEmpty()) {
      out.println("  product: " + entry.os());
    }
    out.println("  category: process_creation");
    out.println("filter:");
    if (rules.contains("any")) {
      out.println("  rules: any");
    } else {
      out.println("  rules:");
      rules.forEach(rule -> out.println("    - " + quoted(rule)));
    }
    out.println("  selection:");
    list("Image", BaselineTerms.images(entry), entry, out);
    list("CommandLine|contains", BaselineTerms.scripts(entry), entry, out);
    list(
        "ParentImage",
        BaselineTerms.parents(entry).stream().map(name -> "*/" + name).toList(),
        entry,
        out);
    list("User", BaselineTerms.users(entry), entry, out);
    out.println("  condition: not selection");
  }

  private static void list(String field, List<String> patterns, Entry entry, PrintStream out) {
    if (!patterns.isEmpty()) {
      out.println("    " + field + ":");
      patterns.forEach(pattern -> out.println("      - " + quoted(sigma(entry, pattern))));
    }
  }

  /** Before a star a backslash would take its meaning away: there it stands twice. */
  private static String sigma(Entry entry, String pattern) {
    return BaselineTerms.windows(entry, pattern).replace("\\", "\\\\");
  }

  private static String quoted(String text) {
    return "'" + Shown.plain(text).replace("'", "''") + "'";
  }
}
