package perilune.event;

/**
 * The fields that Perilune itself writes or reads, with type and meaning: ECS names first, what ECS
 * lacks under {@code perilune.*}. Their ids are their ordinals, in every {@link FieldTable}.
 *
 * <p>Source: Elastic Common Schema 9; Elastic's auditd integration for {@code auditd.*}. A field
 * with named values always has one of them where its source can tell at all; {@code unknown} is
 * among them.
 */
public enum KnownField {
  TIMESTAMP("@timestamp", FieldType.DATE, "when it happened, ISO 8601 in UTC"),
  EVENT_ID("event.id", "the source's id, else a hash of host, record bytes and occurrence"),
  EVENT_KIND("event.kind", "event, or signal for a match that is an input to later rules"),
  EVENT_CATEGORY(
      "event.category",
      "process, file, network, library, authentication, session, configuration, iam,"
          + " intrusion_detection, signal"),
  EVENT_TYPE(
      "event.type",
      "start, end, info, creation, change, deletion, access, connection, user, group, allowed,"
          + " denied"),
  EVENT_ACTION(
      "event.action",
      "the source's word for it: exec, fork, end, connection_attempted, opened-file"),
  EVENT_OUTCOME("event.outcome", "success, failure, unknown"),
  EVENT_CODE("event.code", "the source's number or record type"),
  EVENT_MODULE("event.module", "auditd, endpoint, auditbeat"),
  EVENT_DATASET("event.dataset", "auditd.log, endpoint.events.process"),
  EVENT_PROVIDER("event.provider", "who recorded it"),
  EVENT_SEQUENCE("event.sequence", FieldType.LONG, "the source's own order within a host"),
  EVENT_ORIGINAL("event.original", "the raw record"),
  MESSAGE("message", "the record's text for people"),
  TAGS("tags", "audit keys and other marks"),
  HOST_ID("host.id"),
  HOST_NAME("host.name", "from the record, else --host, else unknown-host"),
  HOST_HOSTNAME("host.hostname"),
  HOST_OS_TYPE("host.os.type", "linux, macos, windows"),
  HOST_OS_FAMILY("host.os.family"),
  AGENT_ID("agent.id"),
  AGENT_TYPE("agent.type"),
  PROCESS_PID("process.pid", FieldType.LONG),
  PROCESS_ENTITY_ID("process.entity_id", "the source's, else computed by lineage"),
  PROCESS_EXECUTABLE("process.executable", "absolute path as the kernel resolved it"),
  PROCESS_NAME("process.name", "the name it was started by"),
  PROCESS_ARGS("process.args", "argument vector, in order"),
  PROCESS_ARGS_COUNT("process.args_count", FieldType.LONG),
  PROCESS_COMMAND_LINE("process.command_line", "arguments joined by blanks"),
  PROCESS_WORKING_DIRECTORY("process.working_directory"),
  PROCESS_TITLE("process.title", "auditd PROCTITLE: may be a previous program's"),
  PROCESS_EXIT_CODE("process.exit_code", FieldType.LONG),
  PROCESS_INTERACTIVE("process.interactive", FieldType.BOOLEAN, "it has a terminal"),
  PROCESS_TTY("process.tty.name", "terminal, absent where there is none"),
  PROCESS_THREAD_NAME("process.thread.name", "comm, where it is not the process's name"),
  PROCESS_THREAD_ID("process.thread.id", FieldType.LONG),
  PROCESS_PREVIOUS_EXECUTABLE("process.previous.executable", "the image that an exec replaced"),
  PROCESS_PREVIOUS_ARGS("process.previous.args"),
  PROCESS_PARENT_PID("process.parent.pid", FieldType.LONG),
  PROCESS_PARENT_ENTITY_ID("process.parent.entity_id"),
  PROCESS_PARENT_EXECUTABLE("process.parent.executable"),
  PROCESS_PARENT_NAME("process.parent.name"),
  PROCESS_PARENT_ARGS("process.parent.args"),
  PROCESS_PARENT_ARGS_COUNT("process.parent.args_count", FieldType.LONG),
  PROCESS_PARENT_COMMAND_LINE("process.parent.command_line"),
  PROCESS_PARENT_WORKING_DIRECTORY("process.parent.working_directory"),
  PROCESS_ENTRY_LEADER_ENTITY_ID("process.entry_leader.entity_id"),
  PROCESS_ENTRY_META_TYPE(
      "process.entry_leader.entry_meta.type", "Elastic Defend's own entry type"),
  PROCESS_ENTRY_META_SOURCE_IP(
      "process.entry_leader.entry_meta.source.ip",
      FieldType.IP,
      "Elastic Defend: where the login came from"),
  PROCESS_ANCESTRY(
      "process.Ext.ancestry", "Elastic Defend: entity ids of ancestors, nearest first"),
  USER_ID("user.id", "audit user where set, else real user"),
  USER_NAME("user.name"),
  USER_EFFECTIVE_ID("user.effective.id"),
  USER_EFFECTIVE_NAME("user.effective.name"),
  USER_SAVED_ID("user.saved.id"),
  USER_AUDIT_ID("user.audit.id", "login user, absent where unset"),
  USER_AUDIT_NAME("user.audit.name"),
  PROCESS_REAL_USER_ID("process.real_user.id"),
  PROCESS_REAL_USER_NAME("process.real_user.name"),
  USER_TARGET_NAME("user.target.name", "account that a login or change of account is about"),
  GROUP_ID("group.id"),
  GROUP_NAME("group.name"),
  SESSION_ID("auditd.session", "audit session, absent where unset"),
  FILE_PATH("file.path", "absolute where the record allows"),
  FILE_NAME("file.name"),
  FILE_EXTENSION("file.extension"),
  FILE_TARGET_PATH("file.target_path"),
  FILE_ORIGINAL_PATH("file.Ext.original.path", "name before a rename"),
  FILE_MODE("file.mode", "octal"),
  FILE_INODE("file.inode"),
  FILE_DEVICE("file.device"),
  FILE_UID("file.uid"),
  FILE_TYPE("file.type"),
  DLL_PATH("dll.path", "library that was mapped"),
  DLL_NAME("dll.name"),
  SOURCE_IP("source.ip", FieldType.IP),
  SOURCE_PORT("source.port", FieldType.LONG),
  DESTINATION_IP("destination.ip", FieldType.IP),
  DESTINATION_PORT("destination.port", FieldType.LONG),
  DESTINATION_DOMAIN("destination.domain"),
  SERVER_IP("server.ip", FieldType.IP, "local address that a bind or listen is about"),
  SERVER_PORT("server.port", FieldType.LONG),
  NETWORK_DIRECTION("network.direction", "egress, ingress"),
  NETWORK_TRANSPORT("network.transport"),
  NETWORK_TYPE("network.type", "ipv4, ipv6"),
  CONTAINER_ID("container.id"),
  RULE_ID("rule.id", "on a signal: the rule that matched"),
  RULE_NAME("rule.name", "on a signal: its name"),
  AUDITD_RESULT("auditd.result"),
  AUDITD_MESSAGE_TYPE(
      "auditd.message_type", "type of the record that the event is about, lower case"),
  AUDITD_RECORD_TYPES(
      "perilune.auditd.record_types", "types of all records of the event, in order"),
  AUDITD_SYSCALL("auditd.data.syscall", "name of the system call"),
  AUDITD_EXIT("auditd.data.exit"),
  AUDITD_A0("auditd.data.a0"),
  AUDITD_A1("auditd.data.a1"),
  AUDITD_A2("auditd.data.a2"),
  AUDITD_A3("auditd.data.a3"),
  AUDITD_ARCH("auditd.data.arch"),
  AUDITD_PATH_NAMES("perilune.auditd.paths", "names of all PATH records, in item order"),
  AUDITD_ARGUMENT_0(
      "perilune.auditd.a0",
      "argument 0 of the exec by its EXECVE record, else of the system call as written"),
  AUDITD_ARGUMENT_1(
      "perilune.auditd.a1",
      "argument 1 of the exec by its EXECVE record, else of the system call as written"),
  AUDITD_ARGUMENT_2(
      "perilune.auditd.a2",
      "argument 2 of the exec by its EXECVE record, else of the system call as written"),
  AUDITD_ARGUMENT_3(
      "perilune.auditd.a3",
      "argument 3 of the exec by its EXECVE record, else of the system call as written"),
  AUDITD_ARGUMENT_4("perilune.auditd.a4", "argument 4 of the exec by its EXECVE record"),
  AUDITD_ARGUMENT_5("perilune.auditd.a5", "argument 5 of the exec by its EXECVE record"),
  AUDITD_ARGUMENT_6("perilune.auditd.a6", "argument 6 of the exec by its EXECVE record"),
  AUDITD_ARGUMENT_7("perilune.auditd.a7", "argument 7 of the exec by its EXECVE record"),
  AUDITD_LOST("perilune.auditd.lost", FieldType.LONG, "records that the kernel says it lost"),
  IMAGE_NAME(
      "perilune.process.image_name",
      "last part of process.executable: the interpreter where process.name is a script"),
  COMMAND_LINE_SOURCE(
      "perilune.process.command_line_source", "execve, proctitle, source, lineage, unknown"),
  COMMAND_LINE_CUT(
      "perilune.process.command_line_cut",
      FieldType.BOOLEAN,
      "the record does not hold the whole command line"),
  MEMORY_PROTECTION("perilune.memory.protection", "read, write, execute: what a mapping asked for"),
  MEMFD_NAME("process.Ext.memfd.name"),
  LUA_HOST("perilune.lua.host", "interpreter, embedder, compiler, or unknown: what runs Lua here"),
  LUA_HOST_NAME("perilune.lua.host_name", "the entry of the Lua hosts that the program has"),
  PARENT_LUA_HOST_NAME(
      "perilune.process.parent.lua.host_name",
      "the same of the program that started this one, or that this one replaced"),
  EXPECTED_PACKAGE(
      "perilune.lua.expected.package",
      "expected, unexpected, unknown: whether this package brings the program that runs Lua"),
  EXPECTED_PARENT(
      "perilune.lua.expected.parent",
      "expected, unexpected, unknown: whether such a program starts it"),
  EXPECTED_USER(
      "perilune.lua.expected.user", "expected, unexpected, unknown: whether it runs as this user"),
  EXPECTED_SERVICE(
      "perilune.lua.expected.service",
      "expected, unexpected, unknown: whether its story begins so"),
  EXPECTED_CHILD(
      "perilune.lua.expected.child",
      "expected, unexpected, unknown: whether the parent, which runs Lua, starts such a program"),
  EXPECTED_NETWORK(
      "perilune.lua.expected.network",
      "expected, unexpected, unknown: whether it uses the network so"),
  EXPECTED_REASON("perilune.lua.expected.reason", "why each of these is what it is"),
  LUA_PROVENANCE_STATE(
      "perilune.lua.provenance.state",
      "expected, unexpected, unknown: whether the executable came from where it should"),
  LUA_PROVENANCE_REASON("perilune.lua.provenance.reason", "what decided that"),
  LUA_INVOCATION(
      "perilune.lua.invocation",
      "code, script, stdin, module, interactive, version, compile, none: what it was asked"),
  LUA_CODE("perilune.lua.code", "Lua text on the command line"),
  LUA_CAN(
      "perilune.lua.can",
      "program, network, code, library, memory, file, environment, obfuscated, nothing, unknown:"
          + " what its text can do"),
  LUA_SCRIPT_PATH("perilune.lua.script.path", "script, absolute if it can be"),
  LUA_SCRIPT_LOCATION(
      "perilune.lua.script.location",
      "temporary, hidden, descriptor, remote, home, system, other, unknown"),
  PROCESS_EXEC_PATH(
      "perilune.process.exec_path",
      "path that an exec named: the script where process.executable is its interpreter"),
  PARENT_IMAGE_NAME("perilune.process.parent.image_name", "last part of process.parent.executable"),
  ANCESTOR_ENTITY_ID(
      "perilune.ancestor.entity_id", "entity ids of all known ancestors, parent first"),
  ANCESTOR_EXECUTABLE(
      "perilune.ancestor.executable", "executables of all known ancestors, parent first"),
  ANCESTOR_NAME("perilune.ancestor.name", "names of all known ancestors, parent first"),
  ANCESTOR_COMMAND_LINE(
      "perilune.ancestor.command_line", "command lines of all known ancestors, parent first"),
  ANCESTOR_COUNT("perilune.ancestor.count", FieldType.LONG),
  GRANDPARENT_EXECUTABLE("perilune.grandparent.executable", "executable of the parent's parent"),
  GRANDPARENT_NAME("perilune.grandparent.name", "name of the parent's parent"),
  GRANDPARENT_COMMAND_LINE(
      "perilune.grandparent.command_line", "command line of the parent's parent"),
  LINEAGE_ENTITY_ID(
      "perilune.lineage.entity_id", "entity ids of the process and its ancestors, itself first"),
  LINEAGE_STATE(
      "perilune.lineage.state",
      "complete: up to init or an entry; partial: the chain breaks off; unknown: nothing known of"
          + " the parent"),
  PREVIOUS_NAME("perilune.process.previous.name", "name of the image that an exec replaced"),
  PREVIOUS_ENTITY_ID(
      "perilune.process.previous.entity_id", "id of that image, where each has one of its own"),
  CHILD_OF_FORK(
      "perilune.process.forked", FieldType.BOOLEAN, "the process still runs its parent's image"),
  PROCESS_CHILD_PID(
      "perilune.process.child_pid", FieldType.LONG, "on a fork: the process that came of it"),
  CHILD_ENTITY_ID("perilune.process.child_entity_id", "on a fork: that process's entity id"),
  ENTRY_TYPE("perilune.entry.type", "ssh, console, cron, service, container, ci, unknown"),
  ENTRY_ENTITY_ID("perilune.entry.entity_id", "the process at which the story begins"),
  ENTRY_USER_NAME("perilune.entry.user.name", "who logged in"),
  ENTRY_SOURCE_IP("perilune.entry.source.ip", FieldType.IP, "where the login came from"),
  ENTRY_SESSION("perilune.entry.session", "login session"),
  PROCESS_PACKAGE_STATE(
      "perilune.process.package.state",
      "owned, unowned, unknown: whether a package of the host owns the executable"),
  PROCESS_PACKAGE_NAME("perilune.process.package.name", "the package that owns the executable"),
  PROCESS_PACKAGE_INTEGRITY(
      "perilune.process.package.integrity",
      "intact, modified, unknown: whether the executable is as its package brought it"),
  PROCESS_PACKAGE_REASON(
      "perilune.process.package.reason", "why the state or the integrity is what it is"),
  PARENT_PACKAGE_STATE(
      "perilune.process.parent.package.state",
      "owned, unowned, unknown: the same of the parent's executable"),
  PARENT_PACKAGE_NAME("perilune.process.parent.package.name"),
  SCRIPT_PACKAGE_STATE(
      "perilune.lua.script.package.state",
      "owned, unowned, unknown: whether a package of the host owns the script"),
  SCRIPT_PACKAGE_NAME("perilune.lua.script.package.name", "the package that owns the script"),
  SCRIPT_PACKAGE_INTEGRITY(
      "perilune.lua.script.package.integrity",
      "intact, modified, unknown: whether the script is as its package brought it"),
  SCRIPT_PACKAGE_REASON(
      "perilune.lua.script.package.reason", "why the state or the integrity is what it is"),
  LIBRARY_PACKAGE_STATE(
      "perilune.library.package.state",
      "owned, unowned, unknown: whether a package of the host owns the library"),
  LIBRARY_PACKAGE_NAME("perilune.library.package.name", "the package that owns the library"),
  LIBRARY_PACKAGE_INTEGRITY(
      "perilune.library.package.integrity",
      "intact, modified, unknown: whether the library is as its package brought it"),
  LIBRARY_PACKAGE_REASON(
      "perilune.library.package.reason", "why the state or the integrity is what it is"),
  PROCESS_DROP_STATE(
      "perilune.process.drop.state",
      "dropped, not_seen, unknown: whether the executable was written shortly before"),
  PROCESS_DROP_AGE(
      "perilune.process.drop.age_ms",
      FieldType.LONG,
      "milliseconds from the last write to this event"),
  PROCESS_DROP_HOW(
      "perilune.process.drop.how",
      "created, written, renamed, replaced, linked, copied, run_bit, marked"),
  PROCESS_DROP_WRITER_ID("perilune.process.drop.writer.entity_id", "the process that wrote it"),
  PROCESS_DROP_WRITER_EXECUTABLE("perilune.process.drop.writer.executable"),
  PROCESS_DROP_WRITER_NAME("perilune.process.drop.writer.name"),
  PROCESS_DROP_WRITER_SIGNATURE(
      "perilune.process.drop.writer.signature", "status of its code signature then"),
  PROCESS_DROP_WRITER_USER(
      "perilune.process.drop.writer.user.id", "user under which it was written"),
  PROCESS_DROP_WRITER_RELATION(
      "perilune.process.drop.writer.relation",
      "self, ancestor, session, other, unknown: what the writer is to this process"),
  SCRIPT_DROP_STATE(
      "perilune.lua.script.drop.state",
      "dropped, not_seen, unknown: whether the script was written shortly before"),
  SCRIPT_DROP_AGE(
      "perilune.lua.script.drop.age_ms",
      FieldType.LONG,
      "milliseconds from the last write to this event"),
  SCRIPT_DROP_HOW(
      "perilune.lua.script.drop.how",
      "created, written, renamed, replaced, linked, copied, run_bit, marked"),
  SCRIPT_DROP_WRITER_ID("perilune.lua.script.drop.writer.entity_id", "the process that wrote it"),
  SCRIPT_DROP_WRITER_EXECUTABLE("perilune.lua.script.drop.writer.executable"),
  SCRIPT_DROP_WRITER_NAME("perilune.lua.script.drop.writer.name"),
  SCRIPT_DROP_WRITER_SIGNATURE(
      "perilune.lua.script.drop.writer.signature", "status of its code signature then"),
  SCRIPT_DROP_WRITER_USER(
      "perilune.lua.script.drop.writer.user.id", "user under which it was written"),
  SCRIPT_DROP_WRITER_RELATION(
      "perilune.lua.script.drop.writer.relation",
      "self, ancestor, session, other, unknown: what the writer is to this process"),
  SCRIPT_DROP_SAME_USER(
      "perilune.lua.script.drop.writer.same_user",
      FieldType.BOOLEAN,
      "whether who wrote it runs it"),
  LIBRARY_DROP_STATE(
      "perilune.library.drop.state",
      "dropped, not_seen, unknown: whether the library was written shortly before"),
  LIBRARY_DROP_AGE(
      "perilune.library.drop.age_ms",
      FieldType.LONG,
      "milliseconds from the last write to this event"),
  LIBRARY_DROP_HOW(
      "perilune.library.drop.how",
      "created, written, renamed, replaced, linked, copied, run_bit, marked"),
  LIBRARY_DROP_WRITER_ID("perilune.library.drop.writer.entity_id", "the process that wrote it"),
  LIBRARY_DROP_WRITER_EXECUTABLE("perilune.library.drop.writer.executable"),
  LIBRARY_DROP_WRITER_NAME("perilune.library.drop.writer.name"),
  LIBRARY_DROP_WRITER_SIGNATURE(
      "perilune.library.drop.writer.signature", "status of its code signature then"),
  LIBRARY_DROP_WRITER_USER(
      "perilune.library.drop.writer.user.id", "user under which it was written"),
  LIBRARY_DROP_WRITER_RELATION(
      "perilune.library.drop.writer.relation",
      "self, ancestor, session, other, unknown: what the writer is to this process"),
  SCRIPT_FORM(
      "perilune.lua.script.form",
      "source, bytecode, unknown: by who wrote it and by the head that a sensor recorded"),
  IMAGE_STATE(
      "perilune.process.image_state",
      "file, memory, deleted, unknown: what the executable was when it started"),
  IMAGE_LOCATION(
      "perilune.process.image_location",
      "temporary, hidden, descriptor, home, system, other, unknown: where the executable lies"),
  ELEVATION(
      "perilune.process.elevation",
      "setuid, setgid, capabilities, none, unknown: rights that its file gave the program"),
  LUA_IDENTITY(
      "perilune.lua.identity",
      "name, copy, link, rename, arguments, library, original_name, content, unknown: how it is"
          + " known that Lua runs here"),
  PROCESS_ORIGINAL_FILE_NAME(
      "process.pe.original_file_name", "name under which the program was built"),
  DLL_ORIGINAL_FILE_NAME("dll.pe.original_file_name", "name under which the library was built"),
  LUA_ORIGINAL_PATH(
      "perilune.lua.original_path", "the interpreter of which this one is a copy or a link"),
  LIBRARY_LOCATION(
      "perilune.library.location",
      "temporary, hidden, descriptor, home, system, other, unknown: where the library lies"),
  MEMORY_STATE(
      "perilune.memory.state",
      "writable_executable, executable, other: what a mapping allows at once"),
  FILE_USED_AS(
      "perilune.file.used_as",
      "executable, script, library, none, unknown: what the file served as before this event"),
  FILE_USED_BY("perilune.file.used_by.entity_id", "the process that last ran or loaded it"),
  FILE_USED_AGE(
      "perilune.file.used_age_ms", FieldType.LONG, "milliseconds from that use to this event"),
  FILE_DROP_STATE(
      "perilune.file.drop.state",
      "dropped, not_seen, unknown: on a deletion, whether the file was written shortly before"),
  FILE_DROP_AGE(
      "perilune.file.drop.age_ms",
      FieldType.LONG,
      "milliseconds from the last write to the deletion"),
  LUA_ROOT_ID(
      "perilune.lua.root.entity_id",
      "outermost Lua process that this happens in or below, within its story"),
  LUA_ROOT_EXECUTABLE("perilune.lua.root.executable"),
  LUA_ROOT_RELATION(
      "perilune.lua.root.relation",
      "self, descendant, none: where this happens, seen from that process"),
  BASELINE_STATE(
      "perilune.baseline.state",
      "known, deviates, unapproved, unknown: how this use of Lua stands to the approved baseline"),
  BASELINE_DEVIATION(
      "perilune.baseline.deviation",
      "interpreter, script, user, parent, child, destination, service, host: parts of the event"
          + " that the nearest approved entry does not have"),
  BASELINE_ODD("perilune.baseline.odd", "what each of these parts is, generalised: parent nginx"),
  BASELINE_ENTRY(
      "perilune.baseline.entry", "entries that cover it; where none does, the nearest approved"),
  PROCESS_SIGNATURE_EXISTS("process.code_signature.exists", FieldType.BOOLEAN),
  PROCESS_SIGNATURE_STATUS(
      "process.code_signature.status",
      "platform, developer_id, app_store, development, enterprise, testflight, adhoc, adhoc_linker,"
          + " self_signed, unsigned, invalid, unknown; or the source's own word"),
  PROCESS_SIGNATURE_VALID("process.code_signature.valid", FieldType.BOOLEAN),
  PROCESS_SIGNATURE_TRUSTED(
      "process.code_signature.trusted",
      FieldType.BOOLEAN,
      "absent where the source gives no verdict"),
  PROCESS_SIGNATURE_SUBJECT("process.code_signature.subject_name"),
  PROCESS_SIGNATURE_TEAM("process.code_signature.team_id"),
  PROCESS_SIGNATURE_ID("process.code_signature.signing_id"),
  PROCESS_SIGNATURE_FLAGS("process.code_signature.flags", "hexadecimal"),
  PROCESS_CDHASH("process.hash.cdhash"),
  PARENT_SIGNATURE_STATUS(
      "process.parent.code_signature.status", "as process.code_signature.status, of the parent"),
  PARENT_SIGNATURE_TEAM("process.parent.code_signature.team_id"),
  PARENT_SIGNATURE_ID("process.parent.code_signature.signing_id"),
  PROCESS_STDIN(
      "perilune.process.stdin",
      "file, pipe, socket, other, closed, unknown: what an exec found as standard input"),
  FILE_ATTRIBUTE("perilune.file.attribute", "the extended attribute that was set or taken away"),
  INSTIGATOR_ID(
      "perilune.instigator.entity_id", "the process for which a service of the system acted"),
  INSTIGATOR_EXECUTABLE("perilune.instigator.executable"),
  PROCESS_QUARANTINE(
      "perilune.process.quarantine", "quarantined, removed, not_seen, unknown: of the executable"),
  SCRIPT_QUARANTINE(
      "perilune.lua.script.quarantine", "the same, of each script, in the order of their paths"),
  LIBRARY_QUARANTINE("perilune.library.quarantine", "the same, of the library"),
  PROCESS_MD5("process.hash.md5"),
  PROCESS_SHA256("process.hash.sha256"),
  FILE_MD5("file.hash.md5"),
  FILE_SHA256("file.hash.sha256"),
  DLL_MD5("dll.hash.md5"),
  FILE_HEADER_BYTES(
      "file.Ext.header_bytes", "Elastic Defend: first bytes of the file, hexadecimal"),
  PROCESS_ENV("process.env_vars", "environment, NAME=value"),
  CAPABILITIES_PERMITTED("process.thread.capabilities.permitted");

  private final String fieldName;
  private final FieldType type;
  private final String meaning;

  KnownField(String fieldName) {
    this(fieldName, FieldType.KEYWORD, "");
  }

  KnownField(String fieldName, String meaning) {
    this(fieldName, FieldType.KEYWORD, meaning);
  }

  KnownField(String fieldName, FieldType type) {
    this(fieldName, type, "");
  }

  KnownField(String fieldName, FieldType type, String meaning) {
    this.fieldName = fieldName;
    this.type = type;
    this.meaning = meaning;
  }

  /** Gives the dotted name. */
  public String fieldName() {
    return fieldName;
  }

  /** Gives what it holds. */
  public FieldType type() {
    return type;
  }

  /** Gives what it means, or an empty string where ECS says it all. */
  public String meaning() {
    return meaning;
  }

  /** Gives its id in every field table. */
  public int id() {
    return ordinal();
  }
}
