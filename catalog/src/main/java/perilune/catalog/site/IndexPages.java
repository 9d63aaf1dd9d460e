package perilune.catalog.site;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import perilune.catalog.CodePointOrder;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;
import perilune.catalog.page.Frame;
import perilune.catalog.page.Page;

/** The first page: where the numbers come from, and all techniques. */
final class IndexPages {

  private final SiteModel model;

  IndexPages(SiteModel model) {
    this.model = model;
  }

  List<PlannedPage> pages() {
    var key = new Key();
    key.with(model.indicators().size() + " " + model.exclusions().size());
    model
        .byTechnique()
        .forEach(
            (id, rules) -> key.with(id + " " + model.book().entry(id) + model.byVendor(rules)));
    return List.of(new PlannedPage("index", key.text(), this::page));
  }

  private Page page() {
    var blocks = new ArrayList<Block>();
    blocks.add(
        Block.Paragraph.of(
            "What detection rules look at, which values they look for and what they leave out,"
                + " counted over whole corpora: by technique, value, exclusion, event and vendor."));
    blocks.add(
        new Block.Facts(
            "counts",
            List.of(
                new Block.Fact("rules", "Rules", new Cell.Amount(model.rules().size())),
                new Block.Fact("techniques", "Techniques", new Cell.Amount(techniques())),
                new Block.Fact(
                    "indicators", "Distinct values", new Cell.Amount(model.indicators().size())),
                new Block.Fact(
                    "exclusions",
                    "Distinct exclusions",
                    new Cell.Amount(model.exclusions().size())))));
    blocks.add(corpora());
    blocks.add(techniqueTable());
    return new Page("index", "index", "", "Rule catalog", blocks);
  }

  private long techniques() {
    return model.byTechnique().values().stream().filter(rules -> !rules.isEmpty()).count();
  }

  private Block.Section corpora() {
    List<Block.Row> rows =
        model.frame().sources().stream()
            .map(source ->
                Block.Row.of(
                    source.rules() < 0
                        ? new Cell.Text(source.name())
                        : Cell.Link.to(VendorPages.page(source.name()), source.name()),
                    new Cell.Outside(source.address(), source.title()),
                    new Cell.Text(source.commit().isEmpty() ? "none known" : source.shortCommit()),
                    source.rules() < 0 ? Cell.NONE : new Cell.Amount(source.rules()),
                    licence(source)))
            .toList();
    var columns =
        List.of(
            new Block.Column("vendor", "Vendor"),
            new Block.Column("published", "Published at"),
            new Block.Column("commit", "Commit or release"),
            new Block.Column("rules", "Rules"),
            new Block.Column("licence", "Licence"));
    return new Block.Section(
        "", "Where the numbers come from", List.of(Block.Table.of("corpora", "", columns, rows)));
  }

  private static Cell licence(Frame.Source source) {
    return source.licenceAddress().isEmpty()
        ? new Cell.Text(source.licence())
        : new Cell.Outside(source.licenceAddress(), source.licence());
  }

  private Block.Section techniqueTable() {
    var rows = new ArrayList<Block.Row>();
    model
        .byTechnique()
        .forEach((id, rules) -> {
          SortedMap<String, Integer> byVendor = model.byVendor(rules);
          var entry = model.book().entry(id);
          rows.add(
              Block.Row.of(
                  Cell.Link.to(SiteModel.techniquePage(id), id),
                  new Cell.Text(entry.map(TechniqueBook.Entry::name).orElse("")),
                  RuleRows.texts(entry.map(TechniqueBook.Entry::tactics).orElse(List.of())),
                  new Cell.Counts(rules.size(), byVendor, "")));
        });
    rows.sort((one, other) -> CodePointOrder.BY_CODE_POINT.compare(id(one), id(other)));
    var columns =
        List.of(
            new Block.Column("technique", "Technique"),
            new Block.Column("name", "Name"),
            new Block.Column("tactics", "Tactics"),
            new Block.Column("rules", "Rules"));
    return new Block.Section(
        "techniques_all",
        "Techniques (" + rows.size() + ")",
        List.of(Block.Table.of("techniques", "", columns, rows)));
  }

  private static String id(Block.Row row) {
    return row.cells().getFirst() instanceof Cell.Link link ? link.path() : "";
  }
}
