package perilune.scenarios.story;

import java.util.List;

/**
 * A program as it is started.
 *
 * @param path the file that runs, links followed
 * @param arguments the words it gets, the first of which is the name it goes by
 * @param commandLine the command line as the scenario has it: on Windows this is what is recorded
 * @param traits what is special about it
 */
public record Image(String path, List<String> arguments, String commandLine, Traits traits) {
  public Image {
    arguments = List.copyOf(arguments);
  }

  /** Gives the same program with other words; the command line is made from them. */
  public Image withArguments(List<String> words) {
    return new Image(path, words, CommandLines.of(words), traits);
  }

  /** Gives another file that runs with the same words. */
  public Image at(String otherPath) {
    return new Image(otherPath, arguments, commandLine, traits);
  }

  /** Gives the same program with other traits. */
  public Image with(Traits others) {
    return new Image(path, arguments, commandLine, others);
  }

  /** Gives the last part of the path, whichever separator it has. */
  public String name() {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
