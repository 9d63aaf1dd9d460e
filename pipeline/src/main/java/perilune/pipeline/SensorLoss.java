package perilune.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * What sensors did not deliver: no finding there does not mean that nothing happened.
 *
 * @param missing audit events whose serial numbers were passed over, of all hosts
 * @param lost audit records that kernels themselves say they lost
 * @param hosts hosts with any of both
 * @param gaps where events are missing, at most {@link #MAX_GAPS}
 */
public record SensorLoss(long missing, long lost, int hosts, List<SensorGap> gaps) {

  /** Gaps named, count; the rest is in the sums. */
  public static final int MAX_GAPS = 100;

  /** Nothing lost. */
  public static final SensorLoss NONE = new SensorLoss(0, 0, 0, List.of());

  public SensorLoss {
    gaps = List.copyOf(gaps);
  }

  /** Gives the sum of this and what one host's sensor did not deliver. */
  SensorLoss plus(String host, SensorGaps more) {
    if (more.missing() == 0 && more.lost() == 0) {
      return this;
    }
    return plus(new SensorLoss(more.missing(), more.lost(), 1, more.gaps(host)));
  }

  /** Gives the sum of both. */
  SensorLoss plus(SensorLoss other) {
    var both = new ArrayList<>(gaps);
    both.addAll(other.gaps.subList(0, Math.min(other.gaps.size(), MAX_GAPS - gaps.size())));
    return new SensorLoss(missing + other.missing, lost + other.lost, hosts + other.hosts, both);
  }
}
