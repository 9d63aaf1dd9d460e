package perilune.telemetry.auditd;

import perilune.event.KnownField;
import perilune.telemetry.auditd.RecordTypes.RecordType;

/**
 * What records say that are no system call: messages of PAM, sshd, sudo, systemd and the daemon
 * itself, logins, policy decisions. Category, type and action come from {@code record-types.txt}.
 */
final class MessageMapping {

  private static final Word SOURCE = new Word("source");

  private final EventRecords records;
  private final FieldWriter writer;
  private final Bytes address = new Bytes();

  MessageMapping(EventRecords records, FieldWriter writer) {
    this.records = records;
    this.writer = writer;
  }

  /** Puts category, type and action of the record that leads. */
  void meaning() {
    RecordType type = records.leadType();
    writer.word(KnownField.EVENT_CATEGORY, type.category());
    for (int i = 0; i < type.types().size(); i++) {
      writer.word(KnownField.EVENT_TYPE, type.types().get(i));
    }
    if (!type.detail()) {
      writer.word(KnownField.EVENT_ACTION, type.action());
    }
  }

  /** Puts what a message says beside who sent it. */
  void details() {
    RecordFields lead = records.lead;
    writer.field(KnownField.USER_TARGET_NAME, lead, Key.ACCT);
    if (lead.has(Key.ADDR) && writer.wants(KnownField.SOURCE_IP)) {
      address();
    }
    if (lead.has(Key.CMD)) {
      writer.field(KnownField.PROCESS_COMMAND_LINE, lead, Key.CMD);
      writer.word(KnownField.COMMAND_LINE_SOURCE, SOURCE);
    }
    if (!records.cwd.has(Key.CWD)) {
      writer.field(KnownField.PROCESS_WORKING_DIRECTORY, lead, Key.CWD);
    }
  }

  /** Some programs put a host's name where its address belongs. */
  private void address() {
    address.clear();
    ValueDecoder.append(records.lead, Key.ADDR, address);
    boolean colon = Bytes.indexOf(address.array, 0, address.length, (byte) ':') >= 0;
    int dots = 0;
    for (int i = 0; i < address.length; i++) {
      byte b = address.array[i];
      dots += b == '.' ? 1 : 0;
      boolean digit = colon ? Bytes.nibble(b) >= 0 : b >= '0' && b <= '9';
      if (!digit && b != '.' && b != ':') {
        return;
      }
    }
    if (colon || dots == 3) {
      writer.text(KnownField.SOURCE_IP, address);
    }
  }
}
