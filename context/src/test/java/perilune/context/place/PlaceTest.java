package perilune.context.place;

import static org.assertj.core.api.Assertions.assertThat;

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
    "a.lua, a.lua, unknown",
  })
  void aMacsPathIsThatOfItsFileAndThePlaceTheSame(String typed, String real, String location) {
    assertThat(Place.realOnMac(typed)).isEqualTo(real);
    assertThat(Place.of(real)).isEqualTo(location);
    assertThat(Place.of(typed)).isEqualTo(location);
  }
}
