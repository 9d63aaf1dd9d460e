package perilune.catalog.page;

import java.io.ByteArrayOutputStream;
import java.util.List;
import perilune.telemetry.json.JsonLines;

/** Writes a page as one JSON document, with all rows of its tables. Used once. */
final class JsonPage {

  private final Page page;
  private final Frame frame;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
  private final JsonLines json = new JsonLines(bytes);

  JsonPage(Page page, Frame frame) {
    this.page = page;
    this.frame = frame;
  }

  byte[] bytes() {
    json.start();
    json.text("page", page.path());
    json.text("kind", page.kind());
    json.textIfAny("id", page.mark());
    json.text("title", page.title());
    json.text("mode", frame.mode());
    json.array("sources");
    frame.sources().forEach(this::source);
    json.endArray();
    page.blocks().forEach(this::block);
    json.end();
    json.close();
    return bytes.toByteArray();
  }

  private void source(Frame.Source source) {
    json.element();
    json.text("name", source.name());
    json.text("title", source.title());
    json.text("commit", source.commit());
    if (source.rules() >= 0) {
      json.number("rules", source.rules());
    }
    json.textIfAny("licence", source.licence());
    json.endObject();
  }

  private void block(Block block) {
    switch (block) {
      case Block.Paragraph(var key, var parts) -> {
        if (!key.isEmpty()) {
          json.text(key, String.join("", parts.stream().map(JsonPage::words).toList()));
        }
      }
      case Block.Facts(var key, var facts) -> {
        json.object(key);
        facts.forEach(fact -> member(fact.key(), fact.value()));
        json.endObject();
      }
      case Block.Raw(var key, var _, var text) -> json.text(key, text);
      case Block.Section(var key, var _, var blocks) -> {
        if (key.isEmpty()) {
          blocks.forEach(this::block);
        } else {
          json.object(key);
          blocks.forEach(this::block);
          json.endObject();
        }
      }
      case Block.Table table -> {
        json.array(table.key());
        table.rows().forEach(row -> row(table.columns(), row));
        json.endArray();
      }
    }
  }

  private void row(List<Block.Column> columns, Block.Row row) {
    json.element();
    for (int i = 0; i < row.cells().size(); i++) {
      member(columns.get(i).key(), row.cells().get(i));
    }
    for (Block.Opening opening : row.openings()) {
      json.array(opening.key());
      opening.items().forEach(this::element);
      json.endArray();
      if (opening.total() > opening.items().size()) {
        json.number(opening.key() + "_total", opening.total());
      }
    }
    json.endObject();
  }

  private void member(String name, Cell cell) {
    switch (cell) {
      case Cell.Amount(var number) -> json.number(name, number);
      case Cell.Counts counts -> {
        json.object(name);
        counts(counts);
      }
      case Cell.Many(var many, var _) -> {
        json.array(name);
        many.forEach(this::element);
        json.endArray();
      }
      case Cell.Link link -> json.text(name, words(link)).text(name + "_page", place(link));
      case Cell.Outside(var to, var text) -> json.text(name, text).text(name + "_address", to);
      case Cell.Text _, Cell.Code _, Cell.Badge _ -> json.text(name, words(cell));
    }
  }

  private void counts(Cell.Counts counts) {
    json.number("all", counts.total());
    counts.byVendor().forEach(json::number);
    json.endObject();
  }

  private void element(Cell cell) {
    switch (cell) {
      case Cell.Amount(var number) -> json.element(number);
      case Cell.Counts counts -> {
        json.element();
        counts(counts);
      }
      case Cell.Many(var many, var _) ->
          json.element(String.join("", many.stream().map(JsonPage::words).toList()));
      case Cell.Link link ->
          json.element().text("title", words(link)).text("page", place(link)).endObject();
      case Cell.Outside(var to, var text) ->
          json.element().text("title", text).text("address", to).endObject();
      case Cell.Text _, Cell.Code _, Cell.Badge _ -> json.element(words(cell));
    }
  }

  private static String place(Cell.Link link) {
    return link.anchor().isEmpty() ? link.path() : link.path() + "#" + link.anchor();
  }

  private static String words(Cell cell) {
    return switch (cell) {
      case Cell.Text(var text) -> text;
      case Cell.Code(var text) -> text;
      case Cell.Badge(var text) -> text;
      case Cell.Amount(var number) -> Long.toString(number);
      case Cell.Counts counts -> Integer.toString(counts.total());
      case Cell.Outside(var _, var text) -> text;
      case Cell.Link link -> words(link.label());
      case Cell.Many(var many, var between) ->
          String.join(between, many.stream().map(JsonPage::words).toList());
    };
  }
}
