package perilune.context.lineage;

import perilune.event.FieldDemand;
import perilune.event.KnownField;

/** Which derived fields are worth writing: looked up once, not for each event. */
final class Demanded {

  private final boolean[] wanted = new boolean[KnownField.values().length];

  /** Whether one of the fields about ancestors is wanted. */
  final boolean ancestors;

  /** Whether one of the fields about the entry is wanted. */
  final boolean entry;

  /** Whether one of the fields about the outermost Lua process is wanted. */
  final boolean luaRoot;

  Demanded(FieldDemand demand) {
    for (KnownField field : KnownField.values()) {
      wanted[field.id()] = demand.wants(field);
    }
    ancestors =
        wants(KnownField.ANCESTOR_ENTITY_ID)
            || wants(KnownField.ANCESTOR_EXECUTABLE)
            || wants(KnownField.ANCESTOR_NAME)
            || wants(KnownField.ANCESTOR_COMMAND_LINE)
            || wants(KnownField.ANCESTOR_COUNT)
            || wants(KnownField.GRANDPARENT_EXECUTABLE)
            || wants(KnownField.GRANDPARENT_NAME)
            || wants(KnownField.GRANDPARENT_COMMAND_LINE)
            || wants(KnownField.LINEAGE_ENTITY_ID);
    entry =
        wants(KnownField.ENTRY_TYPE)
            || wants(KnownField.ENTRY_ENTITY_ID)
            || wants(KnownField.ENTRY_USER_NAME)
            || wants(KnownField.ENTRY_SOURCE_IP)
            || wants(KnownField.ENTRY_SESSION);
    luaRoot =
        wants(KnownField.LUA_ROOT_ID)
            || wants(KnownField.LUA_ROOT_EXECUTABLE)
            || wants(KnownField.LUA_ROOT_RELATION);
  }

  boolean wants(KnownField field) {
    return wanted[field.id()];
  }
}
