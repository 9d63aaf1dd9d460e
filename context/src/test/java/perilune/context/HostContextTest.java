package perilune.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

class HostContextTest {

  private final FieldTable fields = new FieldTable();

  @Test
  void aRestoredContextKnowsTheParentThatTheOtherMet() throws IOException {
    var context = new HostContext(FieldDemand.all(), ContextLimits.defaults());
    context.enrich(exec(100, 1, "/usr/bin/bash"));
    var bytes = new ByteArrayOutputStream();
    context.writeTo(new DataOutputStream(bytes));

    var restored = new HostContext(FieldDemand.all(), ContextLimits.defaults());
    restored.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    Event child = exec(101, 100, "/usr/bin/lua");
    restored.enrich(child);

    assertThat(child.text(KnownField.PROCESS_PARENT_EXECUTABLE)).contains("/usr/bin/bash");
    assertThat(restored.counters().lineage().unknownParents()).isZero();
  }

  @Test
  void refusesASnapshotOfAnotherVersionOrKind() {
    var context = new HostContext(FieldDemand.all(), ContextLimits.defaults());
    assertThatThrownBy(() -> context.readFrom(ints(0x504C4843, 99)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 99");
    assertThatThrownBy(() -> context.readFrom(ints(1, 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a snapshot");
  }

  @Test
  void asksReadersForWhatItNeedsAndForWhatIsWanted() {
    var wanted = FieldDemand.of(new BitSet()).plus(KnownField.FILE_PATH);
    FieldDemand needed = HostContext.needs(wanted);
    assertThat(needed.wants(KnownField.FILE_PATH)).isTrue();
    assertThat(needed.wants(KnownField.PROCESS_CHILD_PID)).isTrue();
    assertThat(needed.wants(KnownField.DESTINATION_IP)).isFalse();
  }

  @Test
  void theSameRecordsOfAnotherHostHaveOtherEntityIds() {
    Event here = exec(100, 1, "/usr/bin/bash");
    Event there = exec(100, 1, "/usr/bin/bash");
    there.header().hostKey = "host-b";
    new HostContext(FieldDemand.all(), ContextLimits.defaults()).enrich(here);
    new HostContext(FieldDemand.all(), ContextLimits.defaults()).enrich(there);
    assertThat(here.text(KnownField.PROCESS_ENTITY_ID).orElseThrow())
        .matches("[0-9a-f]{24}")
        .isNotEqualTo(there.text(KnownField.PROCESS_ENTITY_ID).orElseThrow());
  }

  private static DataInputStream ints(int first, int second) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(first);
    out.writeInt(second);
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private Event exec(long pid, long parentPid, String executable) {
    var event = new Event(fields);
    event.header().timed = true;
    event.header().timeNanos = pid;
    event.header().sequence = pid;
    event.header().hostKey = "host-a";
    event.put(KnownField.EVENT_CATEGORY, "process");
    event.put(KnownField.EVENT_TYPE, "start");
    event.put(KnownField.EVENT_ACTION, "exec");
    event.putLong(KnownField.PROCESS_PID, pid);
    event.putLong(KnownField.PROCESS_PARENT_PID, parentPid);
    event.put(KnownField.PROCESS_EXECUTABLE, executable);
    return event;
  }
}
