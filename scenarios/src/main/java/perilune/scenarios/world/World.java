package perilune.scenarios.world;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Traits;

/** One platform, as an attacker finds it. */
public sealed interface World permits UnixWorld, WindowsWorld {

  /** Gives the world of a platform; empty for network devices, on which little can be varied. */
  static Optional<World> of(Platform platform) {
    return switch (platform) {
      case LINUX -> Optional.of(new LinuxWorld());
      case MACOS -> Optional.of(new MacWorld());
      case WINDOWS -> Optional.of(new WindowsWorld());
      case NETWORK -> Optional.empty();
    };
  }

  Platform platform();

  // Words and paths.

  /** Gives words as one command line, quoted as this platform quotes them. */
  String line(List<String> words);

  /** Says whether a word is a path from the root. */
  boolean absolute(String word);

  /** Gives a path in a folder of a person. */
  String place(Place place, String person, String name);

  /** Gives a file name that lists of files leave out, where names do that. */
  String hidden(String name);

  /** Gives the file name of a program. */
  String executable(String name);

  /** Gives the name by which a harmless daemon would go. */
  String daemon(String name);

  /** Gives an account that people have here. */
  String someone();

  // Interpreters.

  /** Says whether a program is an interpreter of Lua that is not hidden, by its file. */
  boolean interpreter(Image image);

  /** Gives an interpreter of the other kind: luajit for lua, and the other way round. */
  Image other(Image interpreter);

  /** Gives one that was built by hand. */
  Image selfBuilt(Image interpreter);

  /** Gives the traits that a copy of a program has because it is a copy. */
  Traits copied(Image original);

  /** Gives the name by which a program is started by a path with dots. */
  String dotted(String path);

  // Tools.

  Image copies(String from, String to);

  Image moves(String from, String to);

  Image links(String from, String to, boolean symbolic);

  Image fetches(String url, String path);

  /** Gives a program that prints a file. */
  Image prints(String path);

  /** Gives the shell of this platform with a command. */
  Image shell(String command);

  /** Gives another shell with a command. */
  Image otherShell(String command);

  /** Gives an interpreter of another language with a script of a person. */
  Image python(String person);

  // Starters.

  /** A scheduled job begins. */
  default Deed job(String person) {
    return new Deed.Cron(person);
  }

  /** The manager of services starts something. */
  Deed service(String person);

  // Sight.

  /**
   * Gives why records of a format do not show a trace; empty if they do.
   *
   * @param format name of the record format
   * @param recorded kinds of telemetry that are recorded in it
   */
  Optional<String> hides(Trace trace, String format, Set<Kind> recorded);

  /** Gives a program with words. */
  default Image program(String path, String... words) {
    List<String> all = List.of(words);
    return new Image(path, all, line(all), Traits.NONE);
  }

  /** Gives a program with other words. */
  default Image given(Image image, List<String> words) {
    return new Image(image.path(), words, line(words), image.traits());
  }
}
