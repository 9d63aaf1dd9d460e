package perilune.context.hosts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.source.Parsed;
import perilune.source.SourceText;

/**
 * The programs that are known to run Lua. Immutable; free to share between threads.
 *
 * <p>A name is looked for among the plain names first, then among those with wildcards, in the
 * order of the files, a user's before the built-in. Where several entries have a name, the first
 * that is for the operating system counts.
 */
public final class LuaHosts {

  private static final String BUILT_IN = "lua-hosts.txt";

  /** Group of words that tell of a tool for Lua's source, or of something that is not run. */
  private static final String SOURCE_TOOLS = "source-tools";

  /** Group of programs that write files of packages. */
  private static final String INSTALLERS = "installers";

  private static final int SHORTEST_WORD = 3;

  private final Map<String, LuaHost> entries;
  private final Map<String, WordList> groups;
  private final WordList sourceTools;
  private final Map<String, List<LuaHost>> byPlainName = new HashMap<>();
  private final List<LuaHost> byPattern = new ArrayList<>();

  LuaHosts(Map<String, LuaHost> entries, Map<String, WordList> groups) {
    this.entries = entries;
    this.groups = groups;
    this.sourceTools = groups.getOrDefault(SOURCE_TOOLS, WordList.EMPTY);
    for (LuaHost host : entries.values()) {
      boolean wild = false;
      for (WordPattern name : host.names()) {
        wild |= !name.isPlain();
        if (name.isPlain()) {
          byPlainName
              .computeIfAbsent(name.written().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
              .add(host);
        }
      }
      if (wild) {
        byPattern.add(host);
      }
    }
  }

  /** Gives those that everybody has. */
  public static LuaHosts builtIn() {
    return Holder.BUILT_IN_HOSTS;
  }

  /** Read when first needed, once. */
  private static final class Holder {
    static final LuaHosts BUILT_IN_HOSTS = readBuiltIn();

    private static LuaHosts readBuiltIn() {
      try (InputStream in = LuaHosts.class.getResourceAsStream(BUILT_IN)) {
        if (in == null) {
          throw new IllegalStateException("the jar has no " + BUILT_IN);
        }
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Parsed<LuaHosts> read =
            new LuaHosts(Map.of(), Map.of())
                .with(new SourceText(BUILT_IN, text), HostsLimits.defaults());
        return switch (read) {
          case Parsed.Ok<LuaHosts>(var hosts, var _) -> hosts;
          case Parsed.Failed<LuaHosts>(var wrong) -> throw new IllegalStateException("" + wrong);
        };
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }
  }

  /** Gives these with what a user's file adds, changes and takes away. */
  public Parsed<LuaHosts> with(SourceText file, HostsLimits limits) {
    return new HostsReader(file, limits, entries, groups).read();
  }

  /** Gives all entries, those that count first in front. */
  public List<LuaHost> all() {
    return List.copyOf(entries.values());
  }

  Map<String, WordList> groups() {
    return groups;
  }

  /** Gives the entry of this name, or null. */
  public @Nullable LuaHost entry(String name) {
    return entries.get(name);
  }

  /**
   * Gives the entry of a program by its usual name, such as {@code lua5.4} or {@code lua54.exe}, or
   * null.
   *
   * @param os operating system, empty where unknown
   */
  public @Nullable LuaHost named(String fileName, String os) {
    String name = plain(fileName);
    LuaHost exact = first(byPlainName.getOrDefault(name, List.of()), os);
    if (exact != null && exact.isFor(os)) {
      return exact;
    }
    LuaHost wild = null;
    for (LuaHost host : byPattern) {
      if (host.isNamed(name)) {
        if (host.isFor(os)) {
          return host;
        }
        wild = wild == null ? host : wild;
      }
    }
    return exact == null ? wild : exact;
  }

  /** An entry for another system is better than none: it is the same program. */
  private static @Nullable LuaHost first(List<LuaHost> hosts, String os) {
    for (LuaHost host : hosts) {
      if (host.isFor(os)) {
        return host;
      }
    }
    return hosts.isEmpty() ? null : hosts.getFirst();
  }

  /** Says whether a program of this file name installs packages: the group {@code installers}. */
  public boolean isInstaller(String fileName) {
    WordList installers = groups.getOrDefault(INSTALLERS, WordList.EMPTY);
    return installers.answer(plain(fileName)) == Answer.EXPECTED;
  }

  /** Gives the entry that stands for an interpreter of any name, or null if it was removed. */
  public @Nullable LuaHost anyInterpreter() {
    LuaHost lua = named("lua", "");
    return lua != null && lua.kind() == HostKind.INTERPRETER ? lua : null;
  }

  /** Gives the name of a program as entries have it. */
  static String plain(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
  }

  /**
   * Gives the entry of an executable by its file name, in which an interpreter's name may be one
   * word among others: {@code suid-lua}, {@code my_lua54}. Names of tools that only work on Lua's
   * source are not taken: {@code lua-language-server}, {@code lua-format}.
   */
  public @Nullable LuaHost executable(String fileName, String os) {
    LuaHost usual = named(fileName, os);
    if (usual != null || !hasLuaWord(fileName)) {
      return usual;
    }
    String name = plain(fileName);
    if (name.endsWith(".lua") || name.endsWith(".luac")) {
      // A script's name, not an interpreter's.
      return null;
    }
    return ofWords(name, os);
  }

  private @Nullable LuaHost ofWords(String name, String os) {
    LuaHost found = null;
    int start = 0;
    for (int at = 0; at <= name.length(); at++) {
      if (at < name.length() && isWordPart(name.charAt(at))) {
        continue;
      }
      String word = name.substring(start, at);
      if (sourceTools.answer(word) == Answer.EXPECTED) {
        return null;
      }
      LuaHost host = found == null && word.length() >= SHORTEST_WORD ? named(word, os) : null;
      found = host != null && host.within() ? host : found;
      start = at + 1;
    }
    return found;
  }

  private static boolean isWordPart(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  /** A cheap look first: most names have nothing of Lua in them. */
  private static boolean hasLuaWord(String name) {
    for (int i = 0; i + SHORTEST_WORD <= name.length(); i++) {
      if (name.regionMatches(true, i, "lua", 0, SHORTEST_WORD)) {
        return true;
      }
    }
    return false;
  }
}
