package perilune.telemetry.eslogger;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perilune.event.KnownField;
import perilune.telemetry.json.JsonTree;

/**
 * Reads what parts of macOS write for people about programs that run or may not run.
 *
 * <p>The texts are no interface and change between releases: what is not recognised stays a plain
 * entry. sudo's line is that of its manual; those of AMFI and Gatekeeper are of macOS 12 to 15.
 * Allocates: only for entries of these processes. Owned by one thread.
 */
final class LogText {

  private static final Word EXEC = new Word("exec");
  private static final Word REFUSED = new Word("sudo_refused");
  private static final Word SIGNATURE = new Word("code_signature_rejected");
  private static final Word AD_HOC = new Word("code_signature_adhoc");
  private static final Word GATEKEEPER = new Word("gatekeeper_assessment");
  private static final Word SPAWNED = new Word("launchd_spawned");

  private static final String COMMAND = "COMMAND=";
  private static final String NOT_VALID = " not valid:";
  private static final String AD_HOC_SIGNED = "' is adhoc signed";
  private static final String GATEKEEPER_PATH = "(path: /";
  private static final String SPAWN = "Successfully spawned ";

  /** Options after which all that follows is one text: the log does not keep boundaries. */
  private static final List<String> TEXT_OPTIONS = List.of("-e", "-c");

  private final FieldWriter writer;

  LogText(FieldWriter writer) {
    this.writer = writer;
  }

  /** An entry: nodes of the record, of its process's path and of its message. */
  record Entry(int root, int path, int message) {}

