package perilune.catalog.events;

/**
 * An event that a rule reads.
 *
 * @param event what a sensor writes
 * @param explicit whether the rule names it by number; else it follows from what the rule reads
 * @param why the words of the rule from which it follows
 */
public record CoveredEvent(SensorEvent event, boolean explicit, String why) {}
