package perilune.context.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names and their shapes, as data. */
class ShapeTest {

  @Test
  void givesEachPathItsShape() throws IOException {
    for (String line : lines()) {
      int arrow = line.indexOf(" => ");
      assertThat(Shape.path(line.substring(0, arrow)))
          .as(line)
          .isEqualTo(line.substring(arrow + 4));
    }
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = ShapeTest.class.getResourceAsStream("shapes.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }

  @Test
  void namesProgramsWithoutVersionAndEnding() {
    assertThat(Shape.program("/usr/bin/lua5.4")).isEqualTo("lua");
    assertThat(Shape.program("C:\\Lua\\LUA54.EXE")).isEqualTo("lua");
    assertThat(Shape.program("/usr/bin/luajit-2.1.0-beta3")).isEqualTo("luajit");
    assertThat(Shape.program("redis-server")).isEqualTo("redis-server");
  }

  @Test
  void starsStandForNamesAndForPaths() {
    assertThat(Pattern.matches("/opt/a/*", "/opt/a/x.lua")).isTrue();
    assertThat(Pattern.matches("/opt/a/*", "/opt/a/b/x.lua")).isFalse();
    assertThat(Pattern.matches("/home/<user>/**", "/home/<user>/a/b/x.lua")).isTrue();
    assertThat(Pattern.matches("web-*", "web-<n>")).isTrue();
    assertThat(Pattern.matches("web-*", "db-<n>")).isFalse();
    assertThat(Pattern.matches("*", "")).isTrue();
    assertThat(Pattern.matches("a*b*c", "a" + "b".repeat(10_000))).isFalse();
  }

  @Test
  void namesAccountsByRole() {
    assertThat(Accounts.of("0", "root", "linux", "cron")).isEqualTo("root");
    assertThat(Accounts.of("1000", "ana", "linux", "login")).isEqualTo("person ana");
    assertThat(Accounts.of("1001", "deploy", "linux", "cron")).isEqualTo("account deploy");
    assertThat(Accounts.of("33", "www-data", "linux", "")).isEqualTo("account www-data");
    assertThat(Accounts.of("S-1-5-18", "SYSTEM", "windows", "")).isEqualTo("account system");
    assertThat(Accounts.of("", "CORP\\Ana", "windows", "")).isEqualTo("person ana");
    assertThat(Accounts.of("", "", "linux", "")).isEmpty();
  }

  @Test
  void namesDestinationsByClassAndPort() {
    assertThat(Destinations.of("10.0.0.1", 6379, "")).containsExactly("private:6379");
    assertThat(Destinations.of("172.32.0.1", 443, "")).containsExactly("public:443");
    assertThat(Destinations.of("172.16.0.1", 50_000, "")).containsExactly("private:high");
    assertThat(Destinations.of("8.8.8.8", 53, "")).containsExactly("dns");
    assertThat(Destinations.of("1.2.3.4", 443, "a.b.example.org"))
        .containsExactly("<x>.example.org:443", "public:443");
  }
}
