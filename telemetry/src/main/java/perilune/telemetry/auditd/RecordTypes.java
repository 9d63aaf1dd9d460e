package perilune.telemetry.auditd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The types of audit records, by name and by number. Immutable; lookups allocate nothing. */
final class RecordTypes {

  /** Stands for a type that the table does not have; its name is in the record only. */
  static final RecordType UNKNOWN = RecordType.of(0, "", "", List.of(), "-");

  private static final byte[] UNKNOWN_PREFIX = Bytes.ascii("UNKNOWN[");

  private final List<RecordType> all;
  private final ByteTable names;
  private final RecordType[] byNumber = new RecordType[3000];

  private RecordTypes(List<RecordType> all) {
    this.all = List.copyOf(all);
    this.names = new ByteTable(all.stream().map(type -> type.name().toString()).toList());
    Arrays.fill(byNumber, UNKNOWN);
    for (RecordType type : all) {
      byNumber[type.number()] = type;
    }
  }

  /** Loads the table that comes with the program. */
  static RecordTypes load() {
    var all = new ArrayList<RecordType>();
    for (String[] columns : ResourceTable.rows("record-types.txt")) {
      List<String> types = columns[3].equals("-") ? List.of() : List.of(columns[3].split(","));
      String category = columns[2].equals("-") ? "" : columns[2];
      all.add(RecordType.of(Integer.parseInt(columns[0]), columns[1], category, types, columns[4]));
    }
    return new RecordTypes(all);
  }

  /** Gives the type of a name, of a number, or of {@code UNKNOWN[number]}. */
  RecordType find(byte[] bytes, int from, int to) {
    int at = names.find(bytes, from, to);
    if (at >= 0) {
      return all.get(at);
    }
    boolean wrapped = Bytes.startsWith(bytes, from, to, UNKNOWN_PREFIX) && bytes[to - 1] == ']';
    long number =
        wrapped
            ? Bytes.decimal(bytes, from + UNKNOWN_PREFIX.length, to - 1)
            : Bytes.decimal(bytes, from, to);
    return number > 0 && number < byNumber.length ? byNumber[(int) number] : UNKNOWN;
  }

  /**
   * One type of record.
   *
   * @param number the kernel's number, 0 for the unknown
   * @param name upper case, empty for the unknown
   * @param lowerName the name in lower case
   * @param category event.category of an event about it, empty for none
   * @param types event.type values
   * @param action event.action, empty for the unknown
   * @param role what readers do with it
   */
  record RecordType(
      int number,
      Word name,
      Word lowerName,
      Word category,
      List<Word> types,
      Word action,
      Role role) {

    RecordType {
      types = List.copyOf(types);
    }

    static RecordType of(
        int number, String name, String category, List<String> types, String action) {
      String lower = name.toLowerCase(Locale.ROOT);
      return new RecordType(
          number,
          new Word(name),
          new Word(lower),
          new Word(category),
          types.stream().map(Word::new).toList(),
          new Word(action.equals("-") ? lower : action),
          Role.of(name, action.equals("detail")));
    }

    /** Says whether it only adds to a system call; the call's own record does too. */
    boolean detail() {
      return role.compareTo(Role.LOGIN) < 0;
    }

    /** Says whether user space or the daemon sends it, always as the only record of its event. */
    boolean alone() {
      return (number >= 1100 && number < 1300) || number >= 2100;
    }
  }

  /** What readers do with a record. Those before {@link #LOGIN} only add to a system call. */
  enum Role {
    SYSCALL,
    PATH,
    CWD,
    EXECVE,
    SOCKADDR,
    MMAP,
    PROCTITLE,
    OPENAT2,
    BPRM_FCAPS,
    EOE,
    OTHER_DETAIL,
    LOGIN,
    MESSAGE,
    UNKNOWN;

    static Role of(String name, boolean detail) {
      for (Role role : values()) {
        if (role.name().equals(name)) {
          return role;
        }
      }
      if (name.isEmpty()) {
        return UNKNOWN;
      }
      return detail ? OTHER_DETAIL : MESSAGE;
    }
  }
}
