package perilune.telemetry.auditd;

import java.io.InputStream;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.TelemetryFormat;

/**
 * Linux audit records as auditd, its plugins, the kernel log and syslog shippers write them.
 *
 * <p>Immutable and shareable between threads; each reader belongs to one.
 */
public final class AuditdFormat implements TelemetryFormat {

  private final RecordTypes types = RecordTypes.load();
  private final SyscallTable syscalls = SyscallTable.load();

  /** Makes the format; loads the tables of record types and system calls once. */
  public AuditdFormat() {}

  @Override
  public String name() {
    return "auditd";
  }

  @Override
  public boolean recognises(byte[] head, int length) {
    var scanner = new RecordScanner(types);
    int start = 0;
    while (start < length) {
      int end = Bytes.indexOf(head, start, length, (byte) '\n');
      int stop = end < 0 ? length : end;
      if (scanner.scan(head, start, stop)) {
        return true;
      }
      start = stop + 1;
    }
    return false;
  }

  @Override
  public EventReader open(InputStream bytes, ReadContext context) {
    return new AuditdReader(bytes, context, types, syscalls);
  }
}
