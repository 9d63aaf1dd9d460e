package perilune.catalog.page;

/** Addresses between pages of a site, so that it may lie anywhere. */
final class Address {

  private final String up;

  /** Makes addresses from a page. */
  Address(String path) {
    up = "../".repeat((int) path.chars().filter(c -> c == '/').count());
  }

  /** Gives the address of a file of the site. */
  String of(String file) {
    return up + file;
  }

  /** Gives the address of a place on a page in a form. */
  String of(Cell.Link link, PageForm form) {
    String anchor = link.anchor().isEmpty() ? "" : "#" + link.anchor();
    return of(link.path() + form.suffix() + anchor);
  }
}
