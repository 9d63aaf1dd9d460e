package perilune.cli.output;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import perilune.engine.explain.Answer;
import perilune.engine.explain.Term;

/** Shows conditions as trees: alone, or with what an event says to each term. */
public final class TermText {

  private static final String STEP = "  ";
  private static final int MAX_VALUE = 100;
  private static final int MAX_VALUES = 6;

  private final PrintStream out;
  private final String yes;
  private final String no;

  /** Makes one that prints to a stream; marks are plain words where they cannot be written. */
  public TermText(PrintStream out) {
    this.out = out;
    boolean signs = canWrite(out.charset());
    yes = signs ? "✓" : "ok";
    no = signs ? "✗" : "--";
  }

  private static boolean canWrite(Charset charset) {
    return charset.canEncode() && charset.newEncoder().canEncode("✓✗");
  }

  /** Shows what is asked. */
  public void print(Term term, String indent) {
    switch (term) {
      case Term.Group(var all, var parts) -> {
        out.println(indent + (all ? "all of:" : "one of:"));
        parts.forEach(part -> print(part, indent + STEP));
      }
      case Term.Leaf leaf -> out.println(indent + asked(leaf));
    }
  }

  /** Shows what is asked and what an event says to it. */
  public void print(Answer answer, String indent) {
    print(answer, indent, !answer.holds());
  }

  /** What would have to change is said only of terms on which the whole depends. */
  private void print(Answer answer, String indent, boolean matters) {
    String mark = indent + (answer.holds() ? yes : no) + " ";
    switch (answer) {
      case Answer.OfGroup(var holds, var all, var parts) -> {
        out.println(mark + (all ? "all of:" : "one of:"));
        parts.forEach(part -> print(part, indent + STEP, matters && !holds));
      }
      case Answer.OfLeaf(var holds, var leaf, var values) -> {
        out.println(mark + asked(leaf));
        String is = values(leaf, values);
        String way = !holds && matters ? wayOut(leaf) : "";
        if (!is.isEmpty() || !way.isEmpty()) {
          out.println(indent + STEP + STEP + is + way);
        }
      }
    }
  }

  private static String asked(Term.Leaf leaf) {
    String not = leaf.negated() ? "not " : "";
    String text =
        leaf.asks().isEmpty() ? not + leaf.subject() : leaf.subject() + ": " + not + leaf.asks();
    return Shown.plain(text);
  }

  private static String values(Term.Leaf leaf, List<List<String>> values) {
    var told = new ArrayList<String>();
    for (int i = 0; i < values.size(); i++) {
      String name = leaf.asks().isEmpty() ? leaf.fields().get(i) + " " : "it ";
      told.add(Shown.plain(name) + "is " + shown(values.get(i)));
    }
    return String.join(", ", told);
  }

  /** Gives the values of a field, quoted; the first of many. */
  public static String shown(List<String> values) {
    if (values.isEmpty()) {
      return "absent";
    }
    List<String> first =
        values.stream()
            .limit(MAX_VALUES)
            .map(value -> '"' + Shown.cut(value, MAX_VALUE) + '"')
            .toList();
    int more = values.size() - first.size();
    return String.join(", ", first) + (more == 0 ? "" : " and " + more + " more");
  }

  private static String wayOut(Term.Leaf leaf) {
    if (leaf.asks().isEmpty()) {
      return leaf.fields().isEmpty()
          ? ""
          : "; this would have to be " + (leaf.negated() ? "false" : "true");
    }
    if (leaf.negated()) {
      return "; it must not be " + Shown.plain(leaf.asks());
    }
    return "; it would have to be " + Shown.plain(leaf.asks());
  }
}
