package perilune.catalog.statistics;

/**
 * How much of the tables is shown to people, and from what samples are taken.
 *
 * @param fields rows of the table of fields
 * @param indicators rows of the table of indicators
 * @param exclusions rows of the table of exclusions
 * @param samplesOfRule values of a field that each rule gives as samples
 * @param samples values of a field that are shown
 */
public record TableLimits(
    int fields, int indicators, int exclusions, int samplesOfRule, int samples) {

  /** What a public catalog shows: 15 fields, 30 indicators, 15 exclusions, 5 samples. */
  public static final TableLimits USUAL = new TableLimits(15, 30, 15, 3, 5);
}
