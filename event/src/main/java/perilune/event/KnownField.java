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
  EVENT_ID(
      "event.id",
      FieldType.KEYWORD,
      "the source's id, else a hash of host, record bytes and occurrence"),
  EVENT_KIND(
      "event.kind",
      FieldType.KEYWORD,
      "event, or signal for a match that is an input to later rules"),
  EVENT_CATEGORY(
      "event.category",
      FieldType.KEYWORD,
      "process, file, network, library, authentication, session, configuration, iam, intrusion_detection, signal"),
  EVENT_TYPE(
      "event.type",
      FieldType.KEYWORD,
      "start, end, info, creation, change, deletion, access, connection, user, group, allowed, denied"),
  EVENT_ACTION(
      "event.action",
      FieldType.KEYWORD,
      "the source's word for it: exec, fork, end, connection_attempted, opened-file"),
  EVENT_OUTCOME("event.outcome", FieldType.KEYWORD, "success, failure, unknown"),
  EVENT_CODE("event.code", FieldType.KEYWORD, "the source's number or record type"),
  EVENT_MODULE("event.module", FieldType.KEYWORD, "auditd, endpoint, auditbeat"),
  EVENT_DATASET("event.dataset", FieldType.KEYWORD, "auditd.log, endpoint.events.process"),
  EVENT_PROVIDER("event.provider", FieldType.KEYWORD, "who recorded it"),
  EVENT_SEQUENCE("event.sequence", FieldType.LONG, "the source's own order within a host"),
  EVENT_ORIGINAL("event.original", FieldType.KEYWORD, "the raw record"),
  MESSAGE("message", FieldType.KEYWORD, "the record's text for people"),
  TAGS("tags", FieldType.KEYWORD, "audit keys and other marks"),
  HOST_ID("host.id", FieldType.KEYWORD, ""),
  HOST_NAME("host.name", FieldType.KEYWORD, "from the record, else --host, else unknown-host"),
  HOST_HOSTNAME("host.hostname", FieldType.KEYWORD, ""),
  HOST_OS_TYPE("host.os.type", FieldType.KEYWORD, "linux, macos, windows"),
  HOST_OS_FAMILY("host.os.family", FieldType.KEYWORD, ""),
  AGENT_ID("agent.id", FieldType.KEYWORD, ""),
  AGENT_TYPE("agent.type", FieldType.KEYWORD, ""),
  PROCESS_PID("process.pid", FieldType.LONG, ""),
  PROCESS_ENTITY_ID(
      "process.entity_id", FieldType.KEYWORD, "the source's, else computed by lineage"),
  PROCESS_EXECUTABLE(
      "process.executable", FieldType.KEYWORD, "absolute path as the kernel resolved it"),
  PROCESS_NAME("process.name", FieldType.KEYWORD, "the name it was started by"),
  PROCESS_ARGS("process.args", FieldType.KEYWORD, "argument vector, in order"),
  PROCESS_ARGS_COUNT("process.args_count", FieldType.LONG, ""),
  PROCESS_COMMAND_LINE("process.command_line", FieldType.KEYWORD, "arguments joined by blanks"),
  PROCESS_WORKING_DIRECTORY("process.working_directory", FieldType.KEYWORD, ""),
  PROCESS_TITLE(
      "process.title", FieldType.KEYWORD, "auditd PROCTITLE: may be a previous program's"),
  PROCESS_EXIT_CODE("process.exit_code", FieldType.LONG, ""),
  PROCESS_INTERACTIVE("process.interactive", FieldType.BOOLEAN, "it has a terminal"),
  PROCESS_TTY("process.tty.name", FieldType.KEYWORD, "terminal, absent where there is none"),
  PROCESS_THREAD_NAME(
      "process.thread.name", FieldType.KEYWORD, "comm, where it is not the process's name"),
  PROCESS_THREAD_ID("process.thread.id", FieldType.LONG, ""),
  PROCESS_PREVIOUS_EXECUTABLE(
      "process.previous.executable", FieldType.KEYWORD, "the image that an exec replaced"),
  PROCESS_PREVIOUS_ARGS("process.previous.args", FieldType.KEYWORD, ""),
  PROCESS_PARENT_PID("process.parent.pid", FieldType.LONG, ""),
  PROCESS_PARENT_ENTITY_ID("process.parent.entity_id", FieldType.KEYWORD, ""),
  PROCESS_PARENT_EXECUTABLE("process.parent.executable", FieldType.KEYWORD, ""),
  PROCESS_PARENT_NAME("process.parent.name", FieldType.KEYWORD, ""),
  PROCESS_PARENT_ARGS("process.parent.args", FieldType.KEYWORD, ""),
  PROCESS_PARENT_ARGS_COUNT("process.parent.args_count", FieldType.LONG, ""),
  PROCESS_PARENT_COMMAND_LINE("process.parent.command_line", FieldType.KEYWORD, ""),
  PROCESS_PARENT_WORKING_DIRECTORY("process.parent.working_directory", FieldType.KEYWORD, ""),
  PROCESS_ENTRY_LEADER_ENTITY_ID("process.entry_leader.entity_id", FieldType.KEYWORD, ""),
  PROCESS_ENTRY_META_TYPE(
      "process.entry_leader.entry_meta.type", FieldType.KEYWORD, "Elastic Defend's own entry type"),
  PROCESS_ENTRY_META_SOURCE_IP(
      "process.entry_leader.entry_meta.source.ip",
      FieldType.IP,
      "Elastic Defend: where the login came from"),
  PROCESS_ANCESTRY(
      "process.Ext.ancestry",
      FieldType.KEYWORD,
      "Elastic Defend: entity ids of ancestors, nearest first"),
  USER_ID("user.id", FieldType.KEYWORD, "audit user where set, else real user"),
  USER_NAME("user.name", FieldType.KEYWORD, ""),
  USER_EFFECTIVE_ID("user.effective.id", FieldType.KEYWORD, ""),
  USER_EFFECTIVE_NAME("user.effective.name", FieldType.KEYWORD, ""),
  USER_SAVED_ID("user.saved.id", FieldType.KEYWORD, ""),
  USER_AUDIT_ID("user.audit.id", FieldType.KEYWORD, "login user, absent where unset"),
  USER_AUDIT_NAME("user.audit.name", FieldType.KEYWORD, ""),
  PROCESS_REAL_USER_ID("process.real_user.id", FieldType.KEYWORD, ""),
  PROCESS_REAL_USER_NAME("process.real_user.name", FieldType.KEYWORD, ""),
  USER_TARGET_NAME(
      "user.target.name", FieldType.KEYWORD, "account that a login or change of account is about"),
  GROUP_ID("group.id", FieldType.KEYWORD, ""),
  GROUP_NAME("group.name", FieldType.KEYWORD, ""),
  SESSION_ID("auditd.session", FieldType.KEYWORD, "audit session, absent where unset"),
  FILE_PATH("file.path", FieldType.KEYWORD, "absolute where the record allows"),
  FILE_NAME("file.name", FieldType.KEYWORD, ""),
  FILE_EXTENSION("file.extension", FieldType.KEYWORD, ""),
  FILE_TARGET_PATH("file.target_path", FieldType.KEYWORD, ""),
  FILE_ORIGINAL_PATH("file.Ext.original.path", FieldType.KEYWORD, "name before a rename"),
  FILE_MODE("file.mode", FieldType.KEYWORD, "octal"),
  FILE_INODE("file.inode", FieldType.KEYWORD, ""),
  FILE_DEVICE("file.device", FieldType.KEYWORD, ""),
  FILE_UID("file.uid", FieldType.KEYWORD, ""),
  FILE_TYPE("file.type", FieldType.KEYWORD, ""),
  DLL_PATH("dll.path", FieldType.KEYWORD, "library that was mapped"),
  DLL_NAME("dll.name", FieldType.KEYWORD, ""),
  SOURCE_IP("source.ip", FieldType.IP, ""),
  SOURCE_PORT("source.port", FieldType.LONG, ""),
  DESTINATION_IP("destination.ip", FieldType.IP, ""),
  DESTINATION_PORT("destination.port", FieldType.LONG, ""),
  SERVER_IP("server.ip", FieldType.IP, "local address that a bind or listen is about"),
  SERVER_PORT("server.port", FieldType.LONG, ""),
  NETWORK_DIRECTION("network.direction", FieldType.KEYWORD, "egress, ingress"),
  NETWORK_TRANSPORT("network.transport", FieldType.KEYWORD, ""),
  NETWORK_TYPE("network.type", FieldType.KEYWORD, "ipv4, ipv6"),
  CONTAINER_ID("container.id", FieldType.KEYWORD, ""),
  RULE_ID("rule.id", FieldType.KEYWORD, "on a signal: the rule that matched"),
  RULE_NAME("rule.name", FieldType.KEYWORD, "on a signal: its name"),
  AUDITD_RESULT("auditd.result", FieldType.KEYWORD, ""),
  AUDITD_MESSAGE_TYPE(
      "auditd.message_type",
      FieldType.KEYWORD,
      "type of the record that the event is about, lower case"),
  AUDITD_RECORD_TYPES(
      "perilune.auditd.record_types",
      FieldType.KEYWORD,
      "types of all records of the event, in order"),
  AUDITD_SYSCALL("auditd.data.syscall", FieldType.KEYWORD, "name of the system call"),
  AUDITD_EXIT("auditd.data.exit", FieldType.KEYWORD, ""),
  AUDITD_A0("auditd.data.a0", FieldType.KEYWORD, ""),
  AUDITD_A1("auditd.data.a1", FieldType.KEYWORD, ""),
  AUDITD_A2("auditd.data.a2", FieldType.KEYWORD, ""),
  AUDITD_A3("auditd.data.a3", FieldType.KEYWORD, ""),
  AUDITD_ARCH("auditd.data.arch", FieldType.KEYWORD, ""),
  AUDITD_PATH_NAMES(
      "perilune.auditd.paths", FieldType.KEYWORD, "names of all PATH records, in item order"),
  AUDITD_LOST("perilune.auditd.lost", FieldType.LONG, "records that the kernel says it lost"),
  IMAGE_NAME(
      "perilune.process.image_name",
      FieldType.KEYWORD,
      "last part of process.executable: the interpreter where process.name is a script"),
  COMMAND_LINE_SOURCE(
      "perilune.process.command_line_source",
      FieldType.KEYWORD,
      "execve, proctitle, source, lineage, unknown"),
  COMMAND_LINE_CUT(
      "perilune.process.command_line_cut",
      FieldType.BOOLEAN,
      "the record does not hold the whole command line"),
  MEMORY_PROTECTION(
      "perilune.memory.protection",
      FieldType.KEYWORD,
      "read, write, execute: what a mapping asked for"),
  MEMFD_NAME("process.Ext.memfd.name", FieldType.KEYWORD, ""),
  LUA_HOST(
      "perilune.lua.host",
      FieldType.KEYWORD,
      "interpreter, embedder, or unknown: what runs Lua here, by its usual names"),
  LUA_INVOCATION(
      "perilune.lua.invocation",
      FieldType.KEYWORD,
      "code, script, stdin, module, interactive, version, none: what the interpreter was asked"),
  LUA_CODE("perilune.lua.code", FieldType.KEYWORD, "Lua text on the command line"),
  LUA_SCRIPT_PATH("perilune.lua.script.path", FieldType.KEYWORD, "script, absolute if it can be"),
  LUA_SCRIPT_LOCATION(
      "perilune.lua.script.location",
      FieldType.KEYWORD,
      "temporary, hidden, descriptor, remote, home, system, other, unknown"),
  PROCESS_EXEC_PATH(
      "perilune.process.exec_path",
      FieldType.KEYWORD,
      "path that an exec named: the script where process.executable is its interpreter"),
  PARENT_IMAGE_NAME(
      "perilune.process.parent.image_name",
      FieldType.KEYWORD,
      "last part of process.parent.executable"),
  ANCESTOR_ENTITY_ID(
      "perilune.ancestor.entity_id",
      FieldType.KEYWORD,
      "entity ids of all known ancestors, parent first"),
  ANCESTOR_EXECUTABLE(
      "perilune.ancestor.executable",
      FieldType.KEYWORD,
      "executables of all known ancestors, parent first"),
  ANCESTOR_NAME(
      "perilune.ancestor.name", FieldType.KEYWORD, "names of all known ancestors, parent first"),
  ANCESTOR_COMMAND_LINE(
      "perilune.ancestor.command_line",
      FieldType.KEYWORD,
      "command lines of all known ancestors, parent first"),
  ANCESTOR_COUNT("perilune.ancestor.count", FieldType.LONG, ""),
  LINEAGE_STATE(
      "perilune.lineage.state",
      FieldType.KEYWORD,
      "complete: up to init or an entry; partial: the chain breaks off; unknown: nothing known of the parent"),
  PREVIOUS_NAME(
      "perilune.process.previous.name",
      FieldType.KEYWORD,
      "name of the image that an exec replaced"),
  CHILD_OF_FORK(
      "perilune.process.forked", FieldType.BOOLEAN, "the process still runs its parent's image"),
  PROCESS_CHILD_PID(
      "perilune.process.child_pid", FieldType.LONG, "the process that a fork record names"),
  ENTRY_TYPE(
      "perilune.entry.type",
      FieldType.KEYWORD,
      "ssh, console, cron, service, container, ci, unknown"),
  ENTRY_ENTITY_ID(
      "perilune.entry.entity_id", FieldType.KEYWORD, "the process at which the story begins"),
  ENTRY_USER_NAME("perilune.entry.user.name", FieldType.KEYWORD, "who logged in"),
  ENTRY_SOURCE_IP("perilune.entry.source.ip", FieldType.IP, "where the login came from"),
  ENTRY_SESSION("perilune.entry.session", FieldType.KEYWORD, "login session");

  private final String fieldName;
  private final FieldType type;
  private final String meaning;

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
