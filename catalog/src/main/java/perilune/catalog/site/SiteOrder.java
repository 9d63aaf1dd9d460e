package perilune.catalog.site;

import java.util.Comparator;
import perilune.catalog.CodePointOrder;

/** The order of rules in lists. */
final class SiteOrder {

  /** By title, then page, which no two rules share. */
  static final Comparator<SiteRule> BY_TITLE =
      Comparator.comparing(SiteRule::title, CodePointOrder.BY_CODE_POINT)
          .thenComparing(SiteRule::page, CodePointOrder.BY_CODE_POINT);

  private SiteOrder() {}
}
