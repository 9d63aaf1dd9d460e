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
            "process.Ext.token.integrity_level_name",
            "winlog.event_data.IntegrityLevel",
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

    /** Texts that stand in a value of most events, or in that of many. */
    private static final Set<String> EVERYDAY =
        Set.of(
            "c:\\",
            ":\\",
            "c:\\windows\\",
            ":\\windows\\",
            "\\windows\\",
            "c:\\windows\\system32\\",
            ":\\windows\\system32\\",
            "\\windows\\system32\\",
            "\\system32\\",
            "c:\\users\\",
            ":\\users\\",
            "\\users\\",
            "\\appdata\\",
            "\\appdata\\local\\",
            "\\cmd.exe",
            "cmd.exe",
            "\\powershell.exe",
            "powershell",
            "\\svchost.exe",
            "/bin/",
            "/usr/",
            "/usr/bin/",
            "/home/");

    @Override
    public int cost() {
      if (EVERYDAY.contains(text)) {
        return 150;
      }
      return switch (text.length()) {
        case 1, 2 -> 200;
        case 3, 4 -> 60;
        case 5, 6 -> 20;
        default -> 5;
      };
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
