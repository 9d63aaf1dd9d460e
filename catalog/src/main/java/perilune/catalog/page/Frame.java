package perilune.catalog.page;

import java.util.List;

/**
 * What stands on every page of a site.
 *
 * @param mode how rules were read
 * @param program name and version of what made the site
 * @param sources where the numbers come from
 * @param navigation the first pages of its parts
 */
public record Frame(String mode, String program, List<Source> sources, List<Cell.Link> navigation) {

  /**
   * A corpus, or another thing that numbers come from.
   *
   * @param name as in tables
   * @param title as its makers call it
   * @param address where they publish it; may be empty
   * @param commit or release; empty where it has none
   * @param rules number of rules that count; -1 where it is not about rules
   * @param licence its name; empty where unknown
   * @param licenceAddress where it stands; may be empty
   */
  public record Source(
      String name,
      String title,
      String address,
      String commit,
      int rules,
      String licence,
      String licenceAddress) {

    /** Gives what people recognise a commit by. */
    public String shortCommit() {
      boolean hash =
          commit.length() == 40 && commit.chars().allMatch(c -> Character.digit(c, 16) >= 0);
      return hash ? commit.substring(0, 10) : commit;
    }
  }

  public Frame {
    sources = List.copyOf(sources);
    navigation = List.copyOf(navigation);
  }
}
