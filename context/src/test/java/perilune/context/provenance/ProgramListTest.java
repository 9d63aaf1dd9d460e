package perilune.context.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.context.provenance.database.DatabaseLimits;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/** Lists of programs as Windows' tools export them, and what they say of files. */
class ProgramListTest {

  private static final String EXPORT =
      """
      Windows Registry Editor Version 5.00\r
      \r
      [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{1F2A}]\r
      "DisplayName"="Lua for \\"Windows\\" 5.1"\r
      "InstallLocation"="C:\\\\Program Files (x86)\\\\Lua\\\\5.1\\\\"\r
      "EstimatedSize"=dword:0001\r
      \r
      [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Nmap]\r
      "DisplayName"="Nmap 7.95"\r
      "DisplayIcon"="\\"C:\\\\Program Files (x86)\\\\Nmap\\\\zenmap.exe\\",0"\r
      \r
      [HKEY_LOCAL_MACHINE\\SOFTWARE\\Other]\r
      "DisplayName"="not a program"\r
      "InstallLocation"="C:\\\\ProgramData\\\\x"\r
      """;

  private static final String TABLE =
      """
      #TYPE Selected.System.Management.Automation.PSCustomObject
      "Computer","DisplayName","DisplayVersion","InstallLocation","DisplayIcon"
      "WS-07","Lua","5.4","C:\\Program Files\\Lua",""
      "WS-07","Odd, ""quoted""
      name","1","D:\\apps\\odd\\",""
      "WS-07","lua","5.4.7","C:\\Users\\ada\\scoop\\apps\\lua",""
      "WS-07","Everything","","C:\\",""
      "WS-07","Ada's","","C:\\Users\\ada",""
      """;

  @TempDir Path folder;

  private PackageInventory inventory(String text, boolean wide) throws IOException {
    Path file = folder.resolve("programs.txt");
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    byte[] marked = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
    Files.write(file, wide ? marked : plain);
    return PackageInventory.ofFile(file, DatabaseLimits.defaults()).inventory();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "c:\\program files (x86)\\LUA\\5.1\\lua.exe, owned, Lua for \"Windows\" 5.1, installed-folder",
    "C:\\Program Files (x86)\\Nmap\\nmap.exe, owned, Nmap 7.95, installed-folder",
    "C:\\Program Files\\Tool\\lua.exe, unowned, '', not-listed",
    "C:\\ProgramData\\x\\lua.exe, unowned, '', not-listed",
    "C:\\Windows\\System32\\cmd.exe, unknown, '', other-manager",
    "C:\\Windows\\Temp\\lua.exe, unowned, '', not-listed",
    "lua.exe, unknown, '', relative-path",
  })
  void aKeyOwnsItsFolder(String path, String state, String name, String reason) throws IOException {
    PackageVerdict verdict = inventory(EXPORT, true).verdict(path);
    assertThat(verdict.ownership().name()).isEqualToIgnoringCase(state);
    assertThat(verdict.packageName()).isEqualTo(name);
    assertThat(verdict.reason().word()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0} is of {1}")
  @CsvSource({
    "C:\\Program Files\\Lua\\lua.exe, Lua",
    "C:\\Users\\ada\\scoop\\apps\\lua\\current\\bin\\lua.exe, lua",
    "C:\\Users\\ada\\Downloads\\lua.exe, ''",
    "E:\\lua.exe, ''",
  })
  void aTableOwnsItsFoldersButNoSharedOne(String path, String name) throws IOException {
    assertThat(inventory(TABLE, false).verdict(path).packageName()).isEqualTo(name);
  }

  @Test
  void aProgramWithoutAFolderLeavesProgramFilesUnknown() throws IOException {
    var inventory = inventory("DisplayName,InstallLocation\nLua,\nNmap,C:\\Nmap\n", false);
    assertThat(inventory.verdict("C:\\Program Files\\Lua\\lua.exe").reason())
        .isEqualTo(PackageReason.LIST_MISSING);
    assertThat(inventory.verdict("C:\\Users\\ada\\AppData\\lua.exe").ownership())
        .isEqualTo(Ownership.UNOWNED);
  }

  @Test
  void eventsOfThatHostGetTheVerdictAndOthersDoNot() throws IOException {
    var provenance = new Provenance(FieldDemand.all(), inventory(TABLE, false));
    Event own = start("WS-07.corp.example", "windows");
    provenance.enrich(own);
    assertThat(own.text(KnownField.PROCESS_PACKAGE_STATE)).contains("owned");
    assertThat(own.text(KnownField.PROCESS_PACKAGE_NAME)).contains("Lua");
    Event other = start("ws-08", "windows");
    provenance.enrich(other);
    assertThat(other.text(KnownField.PROCESS_PACKAGE_STATE)).contains("unknown");
    Event linux = start("ws-07", "linux");
    provenance.enrich(linux);
    assertThat(linux.text(KnownField.PROCESS_PACKAGE_STATE)).contains("unknown");
  }

  private static Event start(String host, String system) {
    var event = new Event(new FieldTable());
    event.put(KnownField.HOST_NAME, host);
    event.put(KnownField.HOST_OS_TYPE, system);
    event.put(KnownField.PROCESS_EXECUTABLE, "C:\\Program Files\\Lua\\lua.exe");
    return event;
  }

  /** Whatever lies in a list, it is read to its end. */
  @Test
  void damagedListsGiveWhatCanBeRead() throws IOException {
    var random = new Random(20261129);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = (round % 2 == 0 ? EXPORT : TABLE).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 1 + round % 20; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path file = folder.resolve("damaged");
      Files.write(file, bytes);
      PackageInventory inventory =
          PackageInventory.ofFile(file, DatabaseLimits.defaults()).inventory();
      assertThat(inventory.verdict("C:\\Program Files\\Lua\\lua.exe")).isNotNull();
    }
  }
}
