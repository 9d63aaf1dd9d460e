package perilune.context.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;

class AnnouncedCopyTest {

  /** Image, command line, and what is made of what: + copied, > renamed, = linked. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          cmd.exe; cmd /c copy /y C:\\Lua\\lua.exe C:\\T\\svc.exe; C:\\Lua\\lua.exe + C:\\T\\svc.exe
          CMD.EXE; cmd.exe /Ccopy "C:\\Program Files\\Lua\\lua.exe" svc.exe; C:\\Program Files\\Lua\\lua.exe + C:\\work\\svc.exe
          cmd.exe; cmd /s /c "copy "C:\\Program Files\\Lua\\lua.exe" C:\\T\\x.exe"; C:\\Program Files\\Lua\\lua.exe + C:\\T\\x.exe
          cmd.exe; cmd /c mkdir x & c^opy lua.exe x.exe; C:\\work\\lua.exe + C:\\work\\x.exe
          cmd.exe; cmd /c copy C:/Lua/lua.exe C:/kit/x.exe; C:\\Lua\\lua.exe + C:\\kit\\x.exe
          cmd.exe; cmd /c move a.exe C:\\T\\b.exe; C:\\work\\a.exe > C:\\T\\b.exe
          cmd.exe; cmd /c ren C:\\T\\a.exe b.exe; C:\\T\\a.exe > C:\\T\\b.exe
          cmd.exe; cmd /c mklink /H C:\\T\\n.exe C:\\Lua\\lua.exe; C:\\Lua\\lua.exe = C:\\T\\n.exe
          cmd.exe; cmd /c mklink C:\\T\\n.exe C:\\Lua\\lua.exe; C:\\Lua\\lua.exe = C:\\T\\n.exe
          xcopy.exe; xcopy /y C:\\Lua\\lua.exe C:\\T\\s.exe; C:\\Lua\\lua.exe + C:\\T\\s.exe
          powershell.exe; powershell -nop -c "Copy-Item -Path 'C:\\Lua\\lua.exe' -Destination C:\\T\\s.exe"; C:\\Lua\\lua.exe + C:\\T\\s.exe
          pwsh.exe; pwsh -c mv C:\\T\\a.exe C:\\T\\b.exe; C:\\T\\a.exe > C:\\T\\b.exe
          cmd.exe; cmd /c dir C:\\Lua; ``
          cmd.exe; cmd; ``
          cmd.exe; cmd /c copy lua.exe; ``
          """)
  void readsWhatACommandLineSaysThatItMakes(String image, String line, String made) {
    Event event = start(image, line);

    assertThat(AnnouncedCopy.mayBe(event)).isTrue();
    assertThat(
            AnnouncedCopy.of(event).stream()
                .map(copy -> copy.source() + sign(copy.step()) + copy.path()))
        .isEqualTo(made.isEmpty() ? List.of() : List.of(made));
  }

  @Test
  void looksAtShellsAndToolsOfWindowsOnly() {
    assertThat(AnnouncedCopy.mayBe(start("cp", "cp a b"))).isFalse();
    assertThat(AnnouncedCopy.mayBe(start("cmd.exe2", "copy a b"))).isFalse();
    assertThat(AnnouncedCopy.of(start("cmd.exe", "cmd /c copy a b" + " ".repeat(40_000))))
        .isEmpty();
  }

  private static String sign(byte step) {
    return step == FileEntry.COPY ? " + " : step == FileEntry.RENAME ? " > " : " = ";
  }

  private static Event start(String image, String line) {
    var event = new Event(new FieldTable());
    event.put(KnownField.IMAGE_NAME, image);
    event.put(KnownField.PROCESS_COMMAND_LINE, line);
    event.put(KnownField.PROCESS_WORKING_DIRECTORY, "C:\\work");
    return event;
  }
}
