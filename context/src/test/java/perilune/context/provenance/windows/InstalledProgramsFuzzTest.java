package perilune.context.provenance.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever the bytes of a list of programs: it is read, and no drive is anybody's as a whole. */
class InstalledProgramsFuzzTest {

  @FuzzTest(maxDuration = "2m")
  void neverThrowsAndNeverOwnsADrive(byte[] bytes) {
    InstalledPrograms.recognises(bytes, bytes.length);
    InstalledPrograms programs = InstalledPrograms.read(bytes);
    assertThat(programs.owner("C:\\x.exe")).isEmpty();
    assertThat(programs.owner("C:\\Windows\\x.exe")).isEmpty();
  }
}
