package perilune.context.artefact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import perilune.context.place.Place;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.event.Tag;

/**
 * One file that the command line of a Windows program says it makes of another.
 *
 * <p>Windows' own copying is mostly a word of a shell, no sensor records hard links, and few record
 * new names: the command line is where they show. Source: Microsoft, Windows commands ({@code
 * copy}, {@code move}, {@code ren}, {@code mklink}, {@code xcopy}) and PowerShell ({@code
 * Copy-Item}, {@code Move-Item}, {@code Rename-Item}).
 *
 * @param source what is copied, absolute as far as that is known
 * @param path what is made
 * @param step how, as {@link FileEntry} has it
 */
record AnnouncedCopy(String source, String path, byte step) {

  private static final byte[][] SHELLS = {
    TextKey.ascii("cmd.exe"),
    TextKey.ascii("powershell.exe"),
    TextKey.ascii("pwsh.exe"),
    TextKey.ascii("xcopy.exe")
  };

  /** Longest command line that is read, characters: as long as Windows has them. */
  private static final int MAX_LINE = 32_768;

  private static final Set<String> COPIERS = Set.of("copy", "xcopy", "copy-item", "cp", "cpi");
  private static final Set<String> MOVERS = Set.of("move", "move-item", "mv", "mi");
  private static final Set<String> RENAMERS = Set.of("ren", "rename", "rename-item", "rni");

  /** Says without an allocation whether a start may be that of such a program. */
  static boolean mayBe(Event event) {
    int value = event.firstValue(KnownField.IMAGE_NAME.id());
    if (value == Event.NONE || event.tag(value) != Tag.TEXT) {
      return false;
    }
    for (byte[] shell : SHELLS) {
      if (event.length(value) == shell.length
          && startsWith(event.arena(), event.offset(value), shell)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] text, int at, byte[] lower) {
    for (int i = 0; i < lower.length; i++) {
      byte b = text[at + i];
      if ((b >= 'A' && b <= 'Z' ? b | 0x20 : b) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  /** Gives what a start says it copies, in order. O(length of the command line). */
  static List<AnnouncedCopy> of(Event start) {
    String line = start.text(KnownField.PROCESS_COMMAND_LINE).orElse("");
    if (line.isEmpty() || line.length() > MAX_LINE) {
      return List.of();
    }
    String folder = start.text(KnownField.PROCESS_WORKING_DIRECTORY).orElse("");
    String image = start.text(KnownField.IMAGE_NAME).orElse("").toLowerCase(Locale.ROOT);
    var all = new ArrayList<AnnouncedCopy>();
    for (List<String> command : commands(told(image, line))) {
      AnnouncedCopy copy = read(command, folder);
      if (copy != null) {
        all.add(copy);
      }
    }
    return all;
  }

  /** Gives what the program reads as commands; PowerShell reads what its words are, joined. */
  private static String told(String image, String line) {
    return switch (image) {
      case "cmd.exe" -> behindSwitch(line);
      case "powershell.exe", "pwsh.exe" -> line.replace("\\\"", "'").replace('"', ' ');
      default -> line;
    };
  }

  /** What stands behind {@code /c}, without the quotes that cmd takes away from around it. */
  private static String behindSwitch(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    int once = lower.indexOf("/c");
    int kept = lower.indexOf("/k");
    int at = once < 0 || kept >= 0 && kept < once ? kept : once;
    if (at < 0) {
      return "";
    }
    String rest = line.substring(at + 2).strip();
    boolean wrapped = rest.length() > 1 && rest.charAt(0) == '"' && rest.endsWith("\"");
    return wrapped ? rest.substring(1, rest.length() - 1) : rest;
  }

  /** Splits at blanks outside of quotes, and into commands at {@code & | ; ,} and braces. */
  private static List<List<String>> commands(String line) {
    var all = new ArrayList<List<String>>();
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    char quote = 0;
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : ';';
      boolean last = i == line.length();
      if (quote != 0 && !last) {
        quote = c == quote ? 0 : quote;
        word.append(quote == 0 ? "" : String.valueOf(c));
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c <= ' ' || ";&|{}()".indexOf(c) >= 0) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
        if (c > ' ' && !words.isEmpty()) {
          all.add(List.copyOf(words));
          words.clear();
        }
      } else if (c != '^' && c != '`') {
        word.append(c);
      }
    }
    return all;
  }

  private static @Nullable AnnouncedCopy read(List<String> words, String folder) {
    for (int i = 0; i < words.size(); i++) {
      String verb = verb(words.get(i));
      byte step =
          COPIERS.contains(verb)
              ? FileEntry.COPY
              : MOVERS.contains(verb) || RENAMERS.contains(verb)
                  ? FileEntry.RENAME
                  : verb.equals("mklink") ? FileEntry.LINK : FileEntry.NO_ORIGIN;
      if (step != FileEntry.NO_ORIGIN) {
        List<String> names = names(words.subList(i + 1, words.size()));
        return names.size() < 2 ? null : made(verb, step, names, folder);
      }
    }
    return null;
  }

  private static String verb(String word) {
    String name = Place.lastPart(word).toLowerCase(Locale.ROOT);
    String plain = name.startsWith("@") ? name.substring(1) : name;
    return plain.endsWith(".exe") ? plain.substring(0, plain.length() - 4) : plain;
  }

  /** What is left without options; the values of PowerShell's options are names. */
  private static List<String> names(List<String> words) {
    return words.stream()
        .filter(word -> !word.startsWith("-") && (!word.startsWith("/") || word.length() > 4))
        .toList();
  }

  private static AnnouncedCopy made(String verb, byte step, List<String> names, String folder) {
    boolean link = step == FileEntry.LINK;
    String source = Place.absolute(names.get(link ? 1 : 0), folder);
    String name = names.get(link ? 0 : 1);
    int end = source.lastIndexOf('\\');
    boolean beside = RENAMERS.contains(verb) && end > 0;
    return new AnnouncedCopy(
        source, Place.absolute(name, beside ? source.substring(0, end) : folder), step);
  }
}
