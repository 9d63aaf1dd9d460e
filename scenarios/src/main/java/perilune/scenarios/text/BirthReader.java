package perilune.scenarios.text;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Platform;
import perilune.source.DiagnosticCode;

/** Reads how an actor comes into a story: what stands behind {@code NAME =}. Used for one line. */
final class BirthReader {

  private static final Set<String> WAYS =
      new TreeSet<>(Set.of("login", "service", "cron", "start", "fork"));

  private final LineReader line;
  private final ImageReader.Command command;
  private final Platform platform;
  private final Set<String> actors;

  BirthReader(LineReader line, ImageReader.Command command, Platform platform, Set<String> actors) {
    this.line = line;
    this.command = command;
    this.platform = platform;
    this.actors = actors;
  }

  Deed read() throws LineReader.Unreadable {
    Word way = line.next("how this actor begins");
    Deed deed =
        switch (way.text()) {
          case "login" -> login();
          case "service" -> {
            String unit = line.next("the unit").text();
            yield new Deed.Service(unit, line.hasMore() ? line.next("a user").text() : "root");
          }
          case "cron" -> new Deed.Cron(line.next("a user").text());
          case "fork" -> new Deed.Fork(parent());
          case "start" -> start();
          default -> throw line.unknown(way, "way to begin", WAYS);
        };
    line.finish();
    return deed;
  }

  private Deed login() throws LineReader.Unreadable {
    Word door = line.next("ssh or console");
    if (!door.text().equals("ssh") && !door.text().equals("console")) {
      throw line.unknown(door, "way to log in", Set.of("console", "ssh"));
    }
    String user = line.next("a user").text();
    Optional<String> from = Optional.empty();
    if (line.take("from")) {
      Word address = line.next("an address");
      if (!Endpoints.isAddress(address.text())) {
        throw line.fail(
            DiagnosticCode.SCN003,
            address.span(),
            "'" + LineReader.shortened(address.text()) + "' is no address");
      }
      from = Optional.of(address.text());
    }
    return new Deed.Login(
        door.text().equals("ssh") ? Deed.Door.SSH : Deed.Door.CONSOLE, user, from);
  }

  private Deed start() throws LineReader.Unreadable {
    String path = line.next("the program's path").text();
    String parent = parent();
    return new Deed.Start(parent, new ImageReader(line).read(path, command, platform));
  }

  private String parent() throws LineReader.Unreadable {
    line.expect("by");
    Word parent = line.next("the actor that does it");
    if (!actors.contains(parent.text())) {
      throw line.fail(
          DiagnosticCode.SCN004,
          parent.span(),
          "no actor '" + LineReader.shortened(parent.text()) + "' is in the story so far",
          "actors come in by 'NAME = login|service|cron|start|fork ...' on an earlier line");
    }
    return parent.text();
  }
}
