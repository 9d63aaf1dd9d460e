package perilune.telemetry.eslogger;

import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.telemetry.ReadContext;
import perilune.telemetry.json.JsonTree;

/**
 * Puts the {@code process.*} and {@code user.*} fields of one es_process_t.
 *
 * <p>An entity id is {@code [host-]pid-pidversion}: every fork and every exec makes a new version,
 * so each image has an id of its own, and a parent's token is enough to name it. Versions start
 * again when the host does. The parent is the one that started the process: where launchd adopted
 * it, the record's {@code ppid} and parent token are launchd's and only {@code original_ppid} is
 * true; the parent then has no entity id here, and lineage gives it.
 *
 * <p>Names are written where an exec gives them: the name by which a program was started is not in
 * other records, and lineage knows it.
 */
final class ProcessFields {

  /** Longest part of an entity id that a host's name takes, bytes: DNS allows 253. */
  private static final int MAX_HOST_BYTES = 255;

  private static final byte[] DEVICES = {'/', 'd', 'e', 'v', '/'};

  private final FieldWriter writer;
  private final AuditToken token = new AuditToken();
  private final AuditToken other = new AuditToken();
  private final PathText text = new PathText();
  private final byte[] digits = new byte[24];
  private final SignatureFields signature;
  private final int start;
  private final int groupLeader;
  private final int sessionLeader;
  private final int responsiblePid;
  private final int responsibleId;

  ProcessFields(ReadContext context, FieldWriter writer) {
    this.writer = writer;
    this.signature = new SignatureFields(writer);
    this.start = wanted(context, "process.start");
    this.groupLeader = wanted(context, "process.group_leader.pid");
    this.sessionLeader = wanted(context, "process.session_leader.pid");
    this.responsiblePid = wanted(context, "process.Ext.effective_parent.pid");
    this.responsibleId = wanted(context, "process.Ext.effective_parent.entity_id");
  }

  /** Gives the id of a field that is not among the known ones, or FULL where nobody wants it. */
  private static int wanted(ReadContext context, String name) {
    FieldDemand demand = context.demand();
    FieldTable fields = context.fields();
    int id = demand.wantsAll() ? fields.intern(name) : fields.find(name);
    return id != FieldTable.FULL && demand.wants(id) ? id : FieldTable.FULL;
  }

  /** Puts what a process is; the host's name is a node of text or none. */
  void write(int process, int host) {
    JsonTree tree = writer.tree();
    if (!token.read(writer, tree.member(process, "audit_token"))) {
      writer.incomplete("a process without an audit token");
    }
    if (token.pid() >= 0) {
      writer.number(KnownField.PROCESS_PID, token.pid());
      entityId(KnownField.PROCESS_ENTITY_ID, token, host);
    }
    parent(process, host);
    image(process);
    users();
    terminal(process);
    signature.write(process);
    leaders(process, host);
  }

  private void image(int process) {
    int path = path(process);
    writer.text(KnownField.PROCESS_EXECUTABLE, path);
    writer.lastPart(KnownField.IMAGE_NAME, path);
  }

  /** Gives the path of a process's executable, a node of text or none. */
  int path(int process) {
    int executable = writer.object(process, "executable");
    if (writer.truth(executable, "path_truncated")) {
      writer.incomplete("the sensor cut the executable's path");
    }
    return writer.text(executable, "path");
  }

  private void parent(int process, int host) {
    long original = writer.number(process, "original_ppid");
    boolean known = other.read(writer, writer.tree().member(process, "parent_audit_token"));
    long recorded = known && other.pid() >= 0 ? other.pid() : writer.number(process, "ppid");
    long parent = original >= 0 ? original : recorded;
    if (parent >= 0) {
      writer.number(KnownField.PROCESS_PARENT_PID, parent);
    }
    // The parent of launchd is the kernel, which is no ancestor of anybody.
    if (known && parent == other.pid() && parent > 0) {
      entityId(KnownField.PROCESS_PARENT_ENTITY_ID, other, host);
    }
  }

  /** Puts the entity id of a process, if its node has a token. */
  void entityId(KnownField field, int process, int host) {
    if (other.read(writer, writer.tree().member(process, "audit_token"))) {
      entityId(field, other, host);
    }
  }

  /** Gives the pid of a process, or a negative number. */
  long pid(int process) {
    return other.read(writer, writer.tree().member(process, "audit_token")) ? other.pid() : -1;
  }

  private void entityId(KnownField field, AuditToken of, int host) {
    if (writer.wants(field) && compose(of, host)) {
      writer.bytes(field, text.bytes(), 0, text.length());
    }
  }

  private boolean compose(AuditToken of, int host) {
    if (of.pid() < 0 || of.version() < 0) {
      return false;
    }
    text.clear();
    JsonTree tree = writer.tree();
    if (host != JsonTree.NONE && tree.length(host) > 0 && tree.length(host) <= MAX_HOST_BYTES) {
      text.add(tree, host);
      text.add('-');
    }
    add(of.pid());
    text.add('-');
    add(of.version());
    return true;
  }

  private void add(long number) {
    int from = FieldWriter.decimal(number, digits);
    text.add(digits, from, digits.length - from);
  }

  private void users() {
    long login = token.loginUser();
    writer.id(KnownField.USER_AUDIT_ID, login);
    writer.id(KnownField.USER_ID, login == FieldWriter.NO_NUMBER ? token.realUser() : login);
    writer.id(KnownField.USER_EFFECTIVE_ID, token.effectiveUser());
    writer.id(KnownField.PROCESS_REAL_USER_ID, token.realUser());
    writer.id(KnownField.GROUP_ID, token.realGroup());
  }

  /** A null says that there is no terminal; an absent member says nothing. */
  private void terminal(int process) {
    JsonTree tree = writer.tree();
    int terminal = tree.member(process, "tty");
    if (terminal == JsonTree.NONE) {
      return;
    }
    writer.flag(KnownField.PROCESS_INTERACTIVE, !tree.isNull(terminal));
    int path = tree.isNull(terminal) ? JsonTree.NONE : writer.text(terminal, "path");
    if (path != JsonTree.NONE) {
      int from = tree.start(path);
      int to = from + tree.length(path);
      boolean device =
          tree.length(path) > DEVICES.length
              && java.util.Arrays.equals(
                  tree.bytes(), from, from + DEVICES.length, DEVICES, 0, DEVICES.length);
      writer.bytes(KnownField.PROCESS_TTY, tree.bytes(), device ? from + DEVICES.length : from, to);
    }
  }

  /** Puts whose the process is besides its parent: group, session, and the app behind it. */
  private void leaders(int process, int host) {
    number(groupLeader, process, "group_id");
    number(sessionLeader, process, "session_id");
    JsonTree tree = writer.tree();
    int time = start == FieldTable.FULL ? JsonTree.NONE : writer.text(process, "start_time");
    if (time != JsonTree.NONE) {
      writer.event().put(start, tree.bytes(), tree.start(time), tree.length(time));
    }
    if ((responsiblePid != FieldTable.FULL || responsibleId != FieldTable.FULL)
        && other.read(writer, tree.member(process, "responsible_audit_token"))
        && compose(other, host)) {
      if (responsiblePid != FieldTable.FULL) {
        writer.event().putLong(responsiblePid, other.pid());
      }
      if (responsibleId != FieldTable.FULL) {
        writer.event().put(responsibleId, text.bytes(), 0, text.length());
      }
    }
  }

  private void number(int field, int process, String name) {
    long value = field == FieldTable.FULL ? -1 : writer.number(process, name);
    if (value >= 0) {
      writer.event().putLong(field, value);
    }
  }
}
