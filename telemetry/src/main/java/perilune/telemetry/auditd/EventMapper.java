package perilune.telemetry.auditd;

import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.KnownField;
import perilune.telemetry.ReadContext;
import perilune.telemetry.auditd.RecordTypes.RecordType;
import perilune.telemetry.auditd.RecordTypes.Role;

/**
 * Makes one event of the records of one audit event.
 *
 * <p>A system call that has a meaning of its own decides what the event is; else the record that
 * came with it (a change of configuration, a login), else the system call's bare name. Owned by one
 * thread; allocates nothing once buffers have grown and names have been met.
 */
final class EventMapper {

  private final EventRecords records;
  private final FieldWriter writer;
  private final FdTable descriptors = new FdTable();
  private final ProcessMapping process;
  private final ExecMapping exec;
  private final FileMapping files;
  private final NetworkMapping network;
  private final MemoryMapping memory;
  private final MessageMapping messages;
  private final Outcome outcome;
  private final DetailFields details;
  private final Bytes none = new Bytes();
  private final Bytes text = new Bytes();

  EventMapper(ReadContext context, SyscallTable syscalls, FieldWriter writer) {
    this.writer = writer;
    this.records = new EventRecords(syscalls);
    this.process = new ProcessMapping(records, writer);
    this.exec = new ExecMapping(records, writer, descriptors);
    this.files = new FileMapping(records, writer, descriptors);
    this.network = new NetworkMapping(records, writer, descriptors);
    this.memory = new MemoryMapping(records, writer, descriptors);
    this.messages = new MessageMapping(records, writer);
    this.outcome = new Outcome(records, writer, network);
    this.details = new DetailFields(records, writer, new DataFields(context, writer));
  }

  /** Fills an event from complete records. */
  void map(OpenEvent complete, Event into) {
    into.clear();
    header(complete, into.header());
    records.read(complete);
    writer.start(into, complete.firstLine, complete.firstOffset);
    writer.source();
    if (complete.nodeLength() > 0) {
      writer.text(KnownField.HOST_NAME, complete.bytes.array, 0, complete.nodeLength());
    }
    writer.number(KnownField.EVENT_SEQUENCE, complete.serial);
    recordTypes(complete);
    if (records.hasSyscall()) {
      call(owner(complete));
    } else {
      messages.meaning();
      exec.argumentsAlone();
      process.write(none, none);
    }
    if (!records.leadType().detail()) {
      messages.details();
    }
    outcome.write();
    files.names();
    details.write();
    original(complete);
    completeness();
  }

  private static void header(OpenEvent complete, EventHeader header) {
    header.timeNanos = complete.timeNanos;
    header.timed = true;
    header.sequence = complete.serial;
    header.offset = complete.firstOffset;
    header.length = complete.endOffset - complete.firstOffset;
    header.line = complete.firstLine;
    header.hashHigh = complete.hash.high();
    header.hashLow = complete.hash.low();
  }

  private void recordTypes(OpenEvent event) {
    for (int i = 0; i < event.recordCount(); i++) {
      typeName(KnownField.AUDITD_RECORD_TYPES, event, i, false);
    }
    typeName(KnownField.AUDITD_MESSAGE_TYPE, event, records.leadRecord(), true);
  }

  /** A type that the table does not have is named as its record names it. */
  private void typeName(KnownField field, OpenEvent event, int record, boolean lower) {
    RecordType type = event.type(record);
    if (type.role() != Role.UNKNOWN) {
      writer.word(field, lower ? type.lowerName() : type.name());
    } else if (event.typeEnd(record) > event.typeStart(record) && writer.wants(field)) {
      text.clear();
      text.add(
          event.bytes.array,
          event.typeStart(record),
          event.typeEnd(record) - event.typeStart(record));
      for (int i = 0; i < text.length && lower; i++) {
        byte b = text.array[i];
        text.array[i] = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
      }
      writer.text(field, text);
    }
  }

  /** Descriptors belong to a process of a node. */
  private long owner(OpenEvent event) {
    int node = Bytes.hash(event.bytes.array, 0, event.nodeLength());
    return (long) node << Integer.SIZE ^ records.syscall.decimal(Key.PID);
  }

  private void call(long owner) {
    if (records.call().family() == SyscallFamily.EXEC) {
      exec.exec(process, owner);
      return;
    }
    if (!fileCall(owner)) {
      otherCall(owner);
    }
    ExecMapping.commandLineSource(records, writer);
    process.write(none, none);
  }

  private boolean fileCall(long owner) {
    switch (records.call().family()) {
      case OPEN -> files.open(owner);
      case MAKE_NODE -> files.makeNode();
      case RENAME -> files.rename();
      case UNLINK -> files.unlink();
      case LINK -> files.link();
      case CHMOD -> files.changeMode();
      case CHOWN -> files.changeOwner();
      case TRUNCATE -> files.truncate();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void otherCall(long owner) {
    switch (records.call().family()) {
      case FORK -> exec.fork();
      case EXIT -> exec.exit(owner);
      case CONNECT -> network.connect();
      case ACCEPT -> network.accept(owner);
      case BIND -> network.bind(owner);
      case LISTEN -> network.listen(owner);
      case MMAP -> memory.map(owner);
      case MPROTECT -> memory.protect();
      case MEMFD -> memory.memoryFile(owner);
      case CLOSE -> {
        descriptors.forget(owner, records.syscall.hex(Key.A0));
        plainCall();
      }
      case DESCRIPTOR -> {
        descriptors.forget(owner, records.syscall.decimal(Key.EXIT));
        plainCall();
      }
      default -> plainCall();
    }
  }

  /** A call that only carried a message to the kernel, or has no meaning of its own. */
  private void plainCall() {
    if (!records.leadType().detail()) {
      messages.meaning();
    } else if (records.call().family() == SyscallFamily.SEND) {
      network.send();
    } else {
      writer.meaning(Word.PROCESS, Word.INFORMATION, records.call().name());
    }
    files.mention();
  }

  private void original(OpenEvent event) {
    if (!writer.wants(KnownField.EVENT_ORIGINAL)) {
      return;
    }
    text.clear();
    for (int i = 0; i < event.recordCount(); i++) {
      if (i > 0) {
        text.add('\n');
      }
      int from = event.lineStart(i);
      text.add(event.bytes.array, from, event.lineEnd(i) - from);
    }
    writer.text(KnownField.EVENT_ORIGINAL, text);
  }

  private void completeness() {
    if (records.onlyDetails()) {
      writer.incomplete("no SYSCALL record: it is missing, or came after the event was closed");
    } else if (records.syscall.decimal(Key.ITEMS) > records.pathCount()) {
      writer.incomplete("fewer PATH records than the SYSCALL record's items");
    }
  }
}
