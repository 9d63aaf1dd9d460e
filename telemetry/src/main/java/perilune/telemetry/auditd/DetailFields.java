package perilune.telemetry.auditd;

import perilune.event.KnownField;

/** Puts what records say as it stands: call, arguments, counts, and all keys without a field. */
final class DetailFields {

  private final EventRecords records;
  private final FieldWriter writer;
  private final DataFields data;

  DetailFields(EventRecords records, FieldWriter writer, DataFields data) {
    this.records = records;
    this.writer = writer;
    this.data = data;
  }

  void write() {
    if (records.hasSyscall()) {
      call(records.syscall);
    }
    writer.number(KnownField.AUDITD_LOST, records.lead.decimal(Key.LOST));
    writer.number(KnownField.AUDITD_LOST, records.lead.decimal(Key.AUDIT_LOST));
    data.write(records);
  }

  /** A call or architecture that the table does not have keeps its number. */
  private void call(RecordFields syscall) {
    Word name = records.call().name();
    if (name.isEmpty()) {
      writer.field(KnownField.AUDITD_SYSCALL, syscall, Key.SYSCALL);
    } else {
      writer.word(KnownField.AUDITD_SYSCALL, name);
    }
    if (records.architecture().isEmpty()) {
      writer.field(KnownField.AUDITD_ARCH, syscall, Key.ARCH);
    } else {
      writer.word(KnownField.AUDITD_ARCH, records.architecture());
    }
    writer.field(KnownField.AUDITD_EXIT, syscall, Key.EXIT);
    writer.field(KnownField.AUDITD_A0, syscall, Key.A0);
    writer.field(KnownField.AUDITD_A1, syscall, Key.A1);
    writer.field(KnownField.AUDITD_A2, syscall, Key.A2);
    writer.field(KnownField.AUDITD_A3, syscall, Key.A3);
    if (records.execveCount() == 0) {
      writer.field(KnownField.AUDITD_ARGUMENT_0, syscall, Key.A0);
      writer.field(KnownField.AUDITD_ARGUMENT_1, syscall, Key.A1);
      writer.field(KnownField.AUDITD_ARGUMENT_2, syscall, Key.A2);
      writer.field(KnownField.AUDITD_ARGUMENT_3, syscall, Key.A3);
    }
  }
}
