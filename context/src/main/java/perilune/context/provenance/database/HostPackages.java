package perilune.context.provenance.database;

import java.util.List;
import java.util.Map;

/**
 * What a host says of its packages and of itself.
 *
 * @param files that packages own
 * @param gap whether a file that is not among them may have an owner
 * @param alternatives links that the system of alternatives keeps, with their targets
 * @param hostName from {@code /etc/hostname}, empty where it does not say
 * @param machineId from {@code /etc/machine-id}, empty where it does not say
 * @param system what the host runs; events of another are of another host
 */
public record HostPackages(
    FileTable files,
    Gap gap,
    Map<String, String> alternatives,
    String hostName,
    String machineId,
    HostSystem system) {
  public HostPackages {
    alternatives = Map.copyOf(alternatives);
  }

  /**
   * Gives the names by which events know the host. One that does not say its name can be any: its
   * machine's id alone would refuse all.
   */
  public List<String> names() {
    return hostName.isEmpty() || hostName.equals("localhost") || hostName.startsWith("localhost.")
        ? List.of()
        : List.of(hostName, machineId);
  }
}
