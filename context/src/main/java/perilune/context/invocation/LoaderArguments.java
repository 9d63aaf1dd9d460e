package perilune.context.invocation;

import java.util.List;
import java.util.Set;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * Finds the program that the dynamic loader was told to run: {@code ld-linux-x86-64.so.2 [options]
 * program [arguments]}. The kernel then names the loader as the executable.
 *
 * <p>Source: ld.so(8).
 */
final class LoaderArguments {

  private static final Set<String> WITH_VALUE =
      Set.of(
          "--library-path",
          "--inhibit-rpath",
          "--preload",
          "--audit",
          "--argv0",
          "--glibc-hwcaps-prepend",
          "--glibc-hwcaps-mask");

  private LoaderArguments() {}

  /** Says whether a field has the file name of a dynamic loader. Most names are no "ld...". */
  static boolean isLoader(Event event, KnownField field) {
    int value = event.firstValue(field.id());
    return value != Event.NONE
        && event.tag(value) == Tag.TEXT
        && event.length(value) > 2
        && event.arena()[event.offset(value)] == 'l'
        && event.arena()[event.offset(value) + 1] == 'd'
        && isLoader(event.valueText(value));
  }

  private static boolean isLoader(String fileName) {
    return fileName.startsWith("ld-linux")
        || fileName.startsWith("ld-musl")
        || fileName.equals("ld.so")
        || fileName.startsWith("ld64.so");
  }

  /**
   * Gives the program and its arguments, as if it had been started itself; empty if there is none.
   */
  static List<String> program(List<String> arguments) {
    int at = 1;
    while (at < arguments.size() && arguments.get(at).startsWith("--")) {
      at += WITH_VALUE.contains(arguments.get(at)) ? 2 : 1;
    }
    return at < arguments.size() ? arguments.subList(at, arguments.size()) : List.of();
  }
}
