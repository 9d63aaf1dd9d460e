package perilune.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import perilune.content.RuleFacts;
import perilune.telemetry.json.JsonLines;

/**
 * Counts the rules of a tree by language and type: how many there are, run, and do not, with
 * building blocks and deprecated rules in columns of their own, then why rules do not run.
 *
 * <p>The same rules give the same table, in whatever order. At most 100 columns wide.
 */
public final class RuleTable {

  /** The kinds of rules that are told apart; a deprecated building block is deprecated. */
  private enum Standing {
    RULE("rules"),
    BUILDING_BLOCK("building blocks"),
    DEPRECATED("deprecated");

    private final String title;

    Standing(String title) {
      this.title = title;
    }

    static Standing of(RuleFacts facts) {
      if (facts.deprecated()) {
        return DEPRECATED;
      }
      return facts.buildingBlock() ? BUILDING_BLOCK : RULE;
    }
  }

  private static final int STANDINGS = Standing.values().length;
  private static final String NONE = "-";
  private static final int REASON_WIDTH = 62;

  private record Kind(String language, String type) {}

  private record Reason(Kind kind, String words) {}

  private static final Comparator<Kind> BY_NAME =
      Comparator.comparing(Kind::language).thenComparing(Kind::type);

  private final Map<Kind, long[]> found = new TreeMap<>(BY_NAME);
  private final Map<Kind, long[]> running = new TreeMap<>(BY_NAME);
  private final Map<Reason, long[]> reasons =
      new TreeMap<>(Comparator.comparing(Reason::kind, BY_NAME).thenComparing(Reason::words));

  /** Counts rules. */
  public RuleTable(List<JudgedRule> rules) {
    for (JudgedRule rule : rules) {
      RuleFacts facts = rule.facts();
      var kind = new Kind(orNone(facts.language()), orNone(facts.type()));
      int standing = Standing.of(facts).ordinal();
      found.computeIfAbsent(kind, _ -> new long[STANDINGS])[standing]++;
      running.computeIfAbsent(kind, _ -> new long[STANDINGS])[standing] += rule.runs() ? 1 : 0;
      if (!rule.runs()) {
        var reason = new Reason(kind, rule.reason());
        reasons.computeIfAbsent(reason, _ -> new long[STANDINGS])[standing]++;
      }
    }
  }

  private static String orNone(String text) {
    return text.isBlank() ? NONE : text;
  }

  /** Shows it to a person. */
  public void print(PrintStream out) {
    if (found.isEmpty()) {
      return;
    }
    out.println(head());
    out.println(line("language", "type", List.of()));
    long[] allFound = new long[STANDINGS];
    long[] allRunning = new long[STANDINGS];
    found.forEach((kind, counts) -> {
      long[] run = running.getOrDefault(kind, new long[STANDINGS]);
      out.println(line(kind.language(), kind.type(), cells(counts, run)));
      add(allFound, counts);
      add(allRunning, run);
    });
    out.println(line("all", "", cells(allFound, allRunning)));
    printReasons(out);
  }

  private static String head() {
    var text = new StringBuilder(" ".repeat(28));
    for (Standing standing : Standing.values()) {
      text.append(String.format(Locale.ROOT, "  %20s", standing.title));
    }
    return text.toString();
  }

  private static void add(long[] sum, long[] more) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += more[i];
    }
  }

  private static List<Long> cells(long[] counts, long[] run) {
    var cells = new ArrayList<Long>();
    for (int i = 0; i < counts.length; i++) {
      cells.addAll(List.of(counts[i], run[i], counts[i] - run[i]));
    }
    return cells;
  }

  private static String line(String language, String type, List<Long> cells) {
    var text = new StringBuilder();
    text.append(
        String.format(Locale.ROOT, "%-9s %-18s", Shown.cut(language, 9), Shown.cut(type, 18)));
    for (int i = 0; i < STANDINGS * 3; i++) {
      String gap = i % 3 == 0 ? "  " : " ";
      String cell = cells.isEmpty() ? List.of("found", "run", "not").get(i % 3) : "" + cells.get(i);
      text.append(gap).append(String.format(Locale.ROOT, "%6s", cell));
    }
    return text.toString();
  }

  private void printReasons(PrintStream out) {
    if (reasons.isEmpty()) {
      return;
    }
    out.println();
    out.println("not run, and why (deprecated ones in brackets):");
    reasons.forEach((reason, counts) -> {
      long deprecated = counts[Standing.DEPRECATED.ordinal()];
      String kind = reason.kind().language() + " " + reason.kind().type();
      String also = deprecated == 0 ? "" : " (" + deprecated + ")";
      long others = counts[Standing.RULE.ordinal()] + counts[Standing.BUILDING_BLOCK.ordinal()];
      out.println(
          String.format(
              Locale.ROOT,
              "%6d%-6s  %-22s %s",
              others,
              also,
              Shown.cut(kind, 22),
              Shown.cut(reason.words(), REASON_WIDTH)));
    });
  }

  /** Writes it as documents: one a kind of rules, one a reason. */
  public void write(JsonLines lines) {
    found.forEach((kind, counts) -> {
      lines.start().text("kind", "rules").text("language", kind.language());
      lines.text("type", kind.type());
      long[] run = running.getOrDefault(kind, new long[STANDINGS]);
      for (Standing standing : Standing.values()) {
        int i = standing.ordinal();
        lines.object(key(standing)).number("found", counts[i]).number("run", run[i]);
        lines.number("not_run", counts[i] - run[i]).endObject();
      }
      lines.end();
    });
    reasons.forEach((reason, counts) -> {
      lines.start().text("kind", "not_run").text("language", reason.kind().language());
      lines.text("type", reason.kind().type()).text("reason", reason.words());
      for (Standing standing : Standing.values()) {
        lines.number(key(standing), counts[standing.ordinal()]);
      }
      lines.end();
    });
  }

  private static String key(Standing standing) {
    return standing.title.replace(' ', '_');
  }
}
