package perilune.scenarios.mutation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Image;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Scenario;
import perilune.scenarios.story.Story;
import perilune.scenarios.world.Place;
import perilune.scenarios.world.World;

/**
 * An attack, taken apart around the start of its culprit.
 *
 * @param world the platform that it plays on
 * @param story the attack
 * @param index place of the moment in which the culprit starts
 * @param actor the culprit
 * @param by who starts it
 * @param image the program
 */
public record Attack(World world, Story story, int index, String actor, String by, Image image) {

  /** How an interpreter is given its code. */
  enum Form {
    CODE,
    SCRIPT,
    STDIN,
    OTHER
  }

  /**
   * Gives the parts of a scenario's attack; empty if its culprit is started by nobody in it, or its
   * platform has no mutations.
   */
  static Optional<Attack> of(Scenario scenario) {
    return World.of(scenario.platform()).flatMap(world -> of(world, scenario));
  }

  private static Optional<Attack> of(World world, Scenario scenario) {
    List<Moment> moments = scenario.attack().moments();
    String culprit = scenario.culprit().orElse("");
    for (int i = 0; i < moments.size(); i++) {
      Moment moment = moments.get(i);
      if (moment.actor().equals(culprit)
          && moment.deed() instanceof Deed.Start(var by, var image)) {
        return Optional.of(new Attack(world, scenario.attack(), i, culprit, by, image));
      }
    }
    return Optional.empty();
  }

  /** Says whether the program is an interpreter of Lua, by the name of its file. */
  boolean interpreter() {
    return world.interpreter(image) && image.traits().shebang().isEmpty();
  }

  Form form() {
    List<String> words = image.arguments();
    if (!interpreter() || words.size() < 2) {
      return Form.OTHER;
    }
    if (words.get(1).equals("-e")) {
      return words.size() > 2 ? Form.CODE : Form.OTHER;
    }
    if (words.get(1).equals("-")) {
      return Form.STDIN;
    }
    return world.absolute(words.get(1)) && !words.get(1).startsWith("/dev/fd/")
        ? Form.SCRIPT
        : Form.OTHER;
  }

  String code() {
    return image.arguments().get(2);
  }

  String script() {
    return image.arguments().get(1);
  }

  Duration time() {
    return story.moments().get(index).at();
  }

  /** Says whether the culprit is started by a person or a program, and not by a manager. */
  boolean startedByProgram() {
    return story.moments().stream()
        .filter(moment -> moment.actor().equals(by))
        .findFirst()
        .filter(birth -> !(birth.deed() instanceof Deed.Service))
        .isPresent();
  }

  /** Gives the account that the culprit's starter belongs to, for paths in homes. */
  String person() {
    return story.moments().stream()
        .flatMap(moment ->
            moment.deed() instanceof Deed.Login login
                ? java.util.stream.Stream.of(login.user())
                : java.util.stream.Stream.empty())
        .findFirst()
        .orElse(world.someone());
  }

  /**
   * Says whether anything of these kinds is to be seen of the culprit and what is below it after
   * its start.
   */
  boolean hasEffects(Set<Kind> recorded) {
    Set<String> below = new HashSet<>(Set.of(actor));
    for (Moment moment : story.moments().subList(index + 1, story.moments().size())) {
      if (moment.deed() instanceof Deed.Start(var parent, var _) && below.contains(parent)) {
        below.add(moment.actor());
      }
      boolean seen = recorded.contains(moment.deed().kind());
      if (seen && below.contains(moment.actor()) && !(moment.deed() instanceof Deed.Exit)) {
        return true;
      }
    }
    return false;
  }

  /** Says whether the program or its words were written as files, and that is not recorded. */
  boolean isWrittenUnseen(Set<Kind> recorded) {
    return !recorded.contains(Kind.FILE)
        && story.moments().subList(0, index).stream()
            .anyMatch(moment ->
                moment.deed() instanceof Deed.Write(var path, var _)
                    && (path.equals(image.path()) || image.arguments().contains(path)));
  }

  /** Says whether anything is done by the culprit and what is below it after its start. */
  boolean hasEffects() {
    return hasEffects(EnumSet.allOf(Kind.class));
  }

  /** Gives the attack with the culprit's start replaced by other moments at its time. */
  Story starting(Moment... instead) {
    var all = new ArrayList<>(story.moments().subList(0, index));
    all.addAll(List.of(instead));
    all.addAll(story.moments().subList(index + 1, story.moments().size()));
    return new Story(all);
  }

  /** Gives the attack with another program at the culprit's start. */
  Story running(Image other) {
    return starting(start(other));
  }

  /** Gives the attack with the culprit's program given other words. */
  Story given(String... words) {
    var all = new ArrayList<String>();
    all.add(image.arguments().getFirst());
    all.addAll(List.of(words));
    return running(world.given(image, all));
  }

  Moment start(Image program) {
    return new Moment(time(), actor, new Deed.Start(by, program));
  }

  /** Gives a moment in which a helper is started by the same one as the culprit. */
  Moment helper(String name, Image program) {
    return new Moment(time(), name, new Deed.Start(by, program));
  }

  /** Gives a path in a folder of the person whose attack it is. */
  String place(Place place, String name) {
    return world.place(place, person(), name);
  }

  /** Gives the culprit's program under another path and name. */
  Image named(String path, String name) {
    var words = new ArrayList<>(image.arguments());
    words.set(0, name);
    return world.given(image.at(path), words);
  }

  Moment does(String who, Deed deed) {
    return new Moment(time(), who, deed);
  }
}
