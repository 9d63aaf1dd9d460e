package perilune.catalog.page;

import java.util.List;
import java.util.stream.Collectors;
import perilune.source.HarmlessText;

/** Writes a page as Markdown with tables; no text is ever taken for markup. Used once. */
final class MarkdownPage {

  private static final String SPECIAL = "\\`*_{}[]<>()#+-.!|~&";

  private final Page page;
  private final Frame frame;
  private final Address address;
  private final StringBuilder out = new StringBuilder(4096);

  MarkdownPage(Page page, Frame frame) {
    this.page = page;
    this.frame = frame;
    this.address = new Address(page.path());
  }

  String text() {
    out.append("# ").append(escaped(page.headline())).append('\n');
    page.blocks().forEach(block -> block(block, 2));
    out.append("\n---\n\nComputed from ");
    out.append(
        frame.sources().stream().map(MarkdownPage::source).collect(Collectors.joining("; ")));
    out.append(". Mode ").append(escaped(frame.mode()));
    out.append(". Made by ").append(escaped(frame.program())).append(".\n");
    return out.toString();
  }

  private static String source(Frame.Source source) {
    String commit = source.commit().isEmpty() ? "no commit known" : source.shortCommit();
    String rules = source.rules() < 0 ? "" : ", " + Numbers.grouped(source.rules()) + " rules";
    String licence = source.licence().isEmpty() ? "" : " under " + source.licence();
    return escaped(source.title() + " (" + commit + rules + ")" + licence);
  }

  private void block(Block block, int level) {
    switch (block) {
      case Block.Paragraph(var _, var parts) ->
          out.append('\n')
              .append(parts.stream().map(this::cell).collect(Collectors.joining()))
              .append('\n');
      case Block.Facts(var _, var facts) -> {
        out.append('\n');
        for (Block.Fact fact : facts) {
          out.append("- ").append(escaped(fact.label())).append(": ");
          out.append(cell(fact.value())).append('\n');
        }
      }
      case Block.Section(var _, var title, var blocks) -> {
        out.append('\n').repeat('#', level).append(' ').append(escaped(title)).append('\n');
        blocks.forEach(inner -> block(inner, level + 1));
      }
      case Block.Raw(var _, var title, var text) -> {
        out.append('\n').append(escaped(title)).append(":\n\n");
        text.lines().forEach(line -> out.append("    ").append(HarmlessText.of(line)).append('\n'));
      }
      case Block.Table table -> table(table);
    }
  }

  private void table(Block.Table table) {
    out.append('\n');
    if (!table.caption().isEmpty()) {
      out.append(escaped(table.caption())).append(table.shown().isEmpty() ? ": " : "\n\n");
    }
    if (table.shown().isEmpty()) {
      out.append("none\\.\n");
      return;
    }
    line(table.columns().stream().map(column -> escaped(column.title())).toList());
    line(table.columns().stream().map(_ -> "---").toList());
    table.shown().forEach(row -> line(row.cells().stream().map(this::cell).toList()));
  }

  private void line(List<String> cells) {
    out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private String cell(Cell cell) {
    return switch (cell) {
      case Cell.Text(var text) -> escaped(text);
      case Cell.Code(var text) -> escaped(Shown.of(text));
      case Cell.Amount(var number) -> Numbers.grouped(number);
      case Cell.Badge(var text) -> "**" + escaped(text) + "**";
      case Cell.Outside(var to, var text) -> "[" + escaped(text) + "](<" + to + ">)";
      case Cell.Link link -> {
        String to = address.of(new Cell.Link(link.path(), "", link.label()), PageForm.MARKDOWN);
        yield "[" + cell(link.label()) + "](" + to + ")";
      }
      case Cell.Counts counts -> {
        String vendors = Numbers.byVendor(counts.byVendor());
        String word = counts.word().isEmpty() ? "" : " **" + escaped(counts.word()) + "**";
        yield Numbers.grouped(counts.total())
            + (vendors.isEmpty() ? "" : escaped(" (" + vendors + ")"))
            + word;
      }
      case Cell.Many(var many, var between) ->
          many.stream().map(this::cell).collect(Collectors.joining(escaped(between)));
    };
  }

  private static String escaped(String text) {
    String safe = HarmlessText.of(text);
    var escaped = new StringBuilder(safe.length() + 16);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }
}
