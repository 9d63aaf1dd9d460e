package perilune.context.invocation;

import java.util.Locale;
import java.util.Set;

/** Programs that run Lua, by the names under which they are installed. */
enum LuaProgram {
  /** The stand-alone interpreter and its relatives that take the same options. */
  INTERPRETER,
  /** Vim and Neovim: {@code -c 'lua ...'}, {@code -l script}. */
  EDITOR,
  /** Nmap: {@code --script=...}. */
  SCANNER,
  /** Ncat: {@code --lua-exec script}. */
  NETCAT,
  /** Wireshark and tshark: {@code -X lua_script:...}. */
  DISSECTOR,
  /** RPM: {@code --eval '%{lua:...}'}. */
  PACKAGE_MANAGER,
  /** Pandoc: {@code --lua-filter script}. */
  CONVERTER,
  /** LuaTeX and relatives: a document is no script, but may hold {@code \\directlua}. */
  TYPESETTER,
  /** Programs whose configuration, workload or plugin is a script that an option names. */
  CONFIGURED,
  /** Everything else, a renamed interpreter among it. */
  UNKNOWN;

  private static final Set<String> EDITORS =
      Set.of("nvim", "vim", "vim.basic", "vim.gtk3", "vim.nox", "vimdiff", "view", "rvim", "gvim");
  private static final Set<String> DISSECTORS = Set.of("tshark", "wireshark", "wireshark-qt");
  private static final Set<String> RPMS =
      Set.of("rpm", "rpmquery", "rpmdb", "rpmverify", "rpmbuild", "rpmspec");
  private static final Set<String> TYPESETTERS =
      Set.of("luatex", "lualatex", "luahbtex", "luajittex", "luajithbtex", "optex");
  private static final Set<String> CONFIGURED_PROGRAMS =
      Set.of(
          "wrk",
          "mpv",
          "conky",
          "awesome",
          "wezterm",
          "wezterm-gui",
          "sysbench",
          "dnsdist",
          "kresd",
          "lsyncd",
          "premake4",
          "premake5",
          "rspamadm");
  private static final Set<String> OTHER_INTERPRETERS =
      Set.of("luau", "ravi", "texlua", "resty", "wlua");

  /** Gives the program of a file name, such as {@code lua5.4} or {@code luajit-2.1.0-beta3}. */
  static LuaProgram of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    String bare = name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    if (isInterpreter(bare)) {
      return INTERPRETER;
    }
    if (EDITORS.contains(bare)) {
      return EDITOR;
    }
    if (DISSECTORS.contains(bare)) {
      return DISSECTOR;
    }
    if (TYPESETTERS.contains(bare)) {
      return TYPESETTER;
    }
    if (CONFIGURED_PROGRAMS.contains(bare)) {
      return CONFIGURED;
    }
    if (RPMS.contains(bare)) {
      return PACKAGE_MANAGER;
    }
    return switch (bare) {
      case "nmap" -> SCANNER;
      case "ncat" -> NETCAT;
      case "pandoc" -> CONVERTER;
      default -> UNKNOWN;
    };
  }

  /**
   * Gives the program of the name of an executable, in which Lua's name may be one word among
   * others: {@code suid-lua}, {@code my_lua54}. Names of tools that only work on Lua's source are
   * not taken: {@code lua-language-server}, {@code lua-format}.
   */
  static LuaProgram ofExecutable(String fileName) {
    LuaProgram usual = of(fileName);
    if (usual != UNKNOWN || !hasLuaWord(fileName)) {
      return usual;
    }
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".lua") || name.endsWith(".luac")) {
      // A script's name, not an interpreter's.
      return UNKNOWN;
    }
    boolean lua = false;
    int start = 0;
    for (int at = 0; at <= name.length(); at++) {
      if (at < name.length() && isWordPart(name.charAt(at))) {
        continue;
      }
      String word = name.substring(start, at);
      if (OTHER_WORDS.contains(word)) {
        return UNKNOWN;
      }
      lua |= !word.isEmpty() && isInterpreter(word);
      start = at + 1;
    }
    return lua ? INTERPRETER : UNKNOWN;
  }

  private static boolean isWordPart(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  /** A cheap look first: most names have nothing of Lua in them. */
  private static boolean hasLuaWord(String name) {
    for (int i = 0; i + 3 <= name.length(); i++) {
      if (name.regionMatches(true, i, "lua", 0, 3)) {
        return true;
      }
    }
    return false;
  }

  /** Words that tell of a tool for Lua's source, or of something that is not run. */
  private static final Set<String> OTHER_WORDS =
      Set.of(
          "analyzer",
          "api",
          "bundle",
          "bundler",
          "check",
          "checker",
          "compile",
          "compiler",
          "config",
          "cov",
          "coverage",
          "debug",
          "debugger",
          "decompiler",
          "doc",
          "docs",
          "fmt",
          "format",
          "formatter",
          "language",
          "lint",
          "linter",
          "ls",
          "lsp",
          "make",
          "min",
          "minify",
          "parse",
          "parser",
          "rocks",
          "server",
          "test",
          "tests",
          "tidy",
          "unit",
          "update");

  /** lua, lua5.4, lua54, lua-5.4, luajit, luajit-2.1.0, wlua54; not luac, not luarocks. */
  private static boolean isInterpreter(String name) {
    if (OTHER_INTERPRETERS.contains(name)) {
      return true;
    }
    String rest = name.startsWith("wlua") ? name.substring(4) : afterLua(name);
    if (rest.startsWith("jit")) {
      rest = rest.substring(3);
    }
    return !rest.equals(NOT_LUA) && rest.chars().allMatch(LuaProgram::isVersion)
        || rest.startsWith("-2.");
  }

  private static final String NOT_LUA = "!";

  private static String afterLua(String name) {
    return name.startsWith("lua") ? name.substring(3) : NOT_LUA;
  }

  private static boolean isVersion(int c) {
    return c >= '0' && c <= '9' || c == '.' || c == '-';
  }
}