  /** Fills the event if the message is one of those that are known. */
  boolean read(Entry entry) {
    String path = text(entry.path);
    return switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "sudo" -> sudo(entry, text(entry.message));
      case "amfid", "kernel", "taskgated", "taskgated-helper" -> amfi(entry, text(entry.message));
      case "syspolicyd", "XprotectService" -> gatekeeper(entry, text(entry.message));
      case "launchd" -> launchd(text(entry.message));
      default -> false;
    };
  }

  private String text(int node) {
    JsonTree tree = writer.tree();
    return new String(tree.bytes(), tree.start(node), tree.length(node), StandardCharsets.UTF_8);
  }

  /** {@code ana : TTY=ttys001 ; PWD=/Users/ana ; USER=root ; COMMAND=/bin/ls -l}. */
  private boolean sudo(Entry entry, String message) {
    int command = message.indexOf(COMMAND);
    int colon = message.indexOf(" : ");
    if (command < 0 || colon < 0 || colon > command) {
      return false;
    }
    String words = message.substring(colon + 3, command);
    boolean granted = words.startsWith("TTY=") || words.startsWith("PWD=") || words.isBlank();
    List<String> arguments = arguments(message.substring(command + COMMAND.length()));
    if (arguments.isEmpty()) {
      return false;
    }
    writer.meaning(Word.PROCESS, granted ? Word.START : Word.INFORMATION, granted ? EXEC : REFUSED);
    writer.word(KnownField.EVENT_OUTCOME, granted ? Word.SUCCESS : Word.FAILURE);
    put(KnownField.USER_NAME, message.substring(0, colon).strip());
    put(KnownField.USER_TARGET_NAME, value(words, "USER="));
    put(KnownField.PROCESS_WORKING_DIRECTORY, value(words, "PWD="));
    String terminal = value(words, "TTY=");
    put(KnownField.PROCESS_TTY, terminal.equals("unknown") ? "" : terminal);
    program(entry, arguments.getFirst());
    arguments.forEach(argument -> put(KnownField.PROCESS_ARGS, argument));
    writer.number(KnownField.PROCESS_ARGS_COUNT, arguments.size());
    put(KnownField.PROCESS_COMMAND_LINE, String.join(" ", arguments));
    writer.word(KnownField.COMMAND_LINE_SOURCE, Word.SOURCE);
    writer.number(KnownField.PROCESS_PARENT_PID, writer.number(entry.root, "processID"));
    return true;
  }

  private static String value(String words, String name) {
    int at = words.indexOf(name);
    int from = at + name.length();
    int to = at < 0 ? -1 : words.indexOf(" ;", from);
    return at < 0 ? "" : words.substring(from, to < 0 ? words.length() : to).strip();
  }

  private static List<String> arguments(String command) {
    var all = new ArrayList<String>();
    String rest = command.strip();
    while (!rest.isEmpty()) {
      int blank = rest.indexOf(' ');
      boolean whole = blank < 0 || !all.isEmpty() && TEXT_OPTIONS.contains(all.getLast());
      all.add(whole ? rest : rest.substring(0, blank));
      rest = whole ? "" : rest.substring(blank + 1).stripLeading();
    }
    return all;
  }

  /** {@code /path not valid: Error ...} of amfid; {@code AMFI: '/path' is adhoc signed.}. */
  private boolean amfi(Entry entry, String message) {
    int end = message.indexOf(NOT_VALID);
    if (message.startsWith("/") && end > 0) {
      return about(entry, SIGNATURE, message.substring(0, end), Word.FAILURE);
    }
    int quoted = message.indexOf("'/");
    int close = message.indexOf(AD_HOC_SIGNED);
    if (quoted >= 0 && close > quoted) {
      return about(entry, AD_HOC, message.substring(quoted + 1, close), Word.SUCCESS);
    }
    int failed = message.indexOf(": code signature validation failed");
    int slash = message.indexOf('/');
    boolean named = failed > 0 && slash >= 0 && slash < failed;
    return named && about(entry, SIGNATURE, message.substring(slash, failed), Word.FAILURE);
  }

  /** {@code GK evaluateScanResult: 2, PST: (path: /path), (team: (null)), (id: lua-5555), ...}. */
  private boolean gatekeeper(Entry entry, String message) {
    int at = message.indexOf(GATEKEEPER_PATH);
    int end = at < 0 ? -1 : message.indexOf(')', at);
    if (end < 0) {
      return false;
    }
    String path = message.substring(at + GATEKEEPER_PATH.length() - 1, end);
    put(KnownField.PROCESS_SIGNATURE_ID, bracketed(message, "(id: "));
    put(KnownField.PROCESS_SIGNATURE_TEAM, bracketed(message, "(team: "));
    return about(entry, GATEKEEPER, path, Word.UNKNOWN);
  }

  private static String bracketed(String message, String name) {
    int at = message.indexOf(name);
    int end = at < 0 ? -1 : message.indexOf(')', at);
    String value = end < 0 ? "" : message.substring(at + name.length(), end);
    return value.equals("(null") ? "" : value;
  }

  /** {@code ... Successfully spawned lua[123] because ...}. */
  private boolean launchd(String message) {
    int at = message.indexOf(SPAWN);
    int open = at < 0 ? -1 : message.indexOf('[', at);
    int close = open < 0 ? -1 : message.indexOf(']', open);
    if (close < 0 || close - open > 11) {
      return false;
    }
    String name = message.substring(at + SPAWN.length(), open);
    String pid = message.substring(open + 1, close);
    if (pid.isEmpty() || !pid.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    writer.meaning(Word.PROCESS, Word.INFORMATION, SPAWNED);
    put(KnownField.PROCESS_NAME, name.strip());
    writer.number(KnownField.PROCESS_PID, Long.parseLong(pid));
    writer.number(KnownField.PROCESS_PARENT_PID, 1);
    return true;
  }

  private boolean about(Entry entry, Word action, String path, Word outcome) {
    writer.meaning(Word.PROCESS, Word.INFORMATION, action);
    writer.word(KnownField.EVENT_OUTCOME, outcome);
    put(KnownField.FILE_PATH, path);
    put(KnownField.FILE_NAME, path.substring(path.lastIndexOf('/') + 1));
    program(entry, path);
    return true;
  }

  /**
   * The entry is of who wrote it, but tells of another process, whose number is not said: its id is
   * made of the entry's own place in the log.
   */
  private void program(Entry entry, String path) {
    put(KnownField.PROCESS_EXECUTABLE, path);
    String name = path.substring(path.lastIndexOf('/') + 1);
    put(KnownField.IMAGE_NAME, name);
    put(KnownField.PROCESS_NAME, name);
    long order = writer.number(entry.root, "machTimestamp");
    long writerPid = writer.number(entry.root, "processID");
    int boot = writer.text(entry.root, "bootUUID");
    String since = boot == JsonTree.NONE ? "" : text(boot);
    put(KnownField.PROCESS_ENTITY_ID, "log-" + since + "-" + writerPid + "-" + order);
  }

  private void put(KnownField field, String value) {
    if (!value.isEmpty() && writer.wants(field)) {
      writer.event().put(field, value);
    }
  }
}
