package perilune.context.quarantine;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@code xattr} was asked to take away. Source: xattr(1).
 *
 * @param files the files, as written
 * @param whole whether all that lies below a folder is meant too
 */
record XattrCommand(List<String> files, boolean whole) {

  static final String NAME = "xattr";

  /** Files of one command that are looked at, count. */
  private static final int MAX_FILES = 1_024;

  XattrCommand {
    files = List.copyOf(files);
  }

  /** Gives the files from which an attribute is taken; none where it is another command. */
  static XattrCommand of(List<String> arguments, String attribute) {
    int at = Math.max(1, tool(arguments) + 1);
    boolean whole = false;
    boolean delete = false;
    boolean clear = false;
    while (at < arguments.size() && arguments.get(at).startsWith("-")) {
      String options = arguments.get(at);
      whole |= options.indexOf('r') > 0;
      delete |= options.indexOf('d') > 0;
      clear |= options.indexOf('c') > 0;
      at++;
    }
    boolean named = delete && at < arguments.size() && arguments.get(at).equals(attribute);
    var files = new ArrayList<String>();
    for (int i = named ? at + 1 : at; i < arguments.size() && files.size() < MAX_FILES; i++) {
      files.add(arguments.get(i));
    }
    return new XattrCommand(named || clear ? files : List.of(), whole);
  }

  /** Until macOS 12 it was a script: the interpreter's arguments come first. */
  private static int tool(List<String> arguments) {
    for (int i = 0; i < Math.min(3, arguments.size()); i++) {
      if (arguments.get(i).equals(NAME) || arguments.get(i).endsWith("/" + NAME)) {
        return i;
      }
    }
    return 0;
  }
}
