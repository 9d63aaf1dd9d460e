package perilune.catalog.site;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import perilune.catalog.Catalog;
import perilune.catalog.corpus.RuleCodec;
import perilune.catalog.diff.CatalogDiff;
import perilune.catalog.diff.CatalogSnapshot;
import perilune.catalog.page.Page;
import perilune.catalog.page.PageForm;
import perilune.catalog.page.Stylesheet;
import perilune.catalog.site.files.PlannedFiles;

/** All files of a site. */
public final class SiteBuild {

  private static final List<String> SUFFIXES =
      Arrays.stream(PageForm.values()).map(PageForm::suffix).toList();

  private final SiteModel model;
  private final String build;
  private final Optional<Catalog> since;

  /**
   * Counts a catalog. O(values of all rules).
   *
   * @param book what techniques are called
   * @param program name and version, to be told on pages
   * @param build tells apart programs that would make other pages of the same catalog
   * @param since an older catalog, for pages of what changed; nothing for none
   */
  public SiteBuild(
      Catalog catalog, TechniqueBook book, String program, String build, Optional<Catalog> since) {
    this.since = since;
    this.build = build;
    this.model =
        new SiteModel(catalog, book, SiteFrame.of(catalog, book, program, since.isPresent()));
  }

  /** Gives all files, in no order; they are made when they are asked for. */
  public List<PlannedFiles> files() {
    var files = new ArrayList<PlannedFiles>();
    // First, for it takes longest: the other cores make pages meanwhile.
    files.add(snapshotFile());
    // Hashed once: it is longer than most of what pages are made of.
    String frame = new Key().with(model.frame() + build + model.book().state()).text();
    pages()
        .forEach(page ->
            files.add(
                new PlannedFiles(
                    page.path(),
                    SUFFIXES,
                    new Key().with(frame).with(page.key()).text(),
                    () -> forms(page.page().get()))));
    byte[] sheet = Stylesheet.bytes();
    String sheetStem = Stylesheet.FILE.substring(0, Stylesheet.FILE.lastIndexOf('.'));
    files.add(
        new PlannedFiles(
            sheetStem, List.of(".css"), new Key().with(sheet).text(), () -> List.of(sheet)));
    return files;
  }

  private PlannedFiles snapshotFile() {
    var all = new Key().with(model.catalog().corpora().toString());
    model.rules().forEach(rule -> all.with(rule.hash()));
    return new PlannedFiles(
        "catalog", List.of(".json"), all.with(build).text(), () -> List.of(snapshot()));
  }

  private byte[] snapshot() {
    var out = new ByteArrayOutputStream();
    CatalogSnapshot.write(model.catalog(), out);
    return out.toByteArray();
  }

  private Stream<PlannedPage> pages() {
    return Stream.of(
            new IndexPages(model).pages(),
            new TechniquePages(model).pages(),
            new RulePages(model).pages(),
            new ValuePages(model, model.indicators()).pages(),
            new ValuePages(model, model.exclusions()).pages(),
            new EventPages(model).pages(),
            new VendorPages(model).pages(),
            attack(),
            since.map(this::diff).orElse(List.of()))
        .flatMap(List::stream);
  }

  private List<PlannedPage> attack() {
    return model.book() instanceof AttackBook attack
        ? new AttackPages(model, attack).pages()
        : List.of();
  }

  private List<PlannedPage> diff(Catalog older) {
    var key = new Key();
    older.rules().forEach(rule -> key.with(RuleCodec.bytes(rule)));
    model.rules().forEach(rule -> key.with(rule.hash()));
    // A corpus that the older one did not have is no change of rules.
    Catalog younger = model.catalog().ofVendors(older.vendors());
    return DiffPages.of(model, CatalogDiff.of(older, younger), key.text());
  }

  private List<byte[]> forms(Page page) {
    return Arrays.stream(PageForm.values()).map(form -> form.write(page, model.frame())).toList();
  }
}
