package perilune.scenarios.story;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is special about a program that starts. What is absent is inherited from the process that
 * starts it.
 *
 * @param user the account it runs as
 * @param directory its working directory
 * @param environment variables set for it, in the order written
 * @param terminal whether it gets a terminal that its parent lacks
 * @param signed words about its code signature, the first of which is the status
 * @param originalName name in the program's version resource
 * @param via the name by which it was started, where that is a link, a relative path or a loader
 * @param shebang the script whose first line named this program
 * @param details whatever else a record format can carry, by names of that format
 */
public record Traits(
    Optional<String> user,
    Optional<String> directory,
    Map<String, String> environment,
    boolean terminal,
    List<String> signed,
    Optional<String> originalName,
    Optional<String> via,
    Optional<String> shebang,
    Map<String, String> details) {

  /** Nothing special. */
  public static final Traits NONE =
      new Traits(
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          false,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());

  public Traits {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    signed = List.copyOf(signed);
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /** Gives the same traits with another name by which the program was started. */
  public Traits startedVia(String name) {
    return new Traits(
        user,
        directory,
        environment,
        terminal,
        signed,
        originalName,
        Optional.of(name),
        shebang,
        details);
  }

  /** Gives the same traits with a script whose first line names the program. */
  public Traits startedByScript(String script) {
    return new Traits(
        user,
        directory,
        environment,
        terminal,
        signed,
        originalName,
        via,
        Optional.of(script),
        details);
  }

  /** Gives the same traits with one more variable in the environment. */
  public Traits withVariable(String name, String value) {
    var more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new Traits(user, directory, more, terminal, signed, originalName, via, shebang, details);
  }

  /** Gives the same traits with another code signature. */
  public Traits signedAs(List<String> words) {
    return new Traits(
        user, directory, environment, terminal, words, originalName, via, shebang, details);
  }

  /** Gives the same traits with a name in the version resource. */
  public Traits namedOriginally(String name) {
    return new Traits(
        user, directory, environment, terminal, signed, Optional.of(name), via, shebang, details);
  }

  /** Gives the same traits with a working directory. */
  public Traits in(String folder) {
    return new Traits(
        user,
        Optional.of(folder),
        environment,
        terminal,
        signed,
        originalName,
        via,
        shebang,
        details);
  }

  /** Gives the same traits with one more detail of a record format. */
  public Traits withDetail(String name, String value) {
    var more = new LinkedHashMap<>(details);
    more.put(name, value);
    return new Traits(
        user, directory, environment, terminal, signed, originalName, via, shebang, more);
  }
}
