package perilune.scenarios.record;

import java.util.Map;

/**
 * What was recorded of a story.
 *
 * @param bytes the records
 * @param pids process number of each actor that has one
 */
// Nobody compares recordings, and copying megabytes to be safe from it would cost more.
@SuppressWarnings("ArrayRecordComponent")
public record Recording(byte[] bytes, Map<String, Integer> pids) {
  public Recording {
    pids = Map.copyOf(pids);
  }
}
