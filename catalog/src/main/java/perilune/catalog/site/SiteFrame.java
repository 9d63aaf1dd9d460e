package perilune.catalog.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import perilune.catalog.Catalog;
import perilune.catalog.page.Cell;
import perilune.catalog.page.Frame;

/** What stands on every page: the parts of the site, and where its numbers come from. */
final class SiteFrame {

  private SiteFrame() {}

  /** Gives the frame of a site, with a part for changes where there is an older catalog. */
  static Frame of(Catalog catalog, TechniqueBook book, String program, boolean changes) {
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
    if (changes) {
      navigation.add(Cell.Link.to("diff/index", "Changes"));
    }
    String mode = catalog.mode().name().toLowerCase(Locale.ROOT);
    return new Frame(mode, program, sources(catalog, book.release()), navigation);
  }

  /** Gives the corpora, and the release of ATT&CK unless it is empty. */
  static List<Frame.Source> sources(Catalog catalog, String release) {
    var sources = new ArrayList<Frame.Source>();
    catalog.corpora().stream()
        .map(corpus -> List.of(corpus.vendor(), corpus.commit()))
        .distinct()
        .forEach(one -> {
          String vendor = one.getFirst();
          long rules =
              catalog.rules().stream().filter(rule -> rule.vendor().equals(vendor)).count();
          sources.add(source(vendor, one.getLast(), (int) rules));
        });
    if (!release.isEmpty()) {
      sources.add(source("attack", release, -1));
    }
    return sources;
  }

  private static Frame.Source source(String vendor, String commit, int rules) {
    var source = VendorSource.of(vendor);
    return new Frame.Source(
        vendor,
        source.title(),
        source.address(),
        commit,
        rules,
        source.licence(),
        source.licenceAddress());
  }
}
