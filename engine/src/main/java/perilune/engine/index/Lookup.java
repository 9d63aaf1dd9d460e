package perilune.engine.index;

import java.util.Set;

/** Something to look for in the values of an event. Text is ASCII-folded. */
sealed interface Lookup {

  /** Stands in the place of a field for all of them: no field has an empty name. */
  String ANYWHERE = "";

  /** Gives the field whose values are looked at, or {@link #ANYWHERE}. */
  String field();

  /** Gives how little finding it says: the sum over a set of needs is to be small. */
  int cost();

  /** A value whose text is this. */
  record Whole(String field, String text) implements Lookup {

    /** Fields with few values, which nearly every event has. */
    private static final Set<String> BROAD =
        Set.of(
            "event.category",
            "event.type",
            "event.kind",
            "event.outcome",
            "event.module",
            "event.dataset",
            "event.provider",
            "agent.type",
            "host.os.type",
            "host.os.family",
            "network.direction",
            "network.transport",
            "network.type",
            "process.interactive",
            "user.id",
            "user.name",
            "user.effective.id",
            "user.effective.name",
            "perilune.lineage.state");

    @Override
    public int cost() {
      return BROAD.contains(field) ? 1_000 : 1;
    }
  }

  /** A value that is this number, or reads as it. */
  record Numeric(String field, double value) implements Lookup {
    @Override
    public int cost() {
      return 2;
    }
  }

  /** A value in which this text, never empty, stands. */
  record Piece(String field, String text, Place place) implements Lookup {

    private static final int SHORT = 3;

    @Override
    public int cost() {
      int base = text.length() < SHORT ? 200 : 10;
      return place == Place.ANYWHERE ? base : base / 2;
    }
  }

  /** Any value. */
  record Presence(String field) implements Lookup {
    @Override
    public int cost() {
      return 5_000;
    }
  }

  /** Where a piece stands in a value. */
  enum Place {
    ANYWHERE,
    PREFIX,
    SUFFIX
  }
}
