package perilune.context.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticPrinter;
import perilune.source.Parsed;
import perilune.source.SourceText;

class LuaHostsTest {

  private static final LuaHosts BUILT_IN = LuaHosts.builtIn();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "lua, lua",
        "lua5.4, lua",
        "lua54, lua",
        "lua-5.3, lua",
        "LUA54.EXE, lua",
        "wlua.exe, lua",
        "wlua54.exe, lua",
        "luajit, luajit",
        "luajit-2.1.0-beta3, luajit",
        "wluajit.exe, luajit",
        "luac, luac",
        "luac5.4, luac",
        "luac54.exe, luac",
        "texluac, luac",
        "texlua, texlua",
        "luatex.exe, luatex",
        "lualatex, luatex",
        "love.exe, game",
        "Wow.exe, game",
        "suid-lua, lua",
        "my_lua54, lua",
        "LuaJIT-custom, luajit",
        "vim.basic, vim",
        "dnf, rpm",
        "redis-server, redis-server",
        "Hammerspoon, hammerspoon",
        "nmap.exe, nmap",
        "lua-language-server, -",
        "lua-format, -",
        "update-lua, -",
        "luarocks, -",
        "luacheck, -",
        "x.lua, -",
        "lualine, -",
        "evaluate, -",
        "bash, -",
        "'', -"
      })
  void knowsAProgramByTheNameOfItsFile(String file, String entry) {
    LuaHost found = BUILT_IN.executable(file, "");
    assertThat(found == null ? null : found.name()).isEqualTo(entry);
  }

  @ParameterizedTest
  @CsvSource({
    "redis-server, CHILD, sh, UNEXPECTED",
    "redis-server, CHILD, redis-check-rdb, EXPECTED",
    "redis-server, PARENT, systemd, EXPECTED",
    "redis-server, PARENT, python3, UNKNOWN",
    "redis-server, USER, redis, EXPECTED",
    "redis-server, USER, root, UNKNOWN",
    "redis-server, NETWORK, accepts, EXPECTED",
    "redis-server, NETWORK, connects, UNKNOWN",
    "nginx, CHILD, nginx, EXPECTED",
    "nginx, CHILD, dash, UNEXPECTED",
    "nginx, CHILD, x, UNKNOWN",
    "luac, CHILD, anything, UNEXPECTED",
    "luac, NETWORK, connects, UNEXPECTED",
    "nvim, CHILD, sh, EXPECTED",
    "lua, CHILD, sh, UNKNOWN",
    "lua, USER, www-data, UNEXPECTED",
    "lua, USER, deploy, UNKNOWN",
    "lua, PARENT, bash, EXPECTED",
    "lua, PARENT, cmd.exe, EXPECTED",
    "lua, PARENT, nginx, UNEXPECTED",
    "lua, PARENT, WINWORD.EXE, UNEXPECTED",
    "lua, PARENT, myagent, UNKNOWN",
    "lua, PATH, /usr/bin/lua5.4, EXPECTED",
    "lua, PATH, /tmp/lua, UNKNOWN",
    "lua, PATH, /USR/bin/lua, UNKNOWN",
    "lua, PATH, /opt/homebrew/Cellar/lua/5.5.0/bin/lua, EXPECTED",
    "lua, PATH, c:\\program files\\lua\\5.4\\lua.exe, EXPECTED",
    "lua, PACKAGE, lua5.4, EXPECTED",
    "lua, PACKAGE, coreutils, UNKNOWN",
    "lua, SERVICE, ssh, EXPECTED",
    "lua, SERVICE, container, UNKNOWN"
  })
  void saysWhatIsExpectedOfAProgram(String program, Aspect aspect, String text, Answer answer) {
    LuaHost host = BUILT_IN.named(program, "");
    assertThat(host == null ? Answer.UNKNOWN : host.answer(aspect, text)).isEqualTo(answer);
  }

  @Test
  void anEntryForTheSystemComesBeforeOthers() {
    LuaHosts hosts =
        read(
            """
            host linux-x
              kind embedder
              names x
              platforms linux
            host mac-x
              kind interpreter
              names x
              platforms macos
            """);
    assertThat(name(hosts.named("x", "macos"))).isEqualTo("mac-x");
    assertThat(name(hosts.named("x", "linux"))).isEqualTo("linux-x");
    assertThat(name(hosts.named("x", "windows"))).as("better than nothing").isEqualTo("linux-x");
    assertThat(name(hosts.named("x", ""))).isEqualTo("linux-x");
  }

  @Test
  void aFileAddsChangesAndTakesAway() {
    LuaHosts hosts =
        read(
            """
            # ours
            group ours agent-* "Big App"
            host batch
              kind     embedder
              takes    script
              names    batchd
              parents  @ours !@shells
              children none
            extend lua
              names    company-lua
              parents  !bash @ours
            remove nmap
            """);
    LuaHost batch = hosts.named("batchd", "linux");
    LuaHost lua = hosts.named("company-lua", "linux");
    assertThat(name(batch)).isEqualTo("batch");
    assertThat(lua).isSameAs(hosts.named("lua5.4", "linux"));
    assertThat(batch == null ? null : batch.answer(Aspect.PARENT, "big app"))
        .isEqualTo(Answer.EXPECTED);
    assertThat(batch == null ? null : batch.answer(Aspect.PARENT, "zsh"))
        .isEqualTo(Answer.UNEXPECTED);
    assertThat(lua == null ? null : lua.answer(Aspect.PARENT, "bash"))
        .as("what a user says comes first")
        .isEqualTo(Answer.UNEXPECTED);
    assertThat(lua == null ? null : lua.answer(Aspect.PARENT, "make")).isEqualTo(Answer.EXPECTED);
    assertThat(hosts.named("nmap", "linux")).isNull();
  }

  @Test
  void tellsAllMistakesWithTheirPlaces() {
    String file =
        """
        names lua
        host a
          kind    interpreters
          names   x !y
          servces ssh
          services ftp
          parents @shels "open
        extend luaa
          parents x
        host b
          names b
        remove
        """;
    List<Diagnostic> told =
        BUILT_IN.with(new SourceText("f", file), HostsLimits.defaults()).diagnostics();
    assertThat(told.stream().map(d -> d.source().line(d.span().start()) + " " + d.message()))
        .containsExactly(
            "1 'names' belongs to no entry",
            "2 the entry 'a' has no 'kind'",
            "3 'interpreters' is none of interpreter, embedder, compiler",
            "4 a name cannot be unexpected",
            "5 there is no key 'servces'",
            "6 'ftp' is none of ci, console, container, cron, service, ssh",
            "7 there is no group 'shels'",
            "7 this quote is not closed",
            "8 there is no entry 'luaa' to extend",
            "8 the entry 'luaa' has no 'kind'",
            "10 the entry 'b' has no 'kind'",
            "12 'remove' needs a name");
    assertThat(told.stream().map(DiagnosticPrinter::print).collect(Collectors.joining()))
        .contains("did you mean 'services'?", "did you mean 'shells'?", "did you mean 'lua'?");
  }

  @Test
  void aWordOrFileBeyondALimitIsRefused() {
    var limits = new HostsLimits(200, 5, 10, 8);
    assertThat(codes("host a\n kind embedder\n names abcdefghi\n", limits)).contains("HOST003");
    assertThat(codes("#".repeat(201), limits)).containsExactly("HOST003");
    assertThat(codes("group a x x x x x x x x x x x\n", limits)).containsExactly("HOST003");
    assertThat(codes("host a\n kind embedder\n names a\n", limits)).containsExactly("HOST003");
  }

  @Test
  void groupsThatDoubleEndAtTheLimit() {
    var file = new StringBuilder("group g0 a b\n");
    for (int i = 1; i < 60; i++) {
      file.append("group g").append(i).append(" @g").append(i - 1).append(" @g").append(i - 1);
      file.append('\n');
    }
    assertThat(codes(file.toString(), HostsLimits.defaults())).containsExactly("HOST003");
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() {
    String written = LuaHostsText.of(BUILT_IN);
    LuaHosts again = read(written);
    assertThat(LuaHostsText.of(again).lines().filter(line -> !line.startsWith("group")))
        .containsExactlyElementsOf(
            written.lines().filter(line -> !line.startsWith("group")).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "a*c, abc, true", "a*c, ac, true", "a*c, abd, false", "a?c, abc, true", "a?c, ac, false",
    "a#, a-5.4, true", "a#, a5x, false", "a#x, a12x, true", "*, '', true", "a*b*c*d, axbxcxd, true",
    "A, a, true", "/A, /a, false", "/x/, /x/y, true", "/x/, /xy, false",
        "*a*a*a*a*b, aaaaaaaa, false"
  })
  void aWordStandsForTexts(String word, String text, boolean fits) {
    assertThat(new WordPattern(word).matches(text)).isEqualTo(fits);
  }

  private static List<String> codes(String file, HostsLimits limits) {
    return BUILT_IN.with(new SourceText("f", file), limits).diagnostics().stream()
        .map(told -> told.code().name())
        .toList();
  }

  private static String name(@org.jspecify.annotations.Nullable LuaHost host) {
    return host == null ? "" : host.name();
  }

  private static LuaHosts read(String file) {
    return switch (BUILT_IN.with(new SourceText("f", file), HostsLimits.defaults())) {
      case Parsed.Ok<LuaHosts>(var hosts, var _) -> hosts;
      case Parsed.Failed<LuaHosts>(var wrong) -> throw new AssertionError(wrong.toString());
    };
  }
}
