package perilune.cli.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The audit rules that a sensor needs for Lua, narrowed to one login, so that nothing else of the
 * host is recorded; they are set, and exactly they are taken away again.
 */
final class AuditRules {

  /** The rules of the README, without the key and the login. */
  private static final List<String> RULES =
      List.of(
          "exec -F arch=b64 -S execve,execveat",
          "network -F arch=b64 -S connect,bind,listen,accept,accept4",
          "memory -F arch=b64 -S memfd_create",
          "memory -F arch=b64 -S mprotect -F a2&4",
          "memory -F arch=b64 -S mmap -F a2=7",
          "filewrite -F arch=b64 -S openat -F a2&01100",
          "filewrite -F arch=b64 -S open -F a1&01100",
          "filewrite -F arch=b64 -S creat,openat2,truncate,ftruncate",
          "filechange -F arch=b64 -S rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat",
          "fileperm -F arch=b64 -S chmod,fchmod,fchmodat",
          "fork -F arch=b64 -S clone,clone3,fork,vfork",
          "exit -F arch=b64 -S exit_group");

  private final Path auditctl;
  private final int login;

  AuditRules(Path auditctl, int login) {
    this.auditctl = auditctl;
    this.login = login;
  }

  /** Sets the rules; takes away those that were set if one cannot be. */
  void set() throws IOException, CannotRun {
    // What a run that was killed may have left would be refused as a double.
    remove();
    for (String rule : RULES) {
      Shell.Outcome outcome = auditctl("-a", rule);
      if (!outcome.good()) {
        remove();
        throw new CannotRun("auditctl refuses a rule: " + outcome.said().strip());
      }
    }
  }

  /** Takes away these rules, and no others. */
  void remove() throws IOException {
    for (String rule : RULES) {
      auditctl("-d", rule);
    }
  }

  private Shell.Outcome auditctl(String how, String rule) throws IOException {
    String[] parts = rule.split(" ");
    var words = new ArrayList<>(List.of(auditctl.toString(), how, "always,exit"));
    Stream.of(parts).skip(1).forEach(words::add);
    words.addAll(List.of("-F", "auid=" + login, "-k", "perilune_" + parts[0]));
    return Shell.run(Path.of("/"), 20, words);
  }
}
