package perilune.telemetry.auditd;

/** What kind of thing a system call does, as far as events tell it apart. */
enum SyscallFamily {
  EXEC,
  FORK,
  EXIT,
  CONNECT,
  ACCEPT,
  BIND,
  LISTEN,
  SEND,
  OPEN,
  CLOSE,
  MAKE_NODE,
  RENAME,
  UNLINK,
  LINK,
  CHMOD,
  CHOWN,
  TRUNCATE,
  MMAP,
  MPROTECT,
  MEMFD,
  /** Gives out a file descriptor that no path is known of. */
  DESCRIPTOR,
  SOCKETCALL,
  OTHER;

  /** Gives the family of a system call by the kernel's name for it. */
  static SyscallFamily of(String name) {
    return switch (name) {
      case "execve", "execveat" -> EXEC;
      case "fork", "vfork", "clone", "clone3" -> FORK;
      case "exit_group" -> EXIT;
      case "connect" -> CONNECT;
      case "accept", "accept4" -> ACCEPT;
      case "bind" -> BIND;
      case "listen" -> LISTEN;
      case "sendto", "sendmsg", "sendmmsg" -> SEND;
      case "open", "openat", "openat2", "creat" -> OPEN;
      case "close" -> CLOSE;
      case "mkdir", "mkdirat", "mknod", "mknodat" -> MAKE_NODE;
      case "rename", "renameat", "renameat2" -> RENAME;
      case "unlink", "unlinkat", "rmdir" -> UNLINK;
      case "link", "linkat", "symlink", "symlinkat" -> LINK;
      case "chmod", "fchmod", "fchmodat", "fchmodat2" -> CHMOD;
      case "chown", "fchown", "lchown", "fchownat", "chown32", "fchown32", "lchown32" -> CHOWN;
      case "truncate", "ftruncate", "truncate64", "ftruncate64" -> TRUNCATE;
      case "mmap", "mmap2" -> MMAP;
      case "mprotect", "pkey_mprotect" -> MPROTECT;
      case "memfd_create", "memfd_secret" -> MEMFD;
      case "socket", "dup", "dup2", "dup3", "epoll_create", "epoll_create1", "eventfd2" ->
          DESCRIPTOR;
      case "socketcall" -> SOCKETCALL;
      default -> OTHER;
    };
  }
}
