package perilune.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import perilune.rules.Rule;

/**
 * The events that lie beside a rule and that it finds, those that it must not find, and what their
 * host is like where the rule is about that: what shows what a rule needs.
 */
public final class RuleSamples {

  /** Largest file of samples that is read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private static final String BUILT_IN = "builtin:";
  private static final String PACKS = "/perilune/rules/";

  private final byte[] events;
  private final Optional<byte[]> nearMisses;
  private final Function<String, Optional<byte[]>> beside;

  private RuleSamples(
      byte[] events, Optional<byte[]> nearMisses, Function<String, Optional<byte[]>> beside) {
    this.events = events;
    this.nearMisses = nearMisses;
    this.beside = beside;
  }

  /** Gives the bytes of {@code NAME.match.*}, in whatever format; nobody may change them. */
  public byte[] events() {
    return events;
  }

  /** Gives the bytes of {@code NAME.nearmiss.*}, which the rule must not find. */
  public Optional<byte[]> nearMisses() {
    return nearMisses;
  }

  /** Gives the bytes of {@code NAME.inventory}: packages of the host. */
  public Optional<byte[]> inventory() {
    return beside.apply(".inventory");
  }

  /** Gives the bytes of {@code NAME.baseline}: what was approved there. */
  public Optional<byte[]> baseline() {
    return beside.apply(".baseline");
  }

  /** Gives the bytes of {@code NAME.parameters}: what the site sets. */
  public Optional<byte[]> parameters() {
    return beside.apply(".parameters");
  }

  /** Gives those of a rule; nothing where it has none, or they are too large. */
  public static Optional<RuleSamples> of(Rule rule) {
    String place = rule.header().place();
    int dot = place.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String stem = place.substring(0, dot);
    return stem.startsWith(BUILT_IN)
        ? builtIn(PACKS + stem.substring(BUILT_IN.length()))
        : beside(Path.of(stem));
  }

  private static Optional<RuleSamples> builtIn(String stem) {
    return resource(stem + ".match.ndjson")
        .map(events ->
            new RuleSamples(
                events, resource(stem + ".nearmiss.ndjson"), end -> resource(stem + end)));
  }

  private static Optional<byte[]> resource(String name) {
    try (InputStream in = RuleSamples.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException problem) {
      throw new UncheckedIOException("the installation is damaged: " + name, problem);
    }
  }

  private static Optional<RuleSamples> beside(Path stem) {
    Path folder = stem.toAbsolutePath().getParent();
    Path name = stem.getFileName();
    if (folder == null || name == null || !Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.sorted().toList();
      return sample(all, name + ".match.")
          .map(events ->
              new RuleSamples(
                  events, sample(all, name + ".nearmiss."), end -> bytes(Path.of(stem + end))));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> sample(List<Path> all, String prefix) {
    return all.stream()
        .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
        .findFirst()
        .flatMap(RuleSamples::bytes);
  }

  private static Optional<byte[]> bytes(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
