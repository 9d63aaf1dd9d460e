package perilune.catalog.page;

/** Writes what stands in a line as HTML. Owned by one page. */
final class HtmlCells {

  private final Markup html;
  private final Address address;

  HtmlCells(Markup html, Address address) {
    this.html = html;
    this.address = address;
  }

  void write(Cell cell) {
    switch (cell) {
      case Cell.Text(var text) -> html.text(text);
      case Cell.Code(var text) -> html.leaf("code", Shown.of(text));
      case Cell.Amount(var number) -> html.text(Numbers.grouped(number));
      case Cell.Badge(var text) -> html.leaf("b", text);
      case Cell.Outside(var to, var text) -> html.leaf("a", text, "href", to, "rel", "noreferrer");
      case Cell.Link link -> {
        html.open("a", "href", address.of(link, PageForm.HTML));
        write(link.label());
        html.close();
      }
      case Cell.Counts counts -> counts(counts);
      case Cell.Many(var many, var between) -> {
        for (int i = 0; i < many.size(); i++) {
          html.text(i == 0 ? "" : between);
          write(many.get(i));
        }
      }
    }
  }

  private void counts(Cell.Counts counts) {
    html.text(Numbers.grouped(counts.total()));
    if (!counts.byVendor().isEmpty()) {
      html.text(" ").leaf("small", Numbers.byVendor(counts.byVendor()));
    }
    if (!counts.word().isEmpty()) {
      html.text(" ").leaf("b", counts.word());
    }
  }
}
