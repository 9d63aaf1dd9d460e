package perilune.context.hosts;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program that runs Lua, and what is expected of it. Immutable.
 *
 * @param name name of the entry
 * @param kind what the program is to Lua
 * @param takes how it takes Lua on its command line
 * @param platforms operating systems it is for; all if empty
 * @param within whether one of its names may be a word of a longer one, as in {@code suid-lua}
 * @param names file names without {@code .exe}
 * @param expectations what is expected; an aspect that is not there is unknown
 */
public record LuaHost(
    String name,
    HostKind kind,
    Takes takes,
    Set<String> platforms,
    boolean within,
    List<WordPattern> names,
    Map<Aspect, WordList> expectations) {

  public LuaHost {
    platforms = Set.copyOf(platforms);
    names = List.copyOf(names);
    expectations = Map.copyOf(expectations);
  }

  /** Gives what stands for a program with Lua inside of which nothing is known, not its name. */
  public static LuaHost unlisted() {
    return new LuaHost("", HostKind.EMBEDDER, Takes.NOTHING, Set.of(), false, List.of(), Map.of());
  }

  /** Says whether the entry is for an operating system; every entry is for one that is unknown. */
  public boolean isFor(String os) {
    return platforms.isEmpty() || os.isEmpty() || platforms.contains(os);
  }

  /**
   * Gives whether something is expected of the program. Names of programs go without {@code .exe}.
   * O(words of the aspect).
   */
  public Answer answer(Aspect aspect, String text) {
    boolean program = aspect == Aspect.PARENT || aspect == Aspect.CHILD;
    return list(aspect).answer(program ? LuaHosts.plain(text) : text);
  }

  /** Says whether the entry names something of an aspect that is expected. */
  public boolean namesExpected(Aspect aspect) {
    return list(aspect).hasExpected();
  }

  /** Says whether the entry says anything of an aspect. */
  public boolean says(Aspect aspect) {
    return !list(aspect).isEmpty();
  }

  WordList list(Aspect aspect) {
    return expectations.getOrDefault(aspect, WordList.EMPTY);
  }

  /** Says whether the program is given Lua on its command line and runs it. */
  public boolean runsWhatItIsGiven() {
    return kind != HostKind.COMPILER && takes != Takes.NOTHING;
  }

  boolean isNamed(String plainName) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).matches(plainName)) {
        return true;
      }
    }
    return false;
  }
}
