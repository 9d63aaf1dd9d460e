package perilune.context.artefact;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import perilune.context.hosts.LuaHost;
import perilune.context.hosts.LuaHosts;
import perilune.context.place.Place;

/**
 * Tells which files came from a Lua interpreter: by the name of what they came from, or its own.
 */
final class Origins {

  private final FileTable table;
  private final LuaHosts hosts;

  Origins(FileTable table, LuaHosts hosts) {
    this.table = table;
    this.hosts = hosts;
  }

  /**
   * Gives a file what it takes from the one it was made of. The first original counts, and the
   * first step away from it: the copy of a copy is a copy.
   */
  void inherit(FileEntry entry, String source, byte step) {
    FileEntry from = known(source);
    if (from != null && from != entry) {
      entry.form = from.form;
      if (from.isLua()) {
        entry.original = from.original;
        entry.origin = from.origin;
        return;
      }
    }
    if (runsLua(source)) {
      entry.original = source.getBytes(StandardCharsets.UTF_8);
      entry.origin = step;
    }
  }

  /** Says whether a file is a Lua interpreter as far as is known. */
  boolean isLua(String source) {
    FileEntry from = known(source);
    return from != null && from.isLua() || runsLua(source);
  }

  /** A server that runs Lua is no interpreter: a copy of it is a server. */
  private boolean runsLua(String path) {
    LuaHost host = hosts.executable(Place.lastPart(path), "");
    return host != null && host.runsWhatItIsGiven();
  }

  private @Nullable FileEntry known(String source) {
    FileEntry from = table.get(new TextKey().path(source));
    return from == null || from.deleted ? null : from;
  }
}
