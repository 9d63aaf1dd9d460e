package perilune.telemetry.auditd;

import perilune.event.KnownField;

/**
 * Says whether it worked: the system call's {@code success}, else a message's {@code res}.
 *
 * <p>exit_group never returns, so its record has no success: it counts as one. A connect that is
 * still in progress is unknown, though the kernel writes {@code success=no}.
 */
final class Outcome {

  private static final Word[] GOOD = {
    new Word("yes"), new Word("success"), new Word("1"), new Word("pass")
  };
  private static final Word[] BAD = {
    new Word("no"), new Word("failed"), new Word("0"), new Word("fail")
  };

  private final EventRecords records;
  private final FieldWriter writer;
  private final NetworkMapping network;

  Outcome(EventRecords records, FieldWriter writer, NetworkMapping network) {
    this.records = records;
    this.writer = writer;
    this.network = network;
  }

  /** Puts event.outcome, and auditd.result where a record says it. */
  void write() {
    Word said = said(records.actor(), Key.SUCCESS);
    said = said == Word.UNKNOWN ? said(records.lead, Key.RES) : said;
    said = said == Word.UNKNOWN ? said(records.lead, Key.RESULT) : said;
    if (said != Word.UNKNOWN) {
      writer.word(KnownField.AUDITD_RESULT, said == Word.SUCCESS ? said : Word.FAIL);
    }
    boolean exit = records.call().family() == SyscallFamily.EXIT && said == Word.UNKNOWN;
    Word outcome = exit ? Word.SUCCESS : said;
    writer.word(KnownField.EVENT_OUTCOME, network.inProgress() ? Word.UNKNOWN : outcome);
  }

  private static Word said(RecordFields fields, Key key) {
    if (!fields.has(key)) {
      return Word.UNKNOWN;
    }
    if (isOneOf(fields, key, GOOD)) {
      return Word.SUCCESS;
    }
    return isOneOf(fields, key, BAD) ? Word.FAILURE : Word.UNKNOWN;
  }

  private static boolean isOneOf(RecordFields fields, Key key, Word[] words) {
    for (Word word : words) {
      if (fields.is(key, word)) {
        return true;
      }
    }
    return false;
  }
}
