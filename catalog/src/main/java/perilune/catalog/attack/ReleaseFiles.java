package perilune.catalog.attack;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import perilune.catalog.attack.AttackObject.Place;
import perilune.catalog.attack.AttackObject.Reference;

/**
 * The three files of a release, and how two of them are written: {@code bundle.json}, the text as
 * it came; {@code objects.tsv}, a line for each object; {@code release.txt}, a word and a value on
 * each line. docs/attack.md describes them.
 */
final class ReleaseFiles {

  static final String BUNDLE = "bundle.json";
  static final String OBJECTS = "objects.tsv";
  static final String RELEASE = "release.txt";

  static final String OBJECTS_HEAD = "# perilune-attack-objects 1";
  static final String RELEASE_HEAD = "# perilune-attack-release 1";

  private static final int COLUMNS = 15;
  private static final String REVOKED = "revoked";
  private static final String DEPRECATED = "deprecated";

  private ReleaseFiles() {}

  static void writeFacts(Path file, ReleaseFacts facts) throws IOException {
    var lines =
        List.of(
            RELEASE_HEAD,
            "name\t" + Tabbed.escape(facts.name()),
            "version\t" + Tabbed.escape(facts.version()),
            "domain\t" + Tabbed.escape(facts.domain()),
            "source\t" + Tabbed.escape(facts.source()),
            "bundle\t" + Tabbed.escape(facts.bundleId()),
            "spec-version\t" + Tabbed.escape(facts.specVersion()),
            "bytes\t" + facts.bytes(),
            "sha256\t" + facts.sha256(),
            "objects\t" + facts.objects(),
            "left-out\t" + facts.leftOut());
    Files.write(file, lines);
  }

  /**
   * Reads what {@link #writeFacts} wrote.
   *
   * @throws DamagedStore if it is something else
   */
  static ReleaseFacts readFacts(Path file) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.getFirst().equals(RELEASE_HEAD)) {
      throw new DamagedStore(file, 1, "the first line is not '" + RELEASE_HEAD + "'");
    }
    for (String line : lines.subList(1, lines.size())) {
      int tab = line.indexOf('\t');
      values.put(tab < 0 ? line : line.substring(0, tab), Tabbed.unescape(line.substring(tab + 1)));
    }
    try {
      return new ReleaseFacts(
          values.getOrDefault("name", ""),
          values.getOrDefault("version", ""),
          values.getOrDefault("domain", ""),
          values.getOrDefault("source", ""),
          values.getOrDefault("bundle", ""),
          values.getOrDefault("spec-version", ""),
          Long.parseLong(values.getOrDefault("bytes", "")),
          values.getOrDefault("sha256", ""),
          Integer.parseInt(values.getOrDefault("objects", "")),
          Integer.parseInt(values.getOrDefault("left-out", "")));
    } catch (NumberFormatException _) {
      throw new DamagedStore(file, 1, "bytes, objects or left-out is no number");
    }
  }

  static void writeObjects(Path file, List<AttackObject> objects) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(OBJECTS_HEAD + "\n");
      for (AttackObject object : objects) {
        out.write(line(object));
        out.write('\n');
      }
    }
  }

  /** Gives the line of an object: what verify compares. */
  static String line(AttackObject object) {
    var cells = new ArrayList<String>();
    cells.add(Long.toString(object.place().offset()));
    cells.add(Integer.toString(object.place().length()));
    cells.add(object.rawSha256());
    cells.add(object.canonicalSha256());
    Stream.of(
            object.id(),
            object.attackId(),
            object.version(),
            object.specVersion(),
            object.created(),
            object.modified(),
            flags(object),
            Tabbed.join(object.domains()),
            object.relationshipType(),
            object.name())
        .map(Tabbed::escape)
        .forEach(cells::add);
    cells.add(
        Tabbed.escape(
            Tabbed.join(
                object.references().stream()
                    .flatMap(one -> Stream.of(one.path(), one.target()))
                    .toList())));
    return String.join("\t", cells);
  }

  private static String flags(AttackObject object) {
    var flags = new ArrayList<String>();
    if (object.revoked()) {
      flags.add(REVOKED);
    }
    if (object.deprecated()) {
      flags.add(DEPRECATED);
    }
    return Tabbed.join(flags);
  }

  /**
   * Reads what {@link #writeObjects} wrote, in its order.
   *
   * @throws DamagedStore if it is something else
   */
  static void readObjects(Path file, Consumer<AttackObject> into) throws IOException {
    try (var in = Files.newBufferedReader(file)) {
      String head = in.readLine();
      if (!OBJECTS_HEAD.equals(head)) {
        throw new DamagedStore(file, 1, "the first line is not '" + OBJECTS_HEAD + "'");
      }
      int number = 1;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        into.accept(object(line, file, number));
      }
    }
  }

  private static AttackObject object(String line, Path file, int number) throws DamagedStore {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new DamagedStore(
          file, number, "the line has " + cells.length + " columns, not " + COLUMNS);
    }
    try {
      var place = new Place(Long.parseLong(cells[0]), Integer.parseInt(cells[1]));
      List<String> flags = Tabbed.parts(Tabbed.unescape(cells[10]));
      return new AttackObject(
          place,
          cells[2],
          cells[3],
          Tabbed.unescape(cells[4]),
          Tabbed.unescape(cells[5]),
          Tabbed.unescape(cells[13]),
          Tabbed.unescape(cells[12]),
          Tabbed.unescape(cells[6]),
          Tabbed.unescape(cells[7]),
          Tabbed.unescape(cells[8]),
          Tabbed.unescape(cells[9]),
          flags.contains(REVOKED),
          flags.contains(DEPRECATED),
          Tabbed.parts(Tabbed.unescape(cells[11])),
          references(Tabbed.parts(Tabbed.unescape(cells[14]))));
    } catch (NumberFormatException _) {
      throw new DamagedStore(file, number, "offset or length is no number");
    }
  }

  private static List<Reference> references(List<String> parts) {
    var all = new ArrayList<Reference>();
    for (int i = 0; i + 1 < parts.size(); i += 2) {
      all.add(new Reference(parts.get(i), parts.get(i + 1)));
    }
    return all;
  }
}
