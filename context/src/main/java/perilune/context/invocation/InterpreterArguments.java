package perilune.context.invocation;

import java.util.List;
import java.util.Set;
import perilune.context.place.Place;

/**
 * Reads the command line of the stand-alone interpreter.
 *
 * <p>Source: Lua 5.4 reference manual, section 7, "lua [options] [script [args]]"; LuaJIT, "Running
 * LuaJIT", command line options. Options may carry their argument attached ({@code -eprint()}).
 */
final class InterpreterArguments {

  private static final Set<String> RUNNERS = Set.of("busted", "lunit", "tsc", "luaunit");

  private InterpreterArguments() {}

  static Invocation read(List<String> arguments) {
    Invocation found = Invocation.empty();
    int at = 1;
    while (at < arguments.size() && arguments.get(at).startsWith("-")) {
      String option = arguments.get(at);
      if (option.equals("-")) {
        found.kinds().add(Invocation.STDIN);
        return found;
      }
      at += option.equals("--") ? 1 : option(option, arguments, at, found);
      if (option.equals("--")) {
        break;
      }
    }
    script(arguments, at, found);
    return found;
  }

  private static void script(List<String> arguments, int at, Invocation found) {
    if (at < arguments.size() && !arguments.get(at).isEmpty()) {
      String name = arguments.get(at);
      if (name.equals("/dev/stdin")) {
        found.kinds().add(Invocation.STDIN);
      } else {
        found.addScript(name);
        specs(name, arguments.subList(at + 1, arguments.size()), found);
      }
    } else if (found.kinds().isEmpty()) {
      // Without any argument the interpreter reads what comes in: a person's lines, or a pipe's.
      found.kinds().add(arguments.isEmpty() ? Invocation.NONE : Invocation.STDIN);
    }
  }

  /** A test runner is a script that runs the scripts that it is given. */
  private static void specs(String runner, List<String> arguments, Invocation found) {
    if (RUNNERS.contains(Place.lastPart(runner))) {
      arguments.stream()
          .filter(name -> name.endsWith(".lua") && !name.startsWith("-"))
          .forEach(found::addScript);
    }
  }

  /** Reads one option; gives how many arguments it took. */
  private static int option(String option, List<String> arguments, int at, Invocation found) {
    char letter = option.charAt(1);
    boolean attached = option.length() > 2;
    String value =
        attached ? option.substring(2) : at + 1 < arguments.size() ? arguments.get(at + 1) : "";
    switch (letter) {
      case 'e' -> found.addCode(value);
      case 'l' -> found.kinds().add(Invocation.MODULE);
      case 'b' -> found.kinds().add(Invocation.COMPILE);
      case 'v' -> found.kinds().add(Invocation.VERSION);
      case 'i' -> {
        // It reads lines from standard input, whoever or whatever sends them.
        found.kinds().add(Invocation.INTERACTIVE);
        found.kinds().add(Invocation.STDIN);
      }
      default -> {
        return 1;
      }
    }
    boolean takesValue = letter == 'e' || letter == 'l';
    return takesValue && !attached ? 2 : letter == 'b' ? arguments.size() - at : 1;
  }
}
