package perilune.context.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {

  /** What was typed, what the Mac's sensor calls the file, and what kind of place it is. */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "/tmp/a.lua, /private/tmp/a.lua, temporary",
    "/private/tmp/a.lua, /private/tmp/a.lua, temporary",
    "/var/folders/x/T/a.lua, /private/var/folders/x/T/a.lua, temporary",
    "/var/root/a.lua, /private/var/root/a.lua, home",
    "/etc/a.lua, /private/etc/a.lua, system",
    "/Users/mira/a.lua, /Users/mira/a.lua, home",
    "/opt/homebrew/share/a.lua, /opt/homebrew/share/a.lua, system",
    "/tmpfile, /tmpfile, other",
    "/home/ada/.config/nvim/init.lua, /home/ada/.config/nvim/init.lua, home",
    "/home/ada/.cache/.x/upd, /home/ada/.cache/.x/upd, hidden",
    "/home/ada/.dotfiles/.git/hooks/post-merge, /home/ada/.dotfiles/.git/hooks/post-merge, home",
    "/srv/.x, /srv/.x, hidden",
    "/srv/.well-known/x.lua, /srv/.well-known/x.lua, other",
    "a.lua, a.lua, unknown",
  })
  void aMacsPathIsThatOfItsFileAndThePlaceTheSame(String typed, String real, String location) {
    assertThat(Place.realOnMac(typed)).isEqualTo(real);
    assertThat(Place.of(real)).isEqualTo(location);
    assertThat(Place.of(typed)).isEqualTo(location);
  }

  /** What stands on the command line, in which folder, what file that is, and the kind of place. */
  @ParameterizedTest(name = "{0} in {1} is {2}")
  @CsvSource({
    "x.lua, C:\\Users\\ada\\Downloads\\, C:\\Users\\ada\\Downloads\\x.lua, downloads",
    "..\\x.lua, C:\\Users\\ada\\Downloads\\y, C:\\Users\\ada\\Downloads\\x.lua, downloads",
    "sub/x.lua, C:\\srv\\, C:\\srv\\sub\\x.lua, other",
    "\\x.lua, D:\\work, D:\\x.lua, other",
    "/x.lua, D:\\work, D:\\x.lua, other",
    "C:x.lua, C:\\work, C:\\work\\x.lua, other",
    "E:x.lua, C:\\work, E:x.lua, unknown",
    "x.lua, '', x.lua, unknown",
    "c:/users/ADA/appdata/local/TEMP/x.lua, '', c:\\users\\ADA\\appdata\\local\\TEMP\\x.lua,"
        + " temporary",
    "\\\\?\\C:\\Windows\\Temp\\x.lua, C:\\, C:\\Windows\\Temp\\x.lua, temporary",
    "\\??\\C:\\Windows\\System32\\x.lua, '', C:\\Windows\\System32\\x.lua, system",
    "\\\\10.0.0.5\\pub\\x.lua, C:\\, \\\\10.0.0.5\\pub\\x.lua, remote",
    "\\\\?\\UNC\\h\\pub\\x.lua, '', \\\\h\\pub\\x.lua, remote",
    "\\\\wsl$\\Debian\\home\\x.lua, '', \\\\wsl$\\Debian\\home\\x.lua, other",
    "C:\\Users\\Public\\x.lua, '', C:\\Users\\Public\\x.lua, public",
    "C:\\Users\\ada\\x.lua, '', C:\\Users\\ada\\x.lua, home",
    "C:\\Users\\ada\\.x.lua, '', C:\\Users\\ada\\.x.lua, hidden",
    "C:\\Users\\ada\\AppData\\Roaming\\x.lua, '', C:\\Users\\ada\\AppData\\Roaming\\x.lua,"
        + " app_data",
    "C:\\Users\\ada\\AppData\\Local\\Programs\\Lua\\x.lua, '',"
        + " C:\\Users\\ada\\AppData\\Local\\Programs\\Lua\\x.lua, home",
    "C:\\ProgramData\\.soft\\x.lua, '', C:\\ProgramData\\.soft\\x.lua, program_data",
    "C:\\ProgramData\\chocolatey\\lib\\lua\\x.lua, '',"
        + " C:\\ProgramData\\chocolatey\\lib\\lua\\x.lua, system",
    "C:\\PROGRA~3\\x\\x.lua, '', C:\\ProgramData\\x\\x.lua, program_data",
    "c:\\users\\ada\\downlo~1\\x.lua, '', c:\\users\\ada\\Downloads\\x.lua, downloads",
    "C:\\a\\readme.txt:x.lua, '', C:\\a\\readme.txt:x.lua, stream",
    "%TEMP%\\x.lua, C:\\, %TEMP%\\x.lua, temporary",
    "%%odd, C:\\, %%odd, unknown",
    "\\Device\\HarddiskVolume3\\Windows\\x.exe, '', \\Device\\HarddiskVolume3\\Windows\\x.exe,"
        + " system",
    "C:\\..\\..\\x.lua, '', C:\\x.lua, other",
    "https://h/x.lua, C:\\, https://h/x.lua, remote",
  })
  void aWindowsPathIsReadByWindowsRules(String typed, String folder, String path, String kind) {
    assertThat(Place.absolute(typed, folder)).isEqualTo(path);
    assertThat(Place.of(path)).isEqualTo(kind);
  }

  @Test
  void aUnixFolderKeepsNamesWithBackslashes() {
    assertThat(Place.absolute("C:\\x", "/srv")).isEqualTo("/srv/C:\\x");
  }
}
