package perilune.context.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/** The hot path allocates nothing for processes that are known. */
class AllocationTest {

  private static final int EVENTS = 20_000;

  /** Bytes for each event that measuring itself may cost; one object would be 16. */
  private static final double TOLERATED = 1;

  /** A few strings of a name, bytes. */
  private static final double NAME = 400;

  @Test
  void anEventOfAKnownProcessAllocatesNothing() {
    var fields = new FieldTable();
    var lineage = new Lineage(FieldDemand.all(), LineageLimits.defaults());
    lineage.enrich(Timeline.event(fields, "1.0 #1 exec pid=5 ppid=1 exe=/usr/sbin/sshd args=sshd"));
    lineage.enrich(Timeline.event(fields, "1.1 #2 exec pid=6 ppid=5 exe=/usr/bin/bash args=bash"));
    lineage.enrich(Timeline.event(fields, "1.2 #3 exec pid=7 ppid=6 exe=/usr/bin/lua args=lua,x"));
    Event connect =
        Timeline.event(fields, "1.3 #4 connect pid=7 ppid=6 exe=/usr/bin/lua comm=w ses=3");
    var event = new Event(fields);
    long warm = allocated(lineage, event, connect);
    long measured = allocated(lineage, event, connect);
    assertThat(event.text(KnownField.ENTRY_TYPE)).contains("ssh");
    assertThat((double) measured / EVENTS).as("warm-up took %d bytes", warm).isLessThan(TOLERATED);
  }

  /** Nodes and their arrays are used again; what is left is the name looked up in lists. */
  @Test
  void whereEveryEventIsAnotherProcessOnlyItsNameIsAllocated() {
    var fields = new FieldTable();
    var lineage = new Lineage(FieldDemand.all(), LineageLimits.defaults().withMaxProcesses(500));
    Event exec =
        Timeline.event(fields, "1.3 #4 exec pid=7 ppid=6 exe=/usr/bin/lua args=lua,x cwd=/tmp");
    var event = new Event(fields);
    long pid = 10;
    long before = 0;
    for (int i = 0; i < 2 * EVENTS; i++) {
      before = i == EVENTS ? bytes() : before;
      event.copyFrom(exec);
      event.remove(KnownField.PROCESS_PID.id());
      event.putLong(KnownField.PROCESS_PID, pid++);
      event.header().timeNanos += i;
      lineage.enrich(event);
    }
    double each = (double) (bytes() - before) / EVENTS;
    assertThat(lineage.counters().evicted()).isGreaterThan(EVENTS);
    assertThat(each).isLessThan(NAME);
  }

  private static long allocated(Lineage lineage, Event event, Event source) {
    long before = bytes();
    for (int i = 0; i < EVENTS; i++) {
      event.copyFrom(source);
      lineage.enrich(event);
    }
    return bytes() - before;
  }

  private static long bytes() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
