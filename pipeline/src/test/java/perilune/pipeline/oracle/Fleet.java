package perilune.pipeline.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the telemetry of some hosts: process trees that fork, exec and exit, Lua in many ways,
 * network, files, boots, equal times, identical records, records without host or time.
 *
 * <p>Lines come in the order of time. The order of a host's events is fully said by time and
 * sequence, but for identical records: files can be split anywhere.
 */
final class Fleet {

  /**
   * One event as its source writes it.
   *
   * @param auditd audit records, else a JSON document
   * @param host number of the host
   * @param text one line or several, each ended
   */
  record Recorded(boolean auditd, int host, String text) {}

  private static final List<Integer> STEPS_MILLIS =
      List.of(0, 0, 0, 0, 1, 1, 2, 10, 10, 100, 400, 1_500, 4_000, 15_000);
  private static final long BEGIN_MILLIS = 1_795_294_603_000L;

  private final SplittableRandom random;
  private final List<FleetHost> hosts = new ArrayList<>();

  /** Makes a fleet of so many hosts, of all kinds. */
  Fleet(SplittableRandom random, int hosts) {
    this.random = random;
    for (int i = 0; i < hosts; i++) {
      hosts().add(new FleetHost(i, random.split()));
    }
  }

  private List<FleetHost> hosts() {
    return hosts;
  }

  /** Gives about so many events. */
  List<Recorded> records(int count) {
    var all = new ArrayList<Recorded>();
    long now = BEGIN_MILLIS;
    while (all.size() < count) {
      now += STEPS_MILLIS.get(random.nextInt(STEPS_MILLIS.size()));
      if (random.nextInt(300) == 0) {
        now += 20 * 60_000L;
      }
      // Bursts of one host, as in life.
      FleetHost host = hosts.get(random.nextInt(hosts.size()));
      for (int i = random.nextInt(4); i >= 0; i--) {
        host.act(now, all);
      }
    }
    return all;
  }
}
