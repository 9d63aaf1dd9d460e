package perilune.scenarios.auditd;

/** A system call of x86-64, and the key under which the shipped audit rules record it. */
enum Call {
  MMAP(9, "mmap", "library"),
  MPROTECT(10, "mprotect", "memory"),
  CONNECT(42, "connect", "network"),
  ACCEPT(43, "accept", "network"),
  BIND(49, "bind", "network"),
  LISTEN(50, "listen", "network"),
  CLONE(56, "clone", "fork"),
  EXECVE(59, "execve", "exec"),
  RENAME(82, "rename", "filechange"),
  LINK(86, "link", "filechange"),
  SYMLINK(88, "symlink", "filechange"),
  EXIT_GROUP(231, "exit_group", "exit"),
  OPEN(257, "openat", "library"),
  CREATE(257, "openat", "filewrite"),
  UNLINK(263, "unlinkat", "filechange"),
  CHMOD(268, "fchmodat", "fileperm"),
  MEMFD(319, "memfd_create", "memory");

  private final int number;
  private final String text;
  private final String key;

  Call(int number, String text, String key) {
    this.number = number;
    this.text = text;
    this.key = key;
  }

  int number() {
    return number;
  }

  String text() {
    return text;
  }

  String key() {
    return key;
  }
}
