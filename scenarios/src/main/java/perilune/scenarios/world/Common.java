package perilune.scenarios.world;

import java.util.Optional;
import java.util.Set;
import perilune.scenarios.story.Kind;

/** What all record formats hide, and what one hides that lacks a kind of telemetry. */
final class Common {

  private Common() {}

  static Optional<String> hides(Trace trace, Set<Kind> recorded) {
    return switch (trace) {
      case EVALUATED_TEXT ->
          Optional.of("what the code does is in its text only once it is evaluated");
      case CONTENT -> Optional.of("the code is in no record: only that the interpreter ran");
      case STARTER ->
          Optional.of(
              "who had it started is not above it: the records are those of any job of the platform");
      case WRITTEN_FILE ->
          without(Kind.FILE, recorded, "a file that is copied or linked is in no record");
      case RENAMED_FILE ->
          without(Kind.RENAME, recorded, "a file that gets another name is in no record");
      case LIBRARY -> without(Kind.LIBRARY, recorded, "a library that is loaded is in no record");
      case MEMORY ->
          Optional.of(
              "a compiler at run time writes and runs its memory too: nothing tells them apart");
      case WHOLE_NAME ->
          Optional.of(
              "six letters of the program's name are recorded: which program it is, they do not say");
      case ARGUMENTS, ENVIRONMENT, SETTING, VERSION_RESOURCE, SIGNATURE, PROGRAM ->
          Optional.empty();
    };
  }

  private static Optional<String> without(Kind kind, Set<Kind> recorded, String why) {
    return recorded.contains(kind)
        ? Optional.empty()
        : Optional.of(why + ": nothing says that this program is Lua");
  }
}
