package perilune.scenarios.record;

/**
 * An account on the host.
 *
 * @param id its number
 * @param name its name
 */
public record Account(int id, String name) {

  /** The account that may do everything. */
  public static final Account ROOT = new Account(0, "root");
}
