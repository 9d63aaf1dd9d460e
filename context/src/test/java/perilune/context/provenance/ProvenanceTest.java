package perilune.context.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/** Each field with an answer, with the contrary, and unknown. */
class ProvenanceTest {

  private static final String LUA = "/usr/bin/lua5.4";

  @TempDir Path folder;
  private TestRoot root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = TestRoot.usual(folder.resolve("root")).file("/etc/hostname", "web1\n");
  }

  @Test
  void saysWhoOwnsTheExecutable() {
    assertThat(process(event(LUA))).isEqualTo("owned lua5.4 intact listed");
    assertThat(process(event("/tmp/lua5.4"))).isEqualTo("unowned - unknown not-listed");
    assertThat(process(event("/memfd:x"))).isEqualTo("unknown - unknown memory-only");
  }

  @Test
  void saysItAgainOfAPathThatItKnows() {
    var provenance = new Provenance(FieldDemand.all(), root.open().inventory());
    for (int i = 0; i < 3; i++) {
      Event event = event(LUA);
      provenance.enrich(event);
      assertThat(said(event)).isEqualTo("owned lua5.4 intact listed");
    }
  }

  @Test
  void withoutADatabaseAllIsUnknown() {
    Event event = event(LUA);
    new Provenance(FieldDemand.all(), PackageInventory.none()).enrich(event);
    assertThat(said(event)).isEqualTo("unknown - unknown no-database");
  }

  @Test
  void saysWhoOwnsTheParent() {
    Event owned = event("/tmp/x");
    owned.put(KnownField.PROCESS_PARENT_EXECUTABLE, "/usr/bin/dash");
    Event unowned = event(LUA);
    unowned.put(KnownField.PROCESS_PARENT_EXECUTABLE, "/tmp/dash");
    Event unknown = event(LUA);
    unknown.put(KnownField.PROCESS_PARENT_EXECUTABLE, "dash");
    enrich(owned);
    enrich(unowned);
    enrich(unknown);
    assertThat(owned.text(KnownField.PARENT_PACKAGE_STATE)).contains("owned");
    assertThat(owned.text(KnownField.PARENT_PACKAGE_NAME)).contains("dash");
    assertThat(unowned.text(KnownField.PARENT_PACKAGE_STATE)).contains("unowned");
    assertThat(unowned.has(KnownField.PARENT_PACKAGE_NAME)).isFalse();
    assertThat(unknown.text(KnownField.PARENT_PACKAGE_STATE)).contains("unknown");
  }

  @Test
  void saysOfEachScriptWhoOwnsIt() {
    Event event = event(LUA);
    event.put(KnownField.LUA_SCRIPT_PATH, "/usr/share/lua/x.lua");
    event.put(KnownField.LUA_SCRIPT_PATH, "/tmp/x.lua");
    event.put(KnownField.LUA_SCRIPT_PATH, "x.lua");
    enrich(event);
    assertThat(event.texts(KnownField.SCRIPT_PACKAGE_STATE))
        .containsExactly("owned", "unowned", "unknown");
    assertThat(event.texts(KnownField.SCRIPT_PACKAGE_NAME)).containsExactly("lua5.4");
    assertThat(event.texts(KnownField.SCRIPT_PACKAGE_INTEGRITY))
        .containsExactly("intact", "unknown", "unknown");
    assertThat(event.texts(KnownField.SCRIPT_PACKAGE_REASON))
        .containsExactly("listed", "not-listed", "relative-path");
  }

  @Test
  void saysWhoOwnsTheLibraryAndComparesTheChecksumThatTheEventBrings() {
    Event own = library("/usr/lib/liblua5.4.so.0.0", TestRoot.md5("the library"));
    Event other =
        library(
            "/usr/lib/liblua5.4.so.0.0",
            TestRoot.md5("another").toUpperCase(java.util.Locale.ROOT));
    Event unowned = library("/tmp/x.so", "");
    assertThat(own.text(KnownField.LIBRARY_PACKAGE_INTEGRITY)).contains("intact");
    assertThat(own.text(KnownField.LIBRARY_PACKAGE_NAME)).contains("liblua5.4-0");
    assertThat(other.text(KnownField.LIBRARY_PACKAGE_INTEGRITY)).contains("modified");
    assertThat(other.text(KnownField.LIBRARY_PACKAGE_REASON)).contains("checksum-differs");
    assertThat(unowned.text(KnownField.LIBRARY_PACKAGE_STATE)).contains("unowned");
    assertThat(library("x.so", "").text(KnownField.LIBRARY_PACKAGE_STATE)).contains("unknown");
  }

  @Test
  void theChecksumOfTheEventGoesBeforeTheFileOnTheDisk() throws IOException {
    root.without(LUA);
    Event event = event(LUA);
    event.put(KnownField.PROCESS_MD5, TestRoot.md5("the interpreter"));
    assertThat(process(event)).isEqualTo("owned lua5.4 intact listed");
    root.file(LUA, "the interpreter");
    Event patched = event(LUA);
    patched.put(KnownField.PROCESS_MD5, TestRoot.md5("patched in memory"));
    assertThat(process(patched)).isEqualTo("owned lua5.4 modified checksum-differs");
    Event conffile = event("/etc/lua/conf.lua");
    conffile.put(KnownField.PROCESS_MD5, TestRoot.md5("edited"));
    assertThat(process(conffile)).isEqualTo("owned lua5.4 unknown conffile");
  }

  @Test
  void saysWhetherTheFileWasWrittenAfterTheEvent() {
    Event early = event(LUA);
    early.header().timeNanos = TestRoot.LONG_AGO.minusSeconds(9).getEpochSecond() * 1_000_000_000L;
    assertThat(process(early)).isEqualTo("owned lua5.4 intact listed-file-changed-later");
  }

  @Test
  void aContainerHasItsOwnFiles() {
    Event byId = event(LUA);
    byId.put(KnownField.CONTAINER_ID, "0123");
    Event byEntry = event(LUA);
    byEntry.put(KnownField.ENTRY_TYPE, "container");
    assertThat(process(byId)).isEqualTo("unknown - unknown container");
    assertThat(process(byEntry)).isEqualTo("unknown - unknown container");
  }

  @Test
  void knowsItsHostByItsShortNameOnly() {
    assertThat(process(of("WEB1.example.org"))).isEqualTo("owned lua5.4 intact listed");
    assertThat(process(of("web10"))).isEqualTo("unknown - unknown other-host");
    assertThat(process(of("db1"))).isEqualTo("unknown - unknown other-host");
    assertThat(process(of(""))).isEqualTo("unknown - unknown other-host");
  }

  @Test
  void takesAHostThatTheUserNames() {
    PackageInventory packages = root.open().inventory();
    assertThat(process(of("db1"), packages.forAnyHost())).startsWith("owned");
    assertThat(process(of("db1"), packages.onlyFor("db1"))).startsWith("owned");
    assertThat(process(of("web1"), packages.onlyFor("db1"))).endsWith("other-host");
    assertThat(process(of("x"), packages.onlyFor("db1", "x"))).startsWith("owned");
    assertThat(process(of("unknown-host"), packages.alsoFor("unknown-host"))).startsWith("owned");
    assertThat(process(of("web1"), packages.alsoFor("unknown-host"))).startsWith("owned");
  }

  @Test
  void anotherSystemIsAnotherHost() {
    Event event = of("web1");
    event.put(KnownField.HOST_OS_TYPE, "macos");
    assertThat(process(event)).isEqualTo("unknown - unknown other-host");
  }

  @Test
  void tellsOfTheFirstEventOfAnotherHostAndArchitecture() {
    PackageInventory packages = root.open().inventory();
    assertThat(packages.mismatches()).isEmpty();
    Event arm = of("web1");
    arm.put(KnownField.AUDITD_ARCH, "c00000b7");
    assertThat(process(arm, packages)).isEqualTo("unknown - unknown other-architecture");
    assertThat(process(of("db1"), packages)).endsWith("other-host");
    assertThat(packages.mismatches().toString()).contains("PKG007", "db1", "PKG008", "c00000b7");
  }

  @Test
  void fittingArchitecturesAreOfOneFamily() {
    for (String word : new String[] {"c000003e", "40000003", "x86_64", "made-up"}) {
      Event event = of("web1");
      event.put(KnownField.AUDITD_ARCH, word);
      assertThat(process(event)).startsWith("owned");
    }
  }

  @Test
  void takesAwayWhatARecordClaims() {
    Event event = event("/tmp/x");
    event.put(KnownField.PROCESS_PACKAGE_STATE, "owned");
    event.put(KnownField.PROCESS_PACKAGE_NAME, "bash");
    assertThat(process(event)).isEqualTo("unowned - unknown not-listed");
  }

  @Test
  void fillsOnlyWhatIsWantedAndAsksForWhatItReads() {
    FieldDemand wanted = FieldDemand.of(new BitSet()).plus(KnownField.LIBRARY_PACKAGE_STATE);
    FieldDemand needed = Provenance.needs(wanted);
    assertThat(needed.wants(KnownField.DLL_PATH)).isTrue();
    assertThat(needed.wants(KnownField.CONTAINER_ID)).isTrue();
    assertThat(needed.wants(KnownField.PROCESS_EXECUTABLE)).isFalse();
    assertThat(Provenance.needs(FieldDemand.of(new BitSet())).wants(KnownField.HOST_NAME))
        .isFalse();
    Event event = event(LUA);
    new Provenance(wanted, root.open().inventory()).enrich(event);
    assertThat(event.has(KnownField.PROCESS_PACKAGE_STATE)).isFalse();
  }

  private Event library(String path, String md5) {
    Event event = event(LUA);
    event.put(KnownField.DLL_PATH, path);
    if (!md5.isEmpty()) {
      event.put(KnownField.DLL_MD5, md5);
    }
    enrich(event);
    return event;
  }

  private void enrich(Event event) {
    new Provenance(FieldDemand.all(), root.open().inventory()).enrich(event);
  }

  private String process(Event event) {
    return process(event, root.open().inventory());
  }

  private static String process(Event event, PackageInventory packages) {
    new Provenance(FieldDemand.all(), packages).enrich(event);
    return said(event);
  }

  private static String said(Event event) {
    return String.join(
        " ",
        event.text(KnownField.PROCESS_PACKAGE_STATE).orElse("absent"),
        event.text(KnownField.PROCESS_PACKAGE_NAME).orElse("-"),
        event.text(KnownField.PROCESS_PACKAGE_INTEGRITY).orElse("absent"),
        event.text(KnownField.PROCESS_PACKAGE_REASON).orElse("absent"));
  }

  private static Event of(String host) {
    Event event = event(LUA);
    event.put(KnownField.HOST_NAME, host);
    return event;
  }

  private static Event event(String executable) {
    var event = new Event(new FieldTable());
    event.header().timed = true;
    event.header().timeNanos =
        Instant.parse("2026-05-04T08:00:00Z").getEpochSecond() * 1_000_000_000L;
    event.put(KnownField.PROCESS_EXECUTABLE, executable);
    return event;
  }
}
