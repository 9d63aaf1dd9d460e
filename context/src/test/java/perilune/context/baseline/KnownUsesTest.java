package perilune.context.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import perilune.context.ContextLimits;
import perilune.context.HostContext;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;

/** Uses of Lua on one host beside a baseline: what each event says of it. */
class KnownUsesTest {

  private static final String ENTRY =
      """
      perilune-baseline 1
      entry aaaa000001
        os linux
        program lua
        interpreter /usr/bin/lua<v>
        runs script /opt/metrics/<v>/collect.lua
        user account metrics
        parent cron
        child df
        destination private:8086
        host web-<n>
        hosts 9
        days 9
        events 9
        first 2026-10-01T00:00:00Z
        last 2026-10-15T00:00:00Z
      """;
  private static final String YES =
      "  approved 2026-10-16T00:00:00Z\n  by lead\n  why known\n  until 2026-12-01T00:00:00Z\n";

  private final FieldTable table = new FieldTable();
  private HostContext host = host(ENTRY + YES);
  private Instant time = Instant.parse("2026-11-20T10:00:00Z");

  private HostContext host(String baseline) {
    var context = new HostContext(HostContext.needs(FieldDemand.all()), ContextLimits.defaults());
    context.compareWith(KnownUses.of(BaselineFileTest.read(baseline)));
    return context;
  }

  private Event event(String category, String type, String id, String parent) {
    var event = new Event(table);
    event.header().timed = true;
    event.header().timeNanos = time.getEpochSecond() * 1_000_000_000L;
    event.header().hostKey = "web-7";
    time = time.plusSeconds(1);
    event.put(KnownField.EVENT_CATEGORY, category);
    event.put(KnownField.EVENT_TYPE, type);
    event.put(KnownField.HOST_NAME, "web-7");
    event.put(KnownField.HOST_OS_TYPE, "linux");
    event.put(KnownField.PROCESS_ENTITY_ID, id);
    event.put(KnownField.PROCESS_PARENT_ENTITY_ID, parent);
    // A sensor, or an attacker, may claim anything.
    event.put(KnownField.BASELINE_STATE, "known");
    return event;
  }

  private Event start(String id, String parent, String parentPath, String... words) {
    Event event = event("process", "start", id, parent);
    event.put(KnownField.PROCESS_EXECUTABLE, words[0]);
    event.put(KnownField.IMAGE_NAME, Shape.fileName(words[0]));
    event.put(KnownField.PROCESS_NAME, Shape.fileName(words[0]));
    for (String word : words) {
      event.put(KnownField.PROCESS_ARGS, word);
    }
    event.put(KnownField.PROCESS_PARENT_EXECUTABLE, parentPath);
    event.put(KnownField.PROCESS_PARENT_NAME, Shape.fileName(parentPath));
    event.put(KnownField.USER_ID, "998");
    event.put(KnownField.USER_NAME, "metrics");
    host.enrich(event);
    return event;
  }

  private Event collects(String id) {
    return start(id, "c", "/usr/sbin/cron", "/usr/bin/lua5.4", "/opt/metrics/2.2/collect.lua");
  }

  private static String state(Event event) {
    return event.text(KnownField.BASELINE_STATE).orElse("");
  }

  @Test
  void knowsAnApprovedUseAndWhatItStarts() {
    assertThat(state(collects("l"))).isEqualTo("known");
    Event child = start("d", "l", "/usr/bin/lua5.4", "/bin/df", "-P");
    assertThat(state(child)).isEqualTo("known");
    assertThat(child.texts(KnownField.BASELINE_ENTRY)).containsExactly("aaaa000001");
  }

  @Test
  void saysInWhichPartItDeviates() {
    Event odd =
        start("l", "n", "/usr/sbin/nginx", "/usr/bin/lua5.4", "/opt/metrics/2.2/collect.lua");
    assertThat(state(odd)).isEqualTo("deviates");
    assertThat(odd.texts(KnownField.BASELINE_DEVIATION)).containsExactly("parent");
    assertThat(odd.texts(KnownField.BASELINE_ODD)).contains("parent nginx");

    collects("m");
    Event child = start("x", "m", "/usr/bin/lua5.4", "/usr/bin/curl", "http://x");
    assertThat(child.texts(KnownField.BASELINE_ODD)).containsExactly("child curl");

    Event net = event("network", "start", "m", "c");
    net.put(KnownField.DESTINATION_IP, "203.0.113.9");
    net.putLong(KnownField.DESTINATION_PORT, 4_444);
    host.enrich(net);
    assertThat(net.texts(KnownField.BASELINE_ODD)).containsExactly("destination public:4444");
  }

  @Test
  void ignoranceNeverDeviates() {
    Event other = start("j", "b", "/bin/bash", "/usr/bin/luajit", "/home/ana/x.lua");
    assertThat(state(other)).isEqualTo("unknown");
    assertThat(other.texts(KnownField.BASELINE_DEVIATION)).isEmpty();
    Event none = start("k", "b", "/bin/bash", "/bin/ls");
    assertThat(none.has(KnownField.BASELINE_STATE)).as("the claim of the record").isFalse();
  }

  @Test
  void anApprovalEndsByTheTimeOfTheEvent() {
    time = Instant.parse("2026-11-30T23:59:59Z");
    assertThat(state(collects("l"))).isEqualTo("known");
    assertThat(state(collects("m"))).isEqualTo("unapproved");
  }

  @Test
  void whatASignalTouchedCoversNothingUnlessApproved() {
    String touched = ENTRY.replace("aaaa000001", "bbbb000002") + "  signal r 73 1 Strong\n";
    host = host(touched);
    assertThat(state(collects("l"))).isEqualTo("unknown");
    host = host(ENTRY);
    assertThat(state(collects("l"))).isEqualTo("unapproved");
  }

  @Test
  void aSnapshotChangesNothing() throws IOException {
    collects("l");
    var bytes = new ByteArrayOutputStream();
    host.writeTo(new DataOutputStream(bytes));
    HostContext after = host(ENTRY + YES);
    after.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    host = after;
    Event child = start("d", "l", "/usr/bin/lua5.4", "/bin/df", "-P");
    assertThat(state(child)).isEqualTo("known");
    assertThat(List.copyOf(child.texts(KnownField.BASELINE_ENTRY))).containsExactly("aaaa000001");
  }
}
