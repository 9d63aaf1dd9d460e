package perilune.context.artefact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.context.place.Place;
import perilune.event.Event;
import perilune.event.KnownField;

/**
 * What a program that copies files was asked to copy, and where to.
 *
 * <p>Source: the manuals of GNU coreutils, rsync and BusyBox. Only files named on the command line
 * are found, not those below a folder that is copied whole. Allocates: only for such programs.
 */
record CopyCommand(List<String> sources, String destination, boolean intoFolder, String folder) {

  /** What one file was copied from, and its path in full. */
  record Copied(String source, String path) {}

  private static final List<String> COPIERS =
      List.of("cp", "gcp", "install", "ginstall", "mv", "gmv", "rsync", "scp", "ln", "gln", "dd");

  /** Programs whose output is what they were given to read: a shell sends it into a file. */
  private static final List<String> READERS = List.of("cat", "gcat", "dd", "head", "tail", "pv");

  private static final List<String> SEVERAL_IN_ONE = List.of("busybox", "toybox", "coreutils");

  /** Arguments of a copying program that are looked at, count: a folder's worth of names. */
  static final int MAX_ARGUMENTS = 1_024;

  /** Options of one letter that take a value, of all copiers together but rsync. */
  private static final String WITH_VALUE = "tSmog";

  private static final String RSYNC_WITH_VALUE = "eBTfM";

  private static final Set<String> LONG_WITH_VALUE =
      Set.of("--target-directory", "--suffix", "--mode", "--owner", "--group", "--rsh");

  CopyCommand {
    sources = List.copyOf(sources);
  }

  /** Says without an allocation whether an event's process may be one that copies files. */
  static boolean mayCopy(Event event) {
    return isOneOf(event, COPIERS) || isOneOf(event, SEVERAL_IN_ONE);
  }

  /** Says without an allocation whether an event's process may be one that prints files. */
  static boolean mayPrint(Event event) {
    return isOneOf(event, READERS) || isOneOf(event, SEVERAL_IN_ONE);
  }

