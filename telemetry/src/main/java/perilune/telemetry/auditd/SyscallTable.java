package perilune.telemetry.auditd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives the system call of a number on an architecture.
 *
 * <p>The enriched part's names are not used, so that an event says the same without it. Source of
 * the numbers: {@code syscalls.txt} beside this class. Immutable.
 */
final class SyscallTable {

  /** What a number gives that the table does not have. */
  static final Syscall UNKNOWN = Syscall.of("");

  private static final Word NONE = new Word("");

  private static final long X86_64 = 0xC000003EL;
  private static final long AARCH64 = 0xC00000B7L;
  private static final long I386 = 0x40000003L;

  /** The bit that marks the x32 calls, which run under the architecture number of x86_64. */
  private static final int X32_BIT = 0x40000000;

  // i386 has one number for all calls on sockets; its first argument says which.
  private static final String[] SOCKETCALLS = {
    "socketcall", "socket", "bind", "connect", "listen", "accept", "getsockname", "getpeername",
    "socketpair", "send", "recv", "sendto", "recvfrom", "shutdown", "setsockopt", "getsockopt",
    "sendmsg", "recvmsg", "accept4", "recvmmsg", "sendmmsg"
  };

  private final Architecture x86;
  private final Architecture x32;
  private final Architecture arm;
  private final Architecture i386;
  private final List<Syscall> socketcalls;

  private SyscallTable(Map<String, List<String[]>> rows) {
    x86 = new Architecture("x86_64", rows);
    x32 = new Architecture("x32", rows);
    arm = new Architecture("aarch64", rows);
    i386 = new Architecture("i386", rows);
    var calls = new ArrayList<Syscall>();
    for (String name : SOCKETCALLS) {
      calls.add(Syscall.of(name));
    }
    socketcalls = List.copyOf(calls);
  }

  /** Loads the table that comes with the program. */
  static SyscallTable load() {
    var rows = new HashMap<String, List<String[]>>();
    for (String[] columns : ResourceTable.rows("syscalls.txt")) {
      rows.computeIfAbsent(columns[0], _ -> new ArrayList<>()).add(columns);
    }
    return new SyscallTable(rows);
  }

  /** Gives the name of an architecture, empty for one that the table does not have. */
  Word architecture(long arch) {
    return arch == X86_64 ? x86.name : arch == AARCH64 ? arm.name : arch == I386 ? i386.name : NONE;
  }

  /**
   * Gives a system call, or {@link #UNKNOWN}.
   *
   * @param arch the record's {@code arch}
   * @param number the record's {@code syscall}
   * @param a0 its first argument, which tells what an i386 socketcall does
   */
  Syscall find(long arch, long number, long a0) {
    if (number < 0 || number > Integer.MAX_VALUE) {
      return UNKNOWN;
    }
    int call = (int) number;
    if (arch == X86_64) {
      return (call & X32_BIT) == 0 ? x86.find(call) : x32(call & ~X32_BIT);
    }
    if (arch == AARCH64) {
      return arm.find(call);
    }
    Syscall found = arch == I386 ? i386.find(call) : UNKNOWN;
    boolean inner = found.family() == SyscallFamily.SOCKETCALL && a0 > 0;
    return inner && a0 < socketcalls.size() ? socketcalls.get((int) a0) : found;
  }

  private Syscall x32(int call) {
    Syscall own = x32.find(call);
    return own.name().isEmpty() ? x86.find(call) : own;
  }

  private static final class Architecture {

    private static final int MAX_CALLS = 1_024;

    private final Word name;
    private final Syscall[] calls = new Syscall[MAX_CALLS];

    Architecture(String name, Map<String, List<String[]>> rows) {
      this.name = new Word(name);
      Arrays.fill(calls, UNKNOWN);
      for (String[] row : rows.getOrDefault(name, List.of())) {
        // The old mmap of i386 hands over a struct: its arguments say nothing.
        boolean hidden = name.equals("i386") && row[2].equals("mmap");
        calls[Integer.parseInt(row[1])] =
            hidden
                ? new Syscall(new Word(row[2]), SyscallFamily.OTHER, null, null, null)
                : Syscall.of(row[2]);
      }
    }

    Syscall find(int call) {
      return call < MAX_CALLS ? calls[call] : UNKNOWN;
    }
  }
}
