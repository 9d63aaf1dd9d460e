package perilune.context.lineage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Learns who logged in: from LOGIN records, which give a process its audit session, and from those
 * of sshd, login, display managers and cron, which say who and from where.
 */
final class Sessions {

  /** Says why a session number means no session: (uid) -1 of the kernel, in all its spellings. */
  private static final byte[] UNSET = Bytes.ascii("4294967295");

  private static final byte[] UNSET_NAME = Bytes.ascii("unset");

  /** Record types of a login in progress; a session's end says nothing new. Any case. */
  private static final byte[][] LOGIN_TYPES = {
    Bytes.ascii("LOGIN"),
    Bytes.ascii("USER_AUTH"),
    Bytes.ascii("USER_ACCT"),
    Bytes.ascii("CRED_ACQ"),
    Bytes.ascii("USER_START"),
    Bytes.ascii("USER_LOGIN")
  };

  private static final int LOGIN = 0;
  private static final int USER_START = 4;
  private static final byte[] BOOT = Bytes.ascii("SYSTEM_BOOT");

  private final int maxSessions;
  private final Tally tally;
  private final LinkedHashMap<String, EntryPoint> bySession = new LinkedHashMap<>();

  Sessions(int maxSessions, Tally tally) {
    this.maxSessions = maxSessions;
    this.tally = tally;
  }

  int size() {
    return bySession.size();
  }

  Map<String, EntryPoint> all() {
    return bySession;
  }

  void put(String session, EntryPoint entry) {
    bySession.remove(session);
    bySession.put(session, entry);
    if (bySession.size() > maxSessions) {
      bySession.pollFirstEntry();
      tally.evictedSessions++;
    }
  }

  /** Says whether the event tells that the host was started: no pid means what it meant. */
  static boolean isBoot(Event event) {
    return isType(event, BOOT);
  }

  /** Notes the session of an event's process. */
  void follow(Event event, ProcessNode node) {
    int value = event.firstValue(KnownField.SESSION_ID.id());
    if (value == Event.NONE
        || Bytes.same(event, KnownField.SESSION_ID, node.session, ProgramReader.MAX_NAME_BYTES)) {
      return;
    }
    byte[] session = Bytes.of(event, KnownField.SESSION_ID, ProgramReader.MAX_NAME_BYTES);
    if (Arrays.equals(session, UNSET) || Arrays.equals(session, UNSET_NAME)) {
      return;
    }
    node.session = session;
    node.sessionEntry = bySession.get(Bytes.text(session));
  }

  /** Learns from an event of a login; any other costs one look at its record type. */
  void learn(Event event, ProcessNode node) {
    int type = loginType(event);
    if (type < 0 || event.hasText(KnownField.EVENT_OUTCOME, "failure")) {
      return;
    }
    EntryType opens = loginKind(event, node);
    if (type != LOGIN && !opens.isLogin()) {
      return;
    }
    EntryPoint entry = node.login;
    boolean anotherSession =
        type == LOGIN
            && entry != null
            && entry.session.length > 0
            && !Arrays.equals(entry.session, node.session);
    if (entry == null || anotherSession) {
      entry = new EntryPoint(opens, node.entityId().clone());
      node.login = entry;
    }
    fill(entry, event, type, opens);
    if (node.session.length > 0) {
      entry.session = node.session;
      node.sessionEntry = entry;
      put(Bytes.text(node.session), entry);
    }
  }

  private static void fill(EntryPoint entry, Event event, int type, EntryType opens) {
    if (entry.type == EntryType.UNKNOWN) {
      entry.type = opens;
    }
    byte[] user = account(event, type);
    if (user.length > 0 && (entry.userName.length == 0 || type == USER_START)) {
      entry.userName = user;
    }
    byte[] address = Bytes.of(event, KnownField.SOURCE_IP, ProgramReader.MAX_NAME_BYTES);
    if (address.length > 0) {
      entry.sourceIp = address;
    }
  }

  /**
   * Gives whose login it is: what a message names, never who sent it, which is sshd's root. A LOGIN
   * record has no account, only the login user.
   */
  private static byte[] account(Event event, int type) {
    if (type == LOGIN) {
      return Bytes.of(event, KnownField.USER_AUDIT_NAME, ProgramReader.MAX_NAME_BYTES);
    }
    KnownField named =
        event.has(KnownField.USER_TARGET_NAME) ? KnownField.USER_TARGET_NAME : KnownField.USER_NAME;
    return Bytes.of(event, named, ProgramReader.MAX_NAME_BYTES);
  }

  private static EntryType loginKind(Event event, ProcessNode node) {
    EntryType opens = node.program.opens();
    if (opens == EntryType.UNKNOWN && event.has(KnownField.PROCESS_EXECUTABLE)) {
      byte[] path = Bytes.of(event, KnownField.PROCESS_EXECUTABLE, ProgramReader.MAX_PATH_BYTES);
      int image = Bytes.lastPart(path, 0, path.length);
      opens = EntryLists.opens(EntryLists.plain(path, image, path.length), Program.UNKNOWN);
    }
    return opens;
  }

  private static int loginType(Event event) {
    for (int i = 0; i < LOGIN_TYPES.length; i++) {
      if (isType(event, LOGIN_TYPES[i])) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isType(Event event, byte[] type) {
    int value = event.firstValue(KnownField.AUDITD_MESSAGE_TYPE.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT || event.length(value) != type.length) {
      return false;
    }
    int at = event.offset(value);
    for (int i = 0; i < type.length; i++) {
      if (Character.toUpperCase((char) event.arena()[at + i]) != type[i]) {
        return false;
      }
    }
    return true;
  }
}
