package perilune.context.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.context.ContextLimits;
import perilune.context.HostContext;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

class LuaContentTest {

  private static final String ELF = "\u007fELF\u0000";

  @TempDir Path folder;
  private TestRoot root = new TestRoot(Path.of("/nowhere"));

  @BeforeEach
  void makeRoot() throws IOException {
    root = TestRoot.usual(folder.resolve("root"));
    program("/opt/agent/helper", ELF + "\0LUA_INIT\0luaL_newstate\0");
    program("/opt/agent/server", ELF + "\0$LuaVersion: Lua 5.4.6  Copyright (C) 1994\0");
    program("/opt/agent/plain", ELF + "\0main\0");
    program("/opt/agent/text", "#!/bin/sh\nexport LUA_INIT=luaL_newstate\n");
    program("/usr/bin/dash", "a shell");
  }

  private void program(String path, String text) throws IOException {
    root.file(path, text);
    assertThat(root.path().resolve(path.substring(1)).toFile().setExecutable(true)).isTrue();
  }

  @Test
  void knowsAnInterpreterOfAnyNameByItsFile() {
    PackageInventory live = root.open().inventory();
    assertThat(start(live, "/opt/agent/helper")).isEqualTo("interpreter content lua code");
    assertThat(start(live, "/opt/agent/server")).isEqualTo("embedder content - none");
    assertThat(start(live, "/opt/agent/plain")).isEqualTo("unknown unknown - -");
    assertThat(start(live, "/opt/agent/text")).isEqualTo("unknown unknown - -");
    assertThat(start(live, "/usr/bin/dash")).isEqualTo("unknown unknown - -");
    assertThat(start(live, "/opt/agent/none")).isEqualTo("unknown unknown - -");
    assertThat(start(PackageInventory.none(), "/opt/agent/helper"))
        .isEqualTo("unknown unknown - -");
  }

  @Test
  void anInventoryKnowsWhatTheRootKnew() throws IOException {
    var out = new StringWriter();
    new InventoryExport(root.path(), root.open().inventory()).write(out, Instant.EPOCH);
    assertThat(out.toString())
        .startsWith("perilune-inventory\t2\n")
        .contains("content\tinterpreter\t/opt/agent/helper\ncontent\tembedder\t/opt/agent/server\n")
        .doesNotContain("plain\n");
    PackageInventory recorded = read(out.toString());
    assertThat(start(recorded, "/opt/agent/helper")).isEqualTo("interpreter content lua code");
    assertThat(start(recorded, "/opt/agent/plain")).isEqualTo("unknown unknown - -");
  }

  @Test
  void anInventoryOfTheVersionBeforeKnowsOwners() throws IOException {
    var out = new StringWriter();
    new InventoryExport(root.path(), root.open().inventory()).write(out, Instant.EPOCH);
    String before =
        out.toString()
            .replace("perilune-inventory\t2", "perilune-inventory\t1")
            .replaceAll("content\t.*\n", "");
    PackageInventory recorded = read(before);
    assertThat(TestRoot.said(recorded, "/usr/bin/lua5.4")).isEqualTo("owned lua5.4 intact listed");
    assertThat(start(recorded, "/opt/agent/helper")).isEqualTo("unknown unknown - -");
  }

  @Test
  void onlyAFewBytesTellAProgram() {
    assertThat(LuaContent.of("LUA_INIT luaL_newstate".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(LuaContent.NONE);
    assertThat(LuaContent.of(new byte[0])).isEqualTo(LuaContent.NONE);
    assertThat(LuaContent.of("MZ..LUA_INIT LuaJIT 2.1".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(LuaContent.INTERPRETER);
  }

  private PackageInventory read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("x.inventory"), text);
    var opened = PackageInventory.ofFile(file, DatabaseLimits.defaults());
    assertThat(opened.warnings()).isEmpty();
    return opened.inventory();
  }

  private static String start(PackageInventory packages, String executable) {
    var event = new Event(new FieldTable());
    event.put(KnownField.EVENT_TYPE, "start");
    event.put(KnownField.EVENT_CATEGORY, "process");
    event.put(KnownField.EVENT_ACTION, "exec");
    event.put(KnownField.HOST_OS_TYPE, "linux");
    event.putLong(KnownField.PROCESS_PID, 7);
    event.put(KnownField.PROCESS_EXECUTABLE, executable);
    event.put(KnownField.PROCESS_ARGS, "x");
    event.put(KnownField.PROCESS_ARGS, "-e");
    event.put(KnownField.PROCESS_ARGS, "x=1");
    new HostContext(FieldDemand.all(), ContextLimits.defaults(), packages).enrich(event);
    return event.text(KnownField.LUA_HOST).orElse("-")
        + " "
        + event.text(KnownField.LUA_IDENTITY).orElse("-")
        + " "
        + event.text(KnownField.LUA_HOST_NAME).orElse("-")
        + " "
        + event.text(KnownField.LUA_INVOCATION).orElse("-");
  }
}
