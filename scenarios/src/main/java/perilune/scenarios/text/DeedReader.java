package perilune.scenarios.text;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Endpoint;
import perilune.scenarios.story.Platform;
import perilune.source.DiagnosticCode;

/** Reads what an actor does: the verb and what belongs to it. Used for one line. */
final class DeedReader {

  private static final Set<String> VERBS =
      new TreeSet<>(
          Set.of(
              "replaces",
              "exits",
              "connects",
              "listens",
              "accepts",
              "writes",
              "renames",
              "links",
              "deletes",
              "chmods",
              "loads",
              "memfd",
              "does",
              "maps",
              "downloads",
              "quarantines",
              "registry",
              "looks",
              "forks"));

  private static final int MAX_MODE = 0xFFF;

  private final LineReader line;
  private final ImageReader.Command command;
  private final Platform platform;

  DeedReader(LineReader line, ImageReader.Command command, Platform platform) {
    this.line = line;
    this.command = command;
    this.platform = platform;
  }

  Deed read(String actor) throws LineReader.Unreadable {
    Word verb = line.next("what " + LineReader.shortened(actor) + " does");
    Deed deed = deed(actor, verb);
    line.finish();
    return deed;
  }

  private Deed deed(String actor, Word verb) throws LineReader.Unreadable {
    return switch (verb.text()) {
      case "replaces" -> replaces();
      case "forks" -> new Deed.Fork(actor);
      case "exits" -> new Deed.Exit(line.hasMore() ? number(255) : 0);
      case "connects" -> connects();
      case "listens" -> new Deed.Listen(listening());
      case "accepts" -> new Deed.Accept(endpoint());
      case "maps" -> maps();
      case "looks" -> looksUp();
      case "registry" -> new Deed.Registry(text("a key"), text("a value"));
      case "downloads" -> downloads();
      case "quarantines" -> new Deed.Quarantine(text("a path"));
      case "loads" -> loads();
      case "memfd" -> new Deed.MemoryFile(text("a name"));
      case "does" ->
          new Deed.Act(text("the sensor's word for it"), line.hasMore() ? text("a target") : "");
      default -> fileDeed(verb);
    };
  }

  private Deed fileDeed(Word verb) throws LineReader.Unreadable {
    return switch (verb.text()) {
      case "writes" -> writes();
      case "deletes" -> new Deed.Delete(text("a path"));
      case "chmods" -> new Deed.Chmod(text("a path"), mode());
      case "renames" -> {
        String from = text("a path");
        line.expect("to");
        yield new Deed.Rename(from, text("a path"));
      }
      case "links" -> {
        String from = text("a path");
        line.expect("to");
        String to = text("a path");
        yield new Deed.Link(from, to, !line.take("hard"));
      }
      default -> throw line.unknown(verb, "verb of a story", VERBS);
    };
  }

  private Deed replaces() throws LineReader.Unreadable {
    line.expect("itself");
    String path = text("the program's path");
    return new Deed.Replace(new ImageReader(line).read(path, command, platform));
  }

  private Deed connects() throws LineReader.Unreadable {
    Endpoint to = endpoint();
    boolean datagram = line.take("udp");
    if (!datagram) {
      line.take("tcp");
    }
    return new Deed.Connect(to, datagram, outcome());
  }

  private Deed.Outcome outcome() {
    if (line.take("fails")) {
      return Deed.Outcome.FAILS;
    }
    if (line.take("pending")) {
      return Deed.Outcome.PENDING;
    }
    return line.take("done") ? Deed.Outcome.DONE : Deed.Outcome.USUAL;
  }

  private Endpoint listening() throws LineReader.Unreadable {
    Word word = line.next("a port");
    return Endpoints.read(word.text())
        .or(() -> Endpoints.port(word.text()).map(port -> new Endpoint("0.0.0.0", port)))
        .orElseThrow(() -> wrong(word, "neither a port nor ADDRESS:PORT"));
  }

  private Endpoint endpoint() throws LineReader.Unreadable {
    Word word = line.next("ADDRESS:PORT");
    return Endpoints.read(word.text()).orElseThrow(() -> wrong(word, "no ADDRESS:PORT"));
  }

  private Deed maps() throws LineReader.Unreadable {
    line.expect("rwx");
    return new Deed.MapWritable();
  }

  private Deed looksUp() throws LineReader.Unreadable {
    line.expect("up");
    return new Deed.LookUp(text("a name"));
  }

  private Deed downloads() throws LineReader.Unreadable {
    String url = text("an address");
    line.expect("to");
    return new Deed.Download(url, text("a path"));
  }

  private Deed loads() throws LineReader.Unreadable {
    String path = text("a path");
    List<String> signed = new ArrayList<>();
    if (line.take("signed")) {
      do {
        signed.add(text("the status of the signature"));
      } while (line.hasMore());
    }
    return new Deed.Load(path, signed);
  }

  private Deed writes() throws LineReader.Unreadable {
    String path = text("a path");
    if (line.take("bytes")) {
      return new Deed.Write(path, bytes(line.next("bytes in hexadecimal")));
    }
    return new Deed.Write(path, line.take("text") ? text("a text") : "");
  }

  private String bytes(Word word) throws LineReader.Unreadable {
    String text = word.text();
    boolean hex = text.length() % 2 == 0 && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    if (!hex || text.chars().anyMatch(c -> c > 'f')) {
      throw wrong(word, "no even number of hexadecimal digits");
    }
    var all = new StringBuilder();
    for (byte value : HexFormat.of().parseHex(text)) {
      all.append((char) (value & 0xFF));
    }
    return all.toString();
  }

  private int mode() throws LineReader.Unreadable {
    Word word = line.next("permissions such as 0755");
    boolean octal =
        word.text().length() <= 5 && word.text().chars().allMatch(c -> c >= '0' && c <= '7');
    if (!octal || word.text().isEmpty() || Integer.parseInt(word.text(), 8) > MAX_MODE) {
      throw wrong(word, "no permissions in octal digits");
    }
    return Integer.parseInt(word.text(), 8);
  }

  private int number(int max) throws LineReader.Unreadable {
    Word word = line.next("a number");
    return Endpoints.port(word.text())
        .filter(value -> value <= max)
        .orElseThrow(() -> wrong(word, "no number from 0 to " + max));
  }

  private String text(String what) throws LineReader.Unreadable {
    return line.next(what).text();
  }

  private LineReader.Unreadable wrong(Word word, String what) {
    return line.fail(
        DiagnosticCode.SCN003,
        word.span(),
        "'" + LineReader.shortened(word.text()) + "' is " + what);
  }
}