  private static boolean isOneOf(Event event, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (event.hasText(KnownField.IMAGE_NAME, names.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** Says without an allocation whether there are more arguments than are looked at. */
  static boolean isTooLong(Event event) {
    int left = MAX_ARGUMENTS;
    int value = event.firstValue(KnownField.PROCESS_ARGS.id());
    while (value != Event.NONE && left >= 0) {
      value = event.nextValue(value);
      left--;
    }
    return left < 0;
  }

  /** Reads the command line of a copier; null if it copies nothing. */
  static @Nullable CopyCommand ofCopier(Event event) {
    List<String> arguments = event.texts(KnownField.PROCESS_ARGS);
    int tool = toolAt(event, arguments, COPIERS);
    if (tool < 0) {
      return null;
    }
    String name = lastPart(arguments.get(tool));
    String folder = event.text(KnownField.PROCESS_WORKING_DIRECTORY).orElse("");
    List<String> rest = arguments.subList(tool + 1, arguments.size());
    return name.equals("dd") ? ofOperands(rest, folder) : new Reading(rest, name).command(folder);
  }

  /** Gives the files that a reader prints, absolute as far as that is known. */
  static List<String> printed(Event event) {
    List<String> arguments = event.texts(KnownField.PROCESS_ARGS);
    int tool = toolAt(event, arguments, READERS);
    var files = new ArrayList<String>();
    String folder = event.text(KnownField.PROCESS_WORKING_DIRECTORY).orElse("");
    for (int i = tool + 1; tool >= 0 && i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean operand = argument.startsWith("if=");
      if (operand || !argument.startsWith("-") && !argument.startsWith("of=")) {
        files.add(Place.absolute(operand ? argument.substring(3) : argument, folder));
      }
    }
    return files;
  }

  /** Gives at which argument the tool is named, negative if it is none of these. */
  private static int toolAt(Event event, List<String> arguments, List<String> tools) {
    String image = event.text(KnownField.IMAGE_NAME).orElse("");
    if (tools.contains(image)) {
      // Whatever it calls itself, it reads what comes after its name.
      return arguments.isEmpty() ? -1 : 0;
    }
    for (int i = 0; i < Math.min(2, arguments.size()); i++) {
      if (tools.contains(lastPart(arguments.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable CopyCommand ofOperands(List<String> operands, String folder) {
    String from = "";
    String to = "";
    for (String operand : operands) {
      from = operand.startsWith("if=") ? operand.substring(3) : from;
      to = operand.startsWith("of=") ? operand.substring(3) : to;
    }
    boolean both = !from.isEmpty() && !to.isEmpty();
    return both ? new CopyCommand(List.of(from), to, false, folder) : null;
  }

  /**
   * Gives of what a file that was written is the copy.
   *
   * <p>A name that stayed relative was given against a folder's descriptor, as cp and mv do: it is
   * the one that the destination makes of a source of that name.
   */
  @Nullable Copied of(String written) {
    for (String source : sources) {
      String inFolder = destination + "/" + lastPart(source);
      String found = null;
      if (!intoFolder && sources.size() == 1) {
        found = match(written, Place.absolute(destination, folder));
      }
      if (found == null) {
        found = match(written, Place.absolute(inFolder, folder));
      }
      if (found != null) {
        return new Copied(Place.absolute(source, folder), found);
      }
    }
    return null;
  }

  private static @Nullable String match(String written, String candidate) {
    if (!written.startsWith("/")) {
      return written.equals(lastPart(candidate)) ? candidate : null;
    }
    if (new TextKey().path(written).equals(new TextKey().path(candidate))) {
      return written;
    }
    return isTemporaryOf(written, candidate) ? written : null;
  }

  /** rsync writes {@code .name.Ab12Cd} and gives it its name when it is complete. */
  private static boolean isTemporaryOf(String written, String candidate) {
    int slash = candidate.lastIndexOf('/');
    String start = candidate.substring(0, slash + 1) + "." + candidate.substring(slash + 1) + ".";
    return written.length() == start.length() + 6 && written.startsWith(start);
  }

  private static String lastPart(String path) {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return plain.substring(plain.lastIndexOf('/') + 1);
  }

  /** Tells options from names. */
  private static final class Reading {

    private final List<String> names = new ArrayList<>();
    private final String withValue;
    private @Nullable String target;

    Reading(List<String> arguments, String tool) {
      withValue = tool.equals("rsync") ? RSYNC_WITH_VALUE : WITH_VALUE;
      int at = 0;
      while (at < arguments.size()) {
        String argument = arguments.get(at);
        if (argument.equals("--")) {
          names.addAll(arguments.subList(at + 1, arguments.size()));
          return;
        }
        boolean option = argument.startsWith("-") && argument.length() > 1;
        if (!option) {
          names.add(argument);
        }
        String next = at + 1 < arguments.size() ? arguments.get(at + 1) : "";
        at += option && option(argument, next) ? 2 : 1;
      }
    }

    /** Reads an option; says whether it takes the next argument too. */
    private boolean option(String option, String next) {
      if (option.startsWith("--")) {
        int equals = option.indexOf('=');
        if (option.startsWith("--target-directory")) {
          target = equals > 0 ? option.substring(equals + 1) : next;
        }
        return equals < 0 && LONG_WITH_VALUE.contains(option);
      }
      for (int i = 1; i < option.length(); i++) {
        if (withValue.indexOf(option.charAt(i)) >= 0) {
          boolean attached = i + 1 < option.length();
          if (option.charAt(i) == 't' && withValue.equals(WITH_VALUE)) {
            target = attached ? option.substring(i + 1) : next;
          }
          return !attached;
        }
      }
      return false;
    }

    @Nullable CopyCommand command(String folder) {
      if (target != null) {
        return new CopyCommand(names, target, true, folder);
      }
      if (names.size() < 2) {
        return null;
      }
      return new CopyCommand(names.subList(0, names.size() - 1), names.getLast(), false, folder);
    }
  }
}
