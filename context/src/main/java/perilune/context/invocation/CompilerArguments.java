package perilune.context.invocation;

import java.util.List;

/**
 * Reads the command line of luac, which runs nothing.
 *
 * <p>Source: luac(1): {@code luac [options] [files]}, with {@code -l} list, {@code -o output},
 * {@code -p} parse only, {@code -s} strip, {@code -v} version, {@code -} standard input.
 */
final class CompilerArguments {

  private CompilerArguments() {}

  static Invocation read(List<String> arguments) {
    Invocation found = Invocation.empty();
    for (int at = 1; at < arguments.size(); at++) {
      String argument = arguments.get(at);
      if (argument.equals("-o")) {
        at++;
      } else if (argument.equals("-v")) {
        found.kinds().add(Invocation.VERSION);
      } else if (argument.equals("-")) {
        found.kinds().add(Invocation.COMPILE);
        found.kinds().add(Invocation.STDIN);
      } else if (!argument.startsWith("-")) {
        found.kinds().add(Invocation.COMPILE);
      }
    }
    if (found.kinds().isEmpty()) {
      found.kinds().add(Invocation.NONE);
    }
    return found;
  }
}
