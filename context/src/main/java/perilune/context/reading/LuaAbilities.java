package perilune.context.reading;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.KnownField;

/**
 * Fills {@code perilune.lua.can} on starts of what runs Lua: by the code of the command line, and
 * by the scripts that can be read.
 *
 * <p>{@code unknown} where there is no text, {@code nothing} where there is one that can do nothing
 * of what is asked for. Keeps the answers for the texts last seen, and nothing that cannot be
 * worked out again. Comes after invocation. Owned by one thread.
 */
public final class LuaAbilities {

  /** Answers that are kept, count. */
  private static final int MAX_KEPT = 1_024;

  private final boolean wanted;
  private final LuaReader reader;
  private final ScriptTexts scripts;
  private final int maxBytes;
  private final Map<String, Set<Ability>> kept = new LinkedHashMap<>(16, 0.75f, true);

  /** Makes one that does nothing unless its field is asked for. */
  public LuaAbilities(
      FieldDemand demand, LuaReader reader, ScriptTexts scripts, ReadingLimits limits) {
    this.wanted = demand.wants(KnownField.LUA_CAN);
    this.reader = reader;
    this.scripts = scripts;
    this.maxBytes = limits.maxBytes();
  }

  /** Gives the demand with what is read here added, where the field is asked for. */
  public static FieldDemand needs(FieldDemand demand) {
    return demand.wants(KnownField.LUA_CAN)
        ? demand.plus(KnownField.LUA_HOST, KnownField.LUA_CODE, KnownField.LUA_SCRIPT_PATH)
        : demand;
  }

  /** Fills the field; takes away what the record claimed. */
  public void enrich(Event event) {
    if (!wanted || !event.has(KnownField.LUA_HOST)) {
      return;
    }
    event.remove(KnownField.LUA_CAN.id());
    if (!event.has(KnownField.LUA_CODE) && !event.has(KnownField.LUA_SCRIPT_PATH)) {
      event.put(KnownField.LUA_CAN, "unknown");
      return;
    }
    List<String> code = event.texts(KnownField.LUA_CODE);
    List<String> paths = event.texts(KnownField.LUA_SCRIPT_PATH);
    var found = EnumSet.noneOf(Ability.class);
    boolean read = !code.isEmpty();
    code.forEach(text -> found.addAll(abilities(text)));
    for (String path : paths) {
      Optional<byte[]> text = scripts.of(event, path, maxBytes);
      text.ifPresent(bytes -> found.addAll(reader.abilities(bytes)));
      read |= text.isPresent();
    }
    if (found.isEmpty()) {
      event.put(KnownField.LUA_CAN, read ? "nothing" : "unknown");
    }
    found.forEach(ability -> event.put(KnownField.LUA_CAN, ability.word()));
  }

  private Set<Ability> abilities(String text) {
    Set<Ability> known = kept.get(text);
    if (known == null) {
      known = reader.abilities(text.getBytes(StandardCharsets.UTF_8));
      kept.put(text, known);
      if (kept.size() > MAX_KEPT) {
        var oldest = kept.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
    }
    return known;
  }
}
