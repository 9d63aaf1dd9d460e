package perilune.catalog.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import perilune.catalog.Catalog;
import perilune.catalog.page.Cell;
import perilune.catalog.page.Frame;
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

  /**
   * Counts a catalog. O(values of all rules).
   *
   * @param book what techniques are called
   * @param program name and version, to be told on pages
   * @param build tells apart programs that would make other pages of the same catalog
   */
  public SiteBuild(Catalog catalog, TechniqueBook book, String program, String build) {
    this.model = new SiteModel(catalog, book, frame(catalog, book, program));
    this.build = build;
  }

  private static Frame frame(Catalog catalog, TechniqueBook book, String program) {
    var sources = new ArrayList<Frame.Source>();
    catalog.corpora().stream()
        .map(corpus -> List.of(corpus.vendor(), corpus.commit()))
        .distinct()
        .forEach(one -> sources.add(source(catalog, one.getFirst(), one.getLast())));
    if (!book.release().isEmpty()) {
      var attack = VendorSource.of("attack");
      sources.add(
          new Frame.Source(
              "attack",
              attack.title(),
              attack.address(),
              book.release(),
              -1,
              attack.licence(),
              attack.licenceAddress()));
    }
    var navigation =
        new ArrayList<>(
            List.of(
                Cell.Link.to("index", "Techniques"),
                Cell.Link.to("indicator/index", "Indicators"),
                Cell.Link.to("exclusion/index", "Exclusions"),
                Cell.Link.to("event/index", "Events"),
                Cell.Link.to("vendor/index", "Vendors")));
    if (!book.release().isEmpty()) {
      navigation.add(Cell.Link.to("attack/index", "ATT&CK"));
    }
    String mode = catalog.mode().name().toLowerCase(Locale.ROOT);
    return new Frame(mode, program, sources, navigation);
  }

  private static Frame.Source source(Catalog catalog, String vendor, String commit) {
    var source = VendorSource.of(vendor);
    long rules = catalog.rules().stream().filter(rule -> rule.vendor().equals(vendor)).count();
    return new Frame.Source(
        vendor,
        source.title(),
        source.address(),
        commit,
        (int) rules,
        source.licence(),
        source.licenceAddress());
  }

  /** Gives all files, in no order; they are made when they are asked for. */
  public List<PlannedFiles> files() {
    var files = new ArrayList<PlannedFiles>();
    String frame = model.frame() + build + model.book().state();
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

  private Stream<PlannedPage> pages() {
    return Stream.of(
            new IndexPages(model).pages(),
            new TechniquePages(model).pages(),
            new RulePages(model).pages(),
            new ValuePages(model, model.indicators()).pages(),
            new ValuePages(model, model.exclusions()).pages(),
            new EventPages(model).pages(),
            new VendorPages(model).pages(),
            attack())
        .flatMap(List::stream);
  }

  private List<PlannedPage> attack() {
    return model.book() instanceof AttackBook attack
        ? new AttackPages(model, attack).pages()
        : List.of();
  }

  private List<byte[]> forms(Page page) {
    return Arrays.stream(PageForm.values()).map(form -> form.write(page, model.frame())).toList();
  }
}
