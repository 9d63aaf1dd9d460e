package perilune.scenarios.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Story;

/** What several mutations do before the culprit starts, with the tools of the platform. */
final class Steps {

  private static final String SITE = "http://203.0.113.80/m";

  private Steps() {}

  /** A tool does one thing and ends. */
  static List<Moment> tool(Attack attack, String name, Image program, Deed deed) {
    return List.of(
        attack.helper(name, program), attack.does(name, deed), attack.does(name, new Deed.Exit(0)));
  }

  /** A file comes over the network: the usual way from a foothold. */
  static List<Moment> dropped(Attack attack, String path, String content) {
    return List.of(
        attack.helper("dropper", attack.world().fetches(SITE, path)),
        attack.does("dropper", new Deed.Download(SITE, path)),
        attack.does("dropper", new Deed.Write(path, content)),
        attack.does("dropper", new Deed.Exit(0)));
  }

  static List<Moment> copied(Attack attack, String path) {
    String from = attack.image().path();
    return tool(attack, "copier", attack.world().copies(from, path), new Deed.Write(path, ""));
  }

  static List<Moment> moved(Attack attack, String from, String to) {
    return tool(attack, "mover", attack.world().moves(from, to), new Deed.Rename(from, to));
  }

  static List<Moment> linked(Attack attack, String from, String to, boolean symbolic) {
    Image program = attack.world().links(from, to, symbolic);
    return tool(attack, "linker", program, new Deed.Link(from, to, symbolic));
  }

  /**
   * Gives the attack with these moments before the culprit, and others in the place of its start.
   */
  static Story then(Attack attack, List<Moment> before, Moment... then) {
    var all = new ArrayList<>(before);
    all.addAll(List.of(then));
    return attack.starting(all.toArray(Moment[]::new));
  }

  /** Gives the program's name and then other words. */
  static Image words(Attack attack, String... rest) {
    var all = new ArrayList<String>();
    all.add(attack.image().arguments().getFirst());
    all.addAll(List.of(rest));
    return attack.world().given(attack.image(), all);
  }

  /** Gives the story with one path in the place of another, wherever it stands. */
  static Story moved(Attack attack, String to) {
    return new Story(
        attack.story().moments().stream()
            .map(moment -> moved(attack, moment, attack.script(), to))
            .toList());
  }

  private static Moment moved(Attack attack, Moment moment, String from, String to) {
    UnaryOperator<String> other = path -> path.equals(from) ? to : path;
    Deed deed =
        switch (moment.deed()) {
          case Deed.Write(var path, var content) -> new Deed.Write(other.apply(path), content);
          case Deed.Download(var url, var path) -> new Deed.Download(url, other.apply(path));
          case Deed.Delete(var path) -> new Deed.Delete(other.apply(path));
          case Deed.Chmod(var path, var mode) -> new Deed.Chmod(other.apply(path), mode);
          case Deed.Start(var by, var image) -> new Deed.Start(by, moved(attack, image, from, to));
          default -> moment.deed();
        };
    return moment.doing(deed);
  }

  /** A program whose words do not name the file keeps its command line as it was written. */
  private static Image moved(Attack attack, Image image, String from, String to) {
    List<String> words = image.arguments().stream().map(word -> word.replace(from, to)).toList();
    return words.equals(image.arguments()) ? image : attack.world().given(image, words);
  }
}
