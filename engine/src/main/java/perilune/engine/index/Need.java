package perilune.engine.index;

/** Something of which a matching event has at least one. Text is ASCII-folded. */
sealed interface Need {

  /** Stands in the place of a field for all of them: no field has an empty name. */
  String ANYWHERE = "";

  /** Gives the field that has it, or {@link #ANYWHERE}. */
  String field();

  /** Gives how little it says: the sum over a set is to be small. */
  int cost();

  /** A value whose text is this. */
  record Exact(String field, String text) implements Need {

    /** Fields with few values, which nearly every event has. */
    private static final java.util.Set<String> BROAD =
        java.util.Set.of(
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
  record Numeric(String field, double value) implements Need {
    @Override
    public int cost() {
      return 2;
    }
  }

  /** A value in which this text stands. */
  record Piece(String field, String text) implements Need {

    private static final int SHORT = 3;

    @Override
    public int cost() {
      return text.length() < SHORT ? 200 : 10;
    }
  }

  /** Any value. */
  record Presence(String field) implements Need {
    @Override
    public int cost() {
      return 5_000;
    }
  }
}
