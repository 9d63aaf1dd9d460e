package perilune.pipeline.sequencer;

/**
 * What a sequencer met.
 *
 * @param late events that came after a later one had been released
 * @param untimed events without a time
 * @param clockJumps leaps of the clock that no second event confirmed
 * @param spilled events that had to wait on disk
 * @param oddities the first places of the others
 */
public record SequencerCounters(
    long late, long untimed, long clockJumps, long spilled, Oddities oddities) {

  /** Nothing met yet. */
  public static final SequencerCounters NONE = new SequencerCounters(0, 0, 0, 0, new Oddities());

  /** Gives the sum of both. */
  public SequencerCounters plus(SequencerCounters other) {
    var both = new Oddities();
    both.addAll(oddities);
    both.addAll(other.oddities);
    return new SequencerCounters(
        late + other.late,
        untimed + other.untimed,
        clockJumps + other.clockJumps,
        spilled + other.spilled,
        both);
  }
}
