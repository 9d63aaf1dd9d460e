package perilune.telemetry.auditd;

import org.jspecify.annotations.Nullable;

/**
 * One system call.
 *
 * @param name the kernel's name for it
 * @param family what it does
 * @param directory the argument that holds the directory its name is relative to, or null
 * @param newDirectory the same for the new name, where it has two
 * @param argument the argument that holds flags, mode or protection, or null
 */
record Syscall(
    Word name,
    SyscallFamily family,
    @Nullable Key directory,
    @Nullable Key newDirectory,
    @Nullable Key argument) {

  /** Gives a system call by name. */
  static Syscall of(String name) {
    return new Syscall(
        new Word(name),
        SyscallFamily.of(name),
        directory(name),
        newDirectory(name),
        argument(name));
  }

  private static @Nullable Key directory(String name) {
    return switch (name) {
      case "symlinkat" -> Key.A1;
      case "statx" -> Key.A0;
      case "creat", "shmat" -> null;
      default -> {
        boolean at = name.endsWith("at") || name.endsWith("at2") || name.endsWith("at64");
        yield at && !name.endsWith("stat") ? Key.A0 : null;
      }
    };
  }

  private static @Nullable Key newDirectory(String name) {
    return switch (name) {
      case "renameat", "renameat2", "linkat" -> Key.A2;
      default -> directory(name);
    };
  }

  private static @Nullable Key argument(String name) {
    return switch (name) {
      case "open", "chmod", "fchmod" -> Key.A1;
      case "openat", "fchmodat", "fchmodat2" -> Key.A2;
      case "mmap", "mmap2", "mprotect", "pkey_mprotect" -> Key.A2;
      default -> null;
    };
  }
}
