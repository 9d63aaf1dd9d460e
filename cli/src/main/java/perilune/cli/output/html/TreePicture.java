package perilune.cli.output.html;

import java.util.ArrayList;
import java.util.List;
import perilune.findings.ProcessTree;

/**
 * A process tree as a picture, and as a list for those who do not see pictures or want all of a
 * command line.
 *
 * <p>The picture grows downwards and a little to the right with each generation, so that chains,
 * which most trees are, stay as narrow as a phone. Boxes of the rule's events carry their numbers.
 */
final class TreePicture {

  /** Processes drawn, count. */
  static final int MAX_DRAWN = 60;

  /** Generations, count; lineage knows no more. */
  private static final int MAX_DEPTH = 64;

  private static final int BOX_WIDTH = 304;
  private static final int INDENT = 18;
  private static final int GAP = 14;
  private static final int PADDING = 12;
  private static final int LINE_HEIGHT = 17;

  /** Characters of a command line in a box, by the widest of usual fixed-width fonts. */
  private static final int LINE_CHARACTERS = 38;

  private static final int MAX_LINES = 2;
  private static final int MAX_NUMBERS = 4;
  private static final int NUMBER_STEP = 22;

  private final HtmlWriter html;
  private final String id;
  private final Story story;
  private final List<Placed> placed = new ArrayList<>();
  private int omitted;

  /** A process and where its box is; the parent is a number in the list, or below 0. */
  private record Placed(ProcessTree.Node node, int parent, int depth, int top, List<String> lines) {

    int left() {
      return 2 + depth * INDENT;
    }

    int height() {
      return 2 * PADDING + 16 + lines.size() * LINE_HEIGHT - 4;
    }

    int middle() {
      return top + height() / 2;
    }

    int bottom() {
      return top + height();
    }
  }

  TreePicture(HtmlWriter html, String id, ProcessTree tree, Story story) {
    this.html = html;
    this.id = id;
    this.story = story;
    tree.roots().forEach(root -> place(root, -1, 0));
  }

  private void place(ProcessTree.Node node, int parent, int depth) {
    if (placed.size() >= MAX_DRAWN || depth >= MAX_DEPTH) {
      omitted++;
      return;
    }
    int top = placed.isEmpty() ? 2 : placed.getLast().bottom() + GAP;
    placed.add(
        new Placed(
            node, parent, depth, top, FittedText.lines(command(node), LINE_CHARACTERS, MAX_LINES)));
    int own = placed.size() - 1;
    node.children().forEach(child -> place(child, own, depth + 1));
  }

  private static String command(ProcessTree.Node node) {
    return node.commandLine().isEmpty() ? node.executable() : node.commandLine();
  }

  private static String name(ProcessTree.Node node) {
    String path = node.executable();
    String name = node.name().isEmpty() ? path.substring(path.lastIndexOf('/') + 1) : node.name();
    return name.isEmpty() ? "unknown process" : name;
  }

