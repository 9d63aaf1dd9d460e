package perilune.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventTest {

  private static final byte[] TEXT = "C:\\Windows\\cmd.exe".getBytes(StandardCharsets.UTF_8);

  private final Event event = new Event(new FieldTable());

  @Test
  void aTextThatLiesInTheArenaIsSharedAndStaysWhenTheArenaGrows() {
    int at = event.lay(TEXT, 0, TEXT.length);
    event.put(KnownField.PROCESS_EXECUTABLE, event.arena(), at, TEXT.length);
    event.put(KnownField.PROCESS_NAME, event.arena(), at + 11, 7);
    byte[] before = event.arena();
    byte[] large = new byte[10_000];
    event.put(KnownField.PROCESS_TITLE, large, 0, large.length);
    // These are no longer the arena's, and are copied.
    event.put(KnownField.FILE_NAME, before, at + 3, 7);
    assertThat(event.text(KnownField.PROCESS_EXECUTABLE)).contains("C:\\Windows\\cmd.exe");
    assertThat(event.text(KnownField.PROCESS_NAME)).contains("cmd.exe");
    assertThat(event.text(KnownField.FILE_NAME)).contains("Windows");
    assertThat(event.offset(event.firstValue(KnownField.PROCESS_NAME.id()))).isEqualTo(at + 11);
  }

  @Test
  void aCopyOfAnEventHasTheTextsThatWereShared() {
    int at = event.lay(TEXT, 0, TEXT.length);
    event.put(KnownField.PROCESS_NAME, event.arena(), at + 11, 7);
    var copy = new Event(event.table());
    copy.copyFrom(event);
    event.clear();
    assertThat(copy.text(KnownField.PROCESS_NAME)).contains("cmd.exe");
  }
}
