package perilune.catalog.page;

import java.util.List;

/**
 * One page.
 *
 * @param path in the site, with {@code /} between its parts and without a suffix
 * @param kind what it is about, in one word that machines read
 * @param mark id that stands before the title, such as {@code T1059.011}; may be empty
 * @param title one line
 * @param blocks what stands on it, in order
 */
public record Page(String path, String kind, String mark, String title, List<Block> blocks) {
  public Page {
    blocks = List.copyOf(blocks);
  }

  /** Gives mark and title as one line. */
  String headline() {
    return mark.isEmpty() || mark.equals(title) ? title : mark + " " + title;
  }
}