  void write(String culprit) {
    if (placed.isEmpty()) {
      html.leaf("p", "Nothing is known of the processes.", "class", "note");
      return;
    }
    html.open(
        "div", "class", "scroll", "tabindex", "0", "role", "group", "aria-labelledby", id + "-t");
    int width = placed.stream().mapToInt(Placed::left).max().orElse(0) + BOX_WIDTH + 2;
    int height = placed.getLast().bottom() + 2;
    html.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "tree",
        "width",
        Integer.toString(width),
        "height",
        Integer.toString(height),
        "viewBox",
        "0 0 " + width + " " + height,
        "role",
        "img",
        "aria-labelledby",
        id + "-t");
    html.leaf("title", "Process tree of " + culprit + ", as text below", "id", id + "-t");
    placed.forEach(this::edge);
    placed.forEach(this::box);
    html.close().close();
    if (omitted > 0) {
      String more = Wording.counted(omitted, "further branch");
      html.leaf("p", "Not drawn: " + more + ".", "class", "note");
    }
    asText();
  }

  private void edge(Placed child) {
    if (child.parent() < 0) {
      return;
    }
    Placed parent = placed.get(child.parent());
    int x = parent.left() + INDENT / 2;
    String path =
        "M%d %dV%dq0 6 6 6H%d".formatted(x, parent.bottom(), child.middle() - 6, child.left());
    html.open("path", "class", "edge", "d", path);
  }

  private void box(Placed placed) {
    ProcessTree.Node node = placed.node();
    List<Integer> numbers = story.numbersOf(node.entityId());
    String kind = node.culprit() ? "culprit" : numbers.isEmpty() ? "ancestor" : "step";
    html.open("g", "class", kind);
    html.leaf("title", Wording.value(command(node)));
    html.open(
        "rect",
        "x",
        Integer.toString(placed.left()),
        "y",
        Integer.toString(placed.top()),
        "width",
        Integer.toString(BOX_WIDTH),
        "height",
        Integer.toString(placed.height()),
        "rx",
        "7");
    int y = placed.top() + PADDING + 11;
    int x = numbers(numbers, placed.left() + PADDING, y);
    html.open("text", "x", Integer.toString(x), "y", Integer.toString(y));
    html.leaf("tspan", FittedText.lines(name(node), 20, 1).getFirst(), "class", "name");
    String pid = story.pidOf(node.entityId());
    String mark = node.culprit() ? "culprit" : "";
    html.leaf("tspan", pid.isEmpty() ? "" : "pid " + pid, "class", "pid", "dx", "8");
    html.leaf("tspan", mark, "class", "mark", "dx", "8").close();
    String left = Integer.toString(placed.left() + PADDING);
    for (String line : placed.lines()) {
      y += LINE_HEIGHT;
      html.leaf("text", line, "class", "command", "x", left, "y", Integer.toString(y));
    }
    html.close();
  }

  /** Draws the numbers of events on the left, where a phone shows them; gives where they end. */
  private int numbers(List<Integer> numbers, int left, int y) {
    int shown = Math.min(MAX_NUMBERS, numbers.size());
    int x = left;
    for (int i = 0; i < shown; i++) {
      boolean more = i == shown - 1 && numbers.size() > shown;
      String middle = Integer.toString(x + 9);
      html.open("circle", "cx", middle, "cy", Integer.toString(y - 4), "r", "9");
      html.leaf(
          "text",
          more ? "…" : Integer.toString(numbers.get(i)),
          "class",
          "number",
          "x",
          middle,
          "y",
          Integer.toString(y));
      x += NUMBER_STEP;
    }
    return shown == 0 ? left : x + 2;
  }

  private void asText() {
    html.open("details").leaf("summary", "Process tree as text, with whole command lines");
    int depth = -1;
    for (Placed node : placed) {
      if (node.depth() > depth) {
        html.open("ul", "class", "tree-text");
      } else {
        html.close();
        closeLevels(depth - node.depth());
      }
      html.open("li");
      depth = node.depth();
      asText(node.node());
    }
    html.close();
    closeLevels(depth);
    html.close().close();
  }

  private void closeLevels(int levels) {
    for (int i = 0; i < levels; i++) {
      html.close().close();
    }
  }

  private void asText(ProcessTree.Node node) {
    String pid = story.pidOf(node.entityId());
    html.leaf("strong", Wording.value(name(node)), "dir", "auto").text(" ");
    html.leaf("span", pid.isEmpty() ? "" : "pid " + pid, "class", "faint").text(" ");
    html.text(node.culprit() ? "(culprit) " : "");
    List<Integer> numbers = story.numbersOf(node.entityId());
    if (!numbers.isEmpty()) {
      String events = String.join(", ", numbers.stream().map(String::valueOf).toList());
      html.text((numbers.size() == 1 ? "event " : "events ") + events + " ");
    }
    html.leaf("code", Wording.value(command(node)), "dir", "ltr");
  }
}
