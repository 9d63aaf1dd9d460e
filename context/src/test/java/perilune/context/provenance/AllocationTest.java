package perilune.context.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/** The hot path allocates nothing for paths that are known. */
class AllocationTest {

  private static final int EVENTS = 20_000;

  /** Bytes for each event that measuring itself may cost; one object would be 16. */
  private static final double TOLERATED = 1;

  @TempDir Path folder;

  @Test
  void anEventOfAKnownPathAllocatesNothing() throws IOException {
    TestRoot root = TestRoot.usual(folder).file("/etc/hostname", "web1");
    var provenance = new Provenance(FieldDemand.all(), root.open().inventory());
    var fields = new FieldTable();
    var source = new Event(fields);
    source.put(KnownField.HOST_NAME, "web1.example.org");
    source.put(KnownField.AUDITD_ARCH, "c000003e");
    source.put(KnownField.PROCESS_EXECUTABLE, "/usr/bin/lua5.4");
    source.put(KnownField.PROCESS_PARENT_EXECUTABLE, "/tmp/x");
    source.put(KnownField.PROCESS_MD5, TestRoot.md5("the interpreter"));
    var event = new Event(fields);
    long warm = allocated(provenance, event, source);
    long measured = allocated(provenance, event, source);
    assertThat(event.text(KnownField.PROCESS_PACKAGE_NAME)).contains("lua5.4");
    assertThat((double) measured / EVENTS).as("warm-up took %d bytes", warm).isLessThan(TOLERATED);
  }

  private static long allocated(Provenance provenance, Event event, Event source) {
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < EVENTS; i++) {
      event.copyFrom(source);
      provenance.enrich(event);
    }
    return thread.getCurrentThreadAllocatedBytes() - before;
  }
}
