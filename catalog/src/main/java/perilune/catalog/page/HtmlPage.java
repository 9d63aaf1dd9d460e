package perilune.catalog.page;

import java.util.List;
import java.util.Set;

/** Writes a page as HTML. Used once. */
final class HtmlPage {

  /** Rows from which on a table can be narrowed by typing. */
  private static final int MIN_FILTERED_ROWS = 20;

  /** Columns whose cells say by themselves what they are, where there is no room for heads. */
  private static final Set<String> OBVIOUS =
      Set.of("field", "kind", "value", "title", "rule", "name", "technique", "provider", "event");

  /** Columns of one word that is never broken. */
  private static final Set<String> WORDS = Set.of("kind", "role");

  private final Page page;
  private final Frame frame;
  private final Address address;
  private final Markup html = new Markup();
  private final HtmlCells cells;

  HtmlPage(Page page, Frame frame) {
    this.page = page;
    this.frame = frame;
    this.address = new Address(page.path());
    this.cells = new HtmlCells(html, address);
  }

  String text() {
    html.doctype().open("html", "lang", "en");
    HtmlHead.write(html, page.headline() + " – Perilune catalog", address.of(Stylesheet.FILE));
    html.open("body");
    html.leaf("a", "Skip to the content", "class", "skip", "href", "#content");
    navigation();
    html.open("main", "id", "content");
    heading();
    page.blocks().forEach(block -> block(block, 2));
    html.close();
    footer();
    html.script(FilterScript.TEXT);
    html.close().close();
    return html.end();
  }

  private void navigation() {
    html.open("header").open("nav", "aria-label", "Parts of the catalog");
    html.open("ul");
    for (Cell.Link link : frame.navigation()) {
      html.open("li");
      boolean here = link.path().equals(page.path());
      html.open("a", "href", address.of(link, PageForm.HTML), "aria-current", here ? "page" : "");
      cells.write(link.label());
      html.close().close();
    }
    html.close().close().close();
  }

  private void heading() {
    html.open("h1");
    if (!page.mark().isEmpty() && !page.mark().equals(page.title())) {
      html.leaf("span", page.mark(), "class", "mark").text(" ");
    }
    html.text(page.title()).close();
  }

  private void block(Block block, int level) {
    switch (block) {
      case Block.Paragraph(var _, var parts) -> {
        html.open("p");
        parts.forEach(cells::write);
        html.close();
      }
      case Block.Facts(var _, var facts) -> facts(facts);
      case Block.Section(var key, var title, var blocks) -> {
        html.open("section", "class", level == 2 ? "panel" : "");
        html.leaf("h" + level, title, "id", key.isEmpty() ? "" : "s-" + key);
        blocks.forEach(inner -> block(inner, level + 1));
        html.close();
      }
      case Block.Raw(var _, var title, var text) -> {
        html.open("details").leaf("summary", title).open("pre").open("code");
        text.lines().forEach(line -> html.text(line).newLine());
        html.close().close().close();
      }
      case Block.Table table -> table(table);
    }
  }

  private void facts(List<Block.Fact> facts) {
    html.open("dl", "class", "facts");
    for (Block.Fact fact : facts) {
      html.open("div");
      html.leaf("dt", fact.label());
      html.open("dd");
      cells.write(fact.value());
      html.close().close();
    }
    html.close();
  }

  private void table(Block.Table table) {
    if (table.shown().isEmpty()) {
      html.leaf("p", table.caption().isEmpty() ? "None." : table.caption() + ": none.");
      return;
    }
    html.open("table", "data-filter", table.shown().size() < MIN_FILTERED_ROWS ? "" : "rows");
    if (!table.caption().isEmpty()) {
      html.leaf("caption", table.caption());
    }
    html.open("thead").open("tr");
    table.columns().forEach(column -> html.leaf("th", column.title(), "scope", "col"));
    html.close().close();
    html.open("tbody");
    table.shown().forEach(row -> row(table, row));
    html.close().close();
  }

  private void row(Block.Table table, Block.Row row) {
    html.open("tr", "id", row.id());
    for (int i = 0; i < row.cells().size(); i++) {
      Cell cell = row.cells().get(i);
      Block.Column column = table.columns().get(i);
      boolean labelled = !cell.equals(Cell.NONE) && !OBVIOUS.contains(column.key());
      String label = labelled ? column.title() : "";
      html.open("td", "data-label", label, "class", WORDS.contains(column.key()) ? "word" : "");
      if (i == table.opens() && !row.openings().isEmpty()) {
        opening(cell, row.openings());
      } else {
        cells.write(cell);
      }
      html.close();
    }
    html.close();
  }

  private void opening(Cell cell, List<Block.Opening> openings) {
    html.open("details").open("summary");
    cells.write(cell);
    html.close();
    for (Block.Opening opening : openings) {
      if (!opening.title().isEmpty()) {
        html.leaf("p", opening.title());
      }
      if (opening.items().isEmpty()) {
        continue;
      }
      html.open("ul");
      for (Cell item : opening.items()) {
        html.open("li");
        cells.write(item);
        html.close();
      }
      int more = opening.total() - opening.items().size();
      if (more > 0) {
        html.leaf("li", "and " + Numbers.grouped(more) + " more", "class", "faint");
      }
      html.close();
    }
    html.close();
  }

  private void footer() {
    html.open("footer").open("p");
    html.text("Computed from ");
    for (int i = 0; i < frame.sources().size(); i++) {
      html.text(i == 0 ? "" : "; ");
      source(frame.sources().get(i));
    }
    html.text(". Mode " + frame.mode() + ". Made by " + frame.program() + ".").close();
    html.open("p")
        .text(
            "Facts about rules, not the rules: those are their authors’ and stand where "
                + "they publish them. This page as ");
    String file = page.path().substring(page.path().lastIndexOf('/') + 1);
    html.leaf("a", "Markdown", "href", file + PageForm.MARKDOWN.suffix());
    html.text(" or ");
    html.leaf("a", "JSON", "href", file + PageForm.JSON.suffix());
    html.text(".").close().close();
  }

  private void source(Frame.Source source) {
    if (source.address().isEmpty()) {
      html.text(source.title());
    } else {
      html.leaf("a", source.title(), "href", source.address(), "rel", "noreferrer");
    }
    html.text(source.commit().isEmpty() ? " (no commit known" : " (" + source.shortCommit());
    html.text(source.rules() < 0 ? ")" : ", " + Numbers.grouped(source.rules()) + " rules)");
    if (!source.licence().isEmpty()) {
      html.text(" under ");
      if (source.licenceAddress().isEmpty()) {
        html.text(source.licence());
      } else {
        html.leaf("a", source.licence(), "href", source.licenceAddress(), "rel", "noreferrer");
      }
    }
  }
}
