package perilune.catalog.page;

import java.util.List;
import java.util.SortedMap;

/** Something that stands in a line. */
public sealed interface Cell {

  /** Nothing. */
  Cell NONE = new Text("");

  /** Words. */
  record Text(String text) implements Cell {}

  /** Other people's characters, to be read one by one. */
  record Code(String text) implements Cell {}

  /** A number. */
  record Amount(long number) implements Cell {}

  /**
   * A link to another page of the site.
   *
   * @param path of the page
   * @param anchor place on it; empty for its start
   */
  record Link(String path, String anchor, Cell label) implements Cell {

    /** Gives a link of words to the start of a page. */
    public static Link to(String path, String text) {
      return new Link(path, "", new Text(text));
    }
  }

  /** A link to somewhere else, which is followed only by those who choose to. */
  record Outside(String address, String text) implements Cell {}

  /** A word that stands out. */
  record Badge(String text) implements Cell {}

  /**
   * A number of rules, and how many are whose.
   *
   * @param word stands out behind it; may be empty
   */
  record Counts(int total, SortedMap<String, Integer> byVendor, String word) implements Cell {}

  /** Several things with a mark between them. */
  record Many(List<Cell> cells, String between) implements Cell {
    public Many {
      cells = List.copyOf(cells);
    }

    /** Gives a list with commas. */
    public static Many list(List<? extends Cell> cells) {
      return new Many(List.copyOf(cells), ", ");
    }
  }
}
