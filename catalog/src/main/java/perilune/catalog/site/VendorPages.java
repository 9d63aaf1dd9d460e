package perilune.catalog.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import perilune.catalog.Corpus;
import perilune.catalog.Reading;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;
import perilune.catalog.page.Page;
import perilune.catalog.statistics.VendorCounts;

/** The pages of vendors: what their corpora hold, and what of it could not be read and why. */
final class VendorPages {

  private final SiteModel model;

  VendorPages(SiteModel model) {
    this.model = model;
  }

  static String page(String vendor) {
    return "vendor/" + Slug.of(vendor);
  }

  List<PlannedPage> pages() {
    var pages = new ArrayList<PlannedPage>();
    var all = new Key();
    List<VendorCounts> counts = VendorCounts.of(model.catalog());
    for (VendorCounts one : counts) {
      var key = new Key().with(one.toString());
      rules(one.vendor()).forEach(rule -> key.with(rule.outline()));
      problems(one.vendor()).forEach(problem -> key.with(problem.toString()));
      String text = key.text();
      all.with(text);
      pages.add(new PlannedPage(page(one.vendor()), text, () -> page(one)));
    }
    pages.add(new PlannedPage("vendor/index", all.text(), () -> index(counts)));
    return pages;
  }

  private List<SiteRule> rules(String vendor) {
    return model.rules().stream().filter(rule -> rule.vendor().equals(vendor)).toList();
  }

  private List<Corpus.Problem> problems(String vendor) {
    return model.catalog().corpora().stream()
        .filter(corpus -> corpus.vendor().equals(vendor))
        .flatMap(corpus -> corpus.problems().stream())
        .toList();
  }

  private Page index(List<VendorCounts> counts) {
    var rows = new ArrayList<Block.Row>();
    for (VendorCounts one : counts) {
      SortedMap<String, Integer> read = read(one.vendor());
      rows.add(
          Block.Row.of(
              Cell.Link.to(page(one.vendor()), one.vendor()),
              new Cell.Amount(one.rules()),
              new Cell.Amount(read.getOrDefault("whole", 0)),
              new Cell.Amount(read.getOrDefault("partial", 0)),
              new Cell.Amount(read.getOrDefault("none", 0)),
              new Cell.Amount(one.skipped().values().stream().mapToInt(Integer::intValue).sum()),
              new Cell.Amount(problems(one.vendor()).size())));
    }
    var columns =
        List.of(
            new Block.Column("vendor", "Vendor"),
            new Block.Column("rules", "Rules"),
            new Block.Column("whole", "Read whole"),
            new Block.Column("partial", "Read in part"),
            new Block.Column("none", "No predicates"),
            new Block.Column("left_out", "Left out"),
            new Block.Column("unusable", "Unusable files"));
    return new Page(
        "vendor/index",
        "vendor_index",
        "",
        "Vendors",
        List.of(Block.Table.of("vendors", "", columns, rows)));
  }

  private SortedMap<String, Integer> read(String vendor) {
    var counts = new TreeMap<String, Integer>();
    rules(vendor).forEach(rule -> counts.merge(RuleRows.read(rule), 1, Integer::sum));
    return counts;
  }

  private Page page(VendorCounts counts) {
    var source = VendorSource.of(counts.vendor());
    String commit = model.commit(counts.vendor());
    var facts = new ArrayList<Block.Fact>();
    facts.add(new Block.Fact("rules", "Rules", new Cell.Amount(counts.rules())));
    facts.add(
        new Block.Fact(
            "commit", "Commit", new Cell.Text(commit.isEmpty() ? "none known" : commit)));
    if (!source.address().isEmpty()) {
      facts.add(
          new Block.Fact(
              "published", "Published at", new Cell.Outside(source.address(), source.title())));
      facts.add(
          new Block.Fact(
              "licence", "Licence", new Cell.Outside(source.licenceAddress(), source.licence())));
    }
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Facts("about", facts));
    blocks.add(counted("languages", "Rules by language", "Language", counts.languages()));
    blocks.add(
        counted("read", "Rules by how much of them could be read", "Read", read(counts.vendor())));
    blocks.add(counted("left_out", "Left out on purpose", "Reason", counts.skipped()));
    blocks.add(counted("unread", "Rules without all predicates", "Reason", counts.unread()));
    blocks.add(unread(counts.vendor()));
    blocks.add(problemTable(counts.vendor()));
    return new Page(page(counts.vendor()), "vendor", "", source.title(), blocks);
  }

  private static Block.Section counted(
      String key, String title, String column, Map<String, Integer> counts) {
    List<Block.Row> rows =
        counts.entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Integer> one) -> -one.getValue())
                    .thenComparing(Map.Entry::getKey))
            .map(one -> Block.Row.of(new Cell.Text(one.getKey()), new Cell.Amount(one.getValue())))
            .toList();
    var columns = List.of(new Block.Column("name", column), new Block.Column("rules", "Rules"));
    return new Block.Section("", title, List.of(Block.Table.of(key, "", columns, rows)));
  }

  private Block.Section unread(String vendor) {
    var rows = new ArrayList<Block.Row>();
    for (SiteRule rule : rules(vendor)) {
      for (Reading.Reason reason : rule.rule().reading().reasons()) {
        rows.add(
            Block.Row.of(
                rule.link(), new Cell.Text(reason.kind()), new Cell.Text(reason.detail())));
      }
    }
    var columns =
        List.of(
            new Block.Column("rule", "Rule"),
            new Block.Column("reason", "Reason"),
            new Block.Column("detail", "Detail"));
    return new Block.Section(
        "",
        "What could not be read, rule by rule",
        List.of(Block.Table.of("unread_rules", "", columns, rows)));
  }

  private Block.Section problemTable(String vendor) {
    List<Block.Row> rows =
        problems(vendor).stream()
            .map(one ->
                Block.Row.of(
                    new Cell.Code(one.path()),
                    new Cell.Text(one.reason()),
                    new Cell.Text(one.detail())))
            .toList();
    var columns =
        List.of(
            new Block.Column("file", "File"),
            new Block.Column("reason", "Reason"),
            new Block.Column("detail", "Detail"));
    return new Block.Section(
        "",
        "Files that are no rules",
        List.of(Block.Table.of("unusable_files", "", columns, rows)));
  }
}
