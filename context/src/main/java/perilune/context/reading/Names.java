package perilune.context.reading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which names of Lua's libraries give which ability. Immutable. */
final class Names {

  /** What stands before the name of a module that {@code require} gave. */
  static final String MODULE = "@";

  private static final Map<Ability, List<String>> BY_ABILITY =
      Map.of(
          Ability.PROGRAM,
          List.of(
              "os.execute",
              "io.popen",
              "os.spawn",
              "vim.fn.system",
              "vim.fn.systemlist",
              "vim.fn.jobstart",
              "vim.fn.termopen",
              "vim.system",
              "vim.loop.spawn",
              "vim.uv.spawn",
              "pandoc.pipe",
              "rpm.execute",
              "rpm.spawn",
              "posix.exec",
              "posix.execp",
              "posix.spawn",
              "posix.popen",
              "@posix.exec",
              "@posix.execp",
              "@posix.spawn",
              "@posix.popen",
              "@posix.unistd.exec",
              "@posix.unistd.execp",
              "@luv.spawn",
              "@uv.spawn",
              "@subprocess",
              "@ngx.pipe.spawn",
              "@lua-subprocess",
              "ffi.C.system",
              "ffi.C.popen",
              "ffi.C.execve",
              "ffi.C.execv",
              "ffi.C.execvp",
              "ffi.C.execl",
              "ffi.C.execlp",
              "ffi.C.fork",
              "ffi.C.posix_spawn",
              "ffi.C.vfork",
              "ffi.C.WinExec",
              "ffi.C.CreateProcessA",
              "ffi.C.CreateProcessW",
              "ffi.C.ShellExecuteA"),
          Ability.NETWORK,
          List.of(
              "@socket",
              "@ssl",
              "@copas",
              "@http",
              "@cqueues.socket",
              "@websocket",
              "@nixio",
              "@posix.sys.socket",
              "@lapis.nginx.http",
              "@resty.http",
              "@requests",
              "@cURL",
              "@lcurl",
              "@luv.new_tcp",
              "@luv.new_udp",
              "@uv.new_tcp",
              "@uv.new_udp",
              "vim.loop.new_tcp",
              "vim.loop.new_udp",
              "vim.uv.new_tcp",
              "vim.uv.new_udp",
              "vim.fn.sockconnect",
              "ngx.socket",
              "nmap.new_socket",
              "ffi.C.socket",
              "ffi.C.connect"),
          Ability.CODE,
          List.of("load", "loadstring", "string.dump"),
          Ability.LIBRARY,
          List.of(
              "package.loadlib",
              "package.cpath",
              "ffi.load",
              "ffi.cdef",
              "ffi.C",
              "@alien",
              "@cffi",
              "@luacom"),
          Ability.MEMORY,
          List.of(
              "ffi.C.mmap",
              "ffi.C.mprotect",
              "ffi.C.memfd_create",
              "ffi.C.VirtualAlloc",
              "ffi.C.VirtualProtect",
              "ffi.C.syscall",
              "ffi.C.process_vm_writev",
              "ffi.C.ptrace"),
          Ability.FILE,
          List.of(
              "os.rename",
              "os.remove",
              "io.output",
              "@lfs.mkdir",
              "@lfs.rmdir",
              "@lfs.link",
              "posix.chmod",
              "@posix.chmod",
              "@posix.sys.stat.chmod",
              "vim.fn.writefile",
              "vim.fn.delete",
              "vim.fn.rename"),
          Ability.ENVIRONMENT,
          List.of(
              "os.getenv",
              "os.setenv",
              "vim.env",
              "posix.setenv",
              "posix.getenv",
              "@posix.stdlib.setenv"));

  private Names() {}

  /** Gives the abilities that a dotted name gives: those of it and of what it is a part of. */
  static Set<Ability> abilities(String path) {
    var found = EnumSet.noneOf(Ability.class);
    BY_ABILITY.forEach((ability, names) -> {
      for (String name : names) {
        if (path.startsWith(name) && endsAt(path, name.length())) {
          found.add(ability);
        }
      }
    });
    return found;
  }

  private static boolean endsAt(String path, int end) {
    return path.length() == end || path.charAt(end) == '.';
  }

  /** Gives the last parts of all names, for texts without structure. */
  static List<String> all(Ability ability) {
    return new ArrayList<>(BY_ABILITY.getOrDefault(ability, List.of()));
  }

  /** Gives what a module is called here: Lua's own and LuaJIT's by their names. */
  static String module(String name) {
    return switch (name) {
      case "os", "io", "string", "table", "package", "debug", "ffi", "jit", "vim", "posix" -> name;
      default -> MODULE + name;
    };
  }
}
