package perilune.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RetainedEventTest {

  private final FieldTable table = new FieldTable();
  private final int own = table.intern("x.own");
  private final int nothing = table.intern("x.nothing");
  private final int real = table.intern("x.real");
  private final int[] all = {
    KnownField.PROCESS_ARGS.id(), KnownField.PROCESS_PID.id(), own, nothing, real
  };

  @Test
  void restoresWhatItKept() {
    Event back = new Event(table);
    RetainedEvent.of(event(), all).restoreTo(back);

    assertThat(back.texts(KnownField.PROCESS_ARGS)).containsExactly("lua", "", "é");
    assertThat(back.longOr(KnownField.PROCESS_PID, 0)).isEqualTo(42);
    assertThat(back.texts(own)).containsExactly("true");
    assertThat(back.texts(real)).containsExactly("1.5");
    assertThat(back.kind(nothing)).isEqualTo(Kind.NULL);
    assertThat(back.header().timeNanos).isEqualTo(7);
    assertThat(back.header().hostKey).isEqualTo("h");
  }

  @Test
  void leavesOutWhatIsNotAskedFor() {
    RetainedEvent kept = RetainedEvent.of(event(), new int[] {KnownField.PROCESS_PID.id()});

    assertThat(kept.texts(KnownField.PROCESS_ARGS)).isEmpty();
    assertThat(kept.text(KnownField.PROCESS_PID)).hasValue("42");
  }

  @Test
  void takesTheSourcesIdBeforeTheComputedOne() {
    Event event = event();
    int[] ids = {KnownField.EVENT_ID.id()};
    assertThat(RetainedEvent.of(event, ids).id()).isEqualTo(event.header().computedId());
    event.put(KnownField.EVENT_ID, "e1");
    assertThat(RetainedEvent.of(event, ids).id()).isEqualTo("e1");
  }

  @Test
  void travelsByName() throws IOException {
    var other = new FieldTable();
    other.intern("something.else");
    RetainedEvent back = RetainedEvent.read(other, input(bytes()));

    assertThat(back.texts(other.find("x.own"))).containsExactly("true");
    assertThat(back.texts(KnownField.PROCESS_ARGS)).containsExactly("lua", "", "é");
    Event event = new Event(new FieldTable());
    back.restoreTo(event);
    assertThat(event.texts(event.table().find("x.own"))).containsExactly("true");
  }

  @Test
  void leavesOutFieldsForWhichTheTableHasNoRoom() throws IOException {
    var full = new FieldTable(KnownField.values().length);
    RetainedEvent back = RetainedEvent.read(full, input(bytes()));

    assertThat(back.text(KnownField.PROCESS_PID)).hasValue("42");
  }

  @Test
  void refusesDamagedBytes() throws IOException {
    byte[] good = bytes();
    for (int cut = 0; cut < good.length; cut++) {
      byte[] part = Arrays.copyOf(good, cut);
      assertThatThrownBy(() -> RetainedEvent.read(new FieldTable(), input(part)))
          .isInstanceOf(IOException.class);
    }
  }

  private Event event() {
    Event event = new Event(table);
    event.header().timeNanos = 7;
    event.header().timed = true;
    event.header().hostKey = "h";
    event.put(KnownField.PROCESS_ARGS, "lua");
    event.put(KnownField.PROCESS_ARGS, "");
    event.put(KnownField.PROCESS_ARGS, "é");
    event.putLong(KnownField.PROCESS_PID, 42);
    event.putBoolean(own, true);
    event.putDouble(real, 1.5);
    event.putNull(nothing);
    return event;
  }

  private byte[] bytes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    RetainedEvent.of(event(), all).write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
