package perilune.context.invocation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a command line asks for.
 *
 * @param kinds of {@code code, script, stdin, module, interactive, version, compile, none}
 * @param code Lua text
 * @param scripts names of scripts as written
 */
record Invocation(Set<String> kinds, List<String> code, List<String> scripts) {

  static final String CODE = "code";
  static final String SCRIPT = "script";
  static final String STDIN = "stdin";
  static final String MODULE = "module";
  static final String INTERACTIVE = "interactive";
  static final String VERSION = "version";
  static final String COMPILE = "compile";
  static final String NONE = "none";

  /** Makes one that asks for nothing yet. */
  static Invocation empty() {
    return new Invocation(new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>());
  }

  void addCode(String text) {
    kinds.add(CODE);
    code.add(text);
  }

  void addScript(String name) {
    kinds.add(SCRIPT);
    scripts.add(name);
  }
}
