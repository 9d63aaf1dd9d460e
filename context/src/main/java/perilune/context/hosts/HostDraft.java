package perilune.context.hosts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.context.hosts.HostsLine.Word;

/**
 * An entry while its lines are read. What one that extends another says comes before what that one
 * said.
 */
final class HostDraft {

  private final Word name;
  private final @Nullable LuaHost extended;
  private @Nullable HostKind kind;
  private @Nullable Takes takes;
  private HostsReader.@Nullable Switch within;
  private final Set<String> platforms = new LinkedHashSet<>();
  private final List<WordPattern> names = new ArrayList<>();
  private final Map<Aspect, WordList> expectations = new EnumMap<>(Aspect.class);

  HostDraft(Word name, @Nullable LuaHost extended) {
    this.name = name;
    this.extended = extended;
  }

  Word name() {
    return name;
  }

  void kind(HostKind read) {
    kind = read;
  }

  void takes(Takes read) {
    takes = read;
  }

  void within(HostsReader.Switch read) {
    within = read;
  }

  void platform(String read) {
    platforms.add(read);
  }

  void name(WordPattern read) {
    names.add(read);
  }

  /** Adds words behind those that this entry said already. */
  void expect(Aspect aspect, WordList read) {
    expectations.merge(aspect, read, (old, more) -> old.before(more));
  }

  /** Gives the key without which the entry is none, or an empty string. */
  String lacking() {
    if (extended != null) {
      return "";
    }
    return kind == null ? "kind" : names.isEmpty() ? "names" : "";
  }

  /** Gives the entry; nothing may be lacking. */
  LuaHost host() {
    LuaHost old = extended;
    if (old == null) {
      HostKind known = kind == null ? HostKind.EMBEDDER : kind;
      return new LuaHost(
          name.text(),
          known,
          takesOr(usual(known)),
          platforms,
          isWithin(false),
          names,
          expectations);
    }
    var allPlatforms = new LinkedHashSet<>(platforms);
    allPlatforms.addAll(old.platforms());
    var allNames = new ArrayList<>(names);
    allNames.addAll(old.names());
    var all = new EnumMap<Aspect, WordList>(Aspect.class);
    for (Aspect aspect : Aspect.values()) {
      all.put(aspect, expectations.getOrDefault(aspect, WordList.EMPTY).before(old.list(aspect)));
    }
    return new LuaHost(
        old.name(),
        kind == null ? old.kind() : kind,
        takesOr(old.takes()),
        old.platforms().isEmpty() ? Set.of() : allPlatforms,
        isWithin(old.within()),
        allNames,
        all);
  }

  private Takes takesOr(Takes other) {
    return takes == null ? other : takes;
  }

  private boolean isWithin(boolean other) {
    return within == null ? other : within == HostsReader.Switch.YES;
  }

  /** Says how a program of this kind takes Lua where its entry does not. */
  private static Takes usual(HostKind kind) {
    return switch (kind) {
      case INTERPRETER -> Takes.INTERPRETER;
      case COMPILER -> Takes.COMPILER;
      case EMBEDDER -> Takes.NOTHING;
    };
  }
}
