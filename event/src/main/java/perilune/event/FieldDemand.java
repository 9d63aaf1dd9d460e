package perilune.event;

import java.util.BitSet;

/**
 * Tells which fields somebody will look at, so that readers extract and context computes only
 * those.
 *
 * <p>Immutable. A field outside the demand may still be on an event; it must not be missed.
 */
public final class FieldDemand {

  private static final FieldDemand ALL = new FieldDemand(new BitSet(), true);

  // The fields wanted, or, where all are, those that are not.
  private final BitSet ids;
  private final boolean all;

  private FieldDemand(BitSet ids, boolean all) {
    this.ids = ids;
    this.all = all;
  }

  /** Asks for everything that a record says. */
  public static FieldDemand all() {
    return ALL;
  }

  /** Asks for everything that a record says, but for one known field. */
  public static FieldDemand allBut(KnownField field) {
    var without = new BitSet();
    without.set(field.id());
    return new FieldDemand(without, true);
  }

  /** Asks for everything that a record says, but for the fields of these ids. */
  public static FieldDemand allBut(BitSet ids) {
    return new FieldDemand((BitSet) ids.clone(), true);
  }

  /** Asks for the fields of these ids. */
  public static FieldDemand of(BitSet ids) {
    return new FieldDemand((BitSet) ids.clone(), false);
  }

  /** Says whether a field is asked for. */
  public boolean wants(int id) {
    return all != ids.get(id);
  }

  /** Says whether a field is asked for. */
  public boolean wants(KnownField field) {
    return wants(field.id());
  }

  /** Says whether everything is asked for, whatever its name. */
  public boolean wantsAll() {
    return all;
  }

  /** Gives a demand that asks for these fields too. */
  public FieldDemand plus(KnownField... more) {
    BitSet sum = (BitSet) ids.clone();
    for (KnownField field : more) {
      sum.set(field.id(), !all);
    }
    return new FieldDemand(sum, all);
  }
}
