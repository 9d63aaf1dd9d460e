package perilune.catalog.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.catalog.CodePointOrder;
import perilune.catalog.attack.AttackObject;
import perilune.catalog.attack.AttackRelease;
import perilune.catalog.attack.json.JsonValue;

/**
 * What of a release every build needs, in a few lines of text.
 *
 * @param state hash of the releases and the program that it was made of
 * @param objects those with pages, by type and id
 * @param entries techniques by id
 */
record AttackShelf(
    String state, List<AttackBook.Paged> objects, Map<String, TechniqueBook.Entry> entries) {

  private static final String TECHNIQUE = "attack-pattern";
  private static final String TACTIC = "x-mitre-tactic";
  private static final char CELL = '\t';
  private static final char PART = '\u0001';

  AttackShelf {
    objects = List.copyOf(objects);
    entries = Map.copyOf(entries);
  }

  /** Takes from a release what is needed of it. */
  static AttackShelf of(AttackRelease release, String state) throws IOException {
    List<AttackBook.Paged> objects = paged(release);
    var names = new HashMap<String, String>();
    for (AttackObject tactic : release.objects()) {
      if (tactic.type().equals(TACTIC)) {
        names.put(release.read(tactic).text("x_mitre_shortname"), tactic.name());
      }
    }
    var entries = new LinkedHashMap<String, TechniqueBook.Entry>();
    for (AttackBook.Paged one : objects) {
      if (one.type().equals(TECHNIQUE) && !entries.containsKey(one.attackId())) {
        release.find(one.attackId()).stream()
            .filter(object -> object.type().equals(TECHNIQUE))
            .findFirst()
            .ifPresent(
                object -> entries.put(one.attackId(), entry(release, object, names, objects)));
      }
    }
    return new AttackShelf(state, objects, entries);
  }

  private static List<AttackBook.Paged> paged(AttackRelease release) {
    var taken = new HashSet<String>();
    return release.objects().stream()
        .filter(one -> !one.attackId().isEmpty() && !one.isRelationship())
        .sorted(
            Comparator.comparing(AttackObject::type)
                .thenComparing(AttackObject::attackId, CodePointOrder.BY_CODE_POINT)
                .thenComparing(one -> !one.inForce())
                .thenComparing(AttackObject::id, CodePointOrder.BY_CODE_POINT))
        .map(one -> {
          boolean plain = one.attackId().matches("[A-Z]{1,6}\\d{1,8}(?:\\.\\d{1,6})?");
          String page =
              plain && taken.add(one.attackId())
                  ? "attack/" + one.attackId()
                  : "attack/" + Slug.hashed(one.attackId(), one.id());
          return new AttackBook.Paged(one.id(), one.attackId(), one.type(), one.name(), page);
        })
        .toList();
  }

  private static TechniqueBook.Entry entry(
      AttackRelease release,
      AttackObject object,
      Map<String, String> tactics,
      List<AttackBook.Paged> objects) {
    try {
      JsonValue value = release.read(object);
      List<String> names =
          value.list("kill_chain_phases").stream()
              .map(phase -> phase.text("phase_name"))
              .map(phase -> tactics.getOrDefault(phase, phase))
              .toList();
      String parent =
          SiteModel.parent(object.attackId())
              .flatMap(id ->
                  release.find(id).stream().filter(one -> one.type().equals(TECHNIQUE)).findFirst())
              .map(one -> one.name() + ": ")
              .orElse("");
      String remark =
          object.revoked()
              ? "revoked in release " + release.name()
              : object.deprecated() ? "deprecated in release " + release.name() : "";
      String page =
          objects.stream()
              .filter(one -> one.id().equals(object.id()))
              .map(AttackBook.Paged::page)
              .findFirst()
              .orElse("");
      return new TechniqueBook.Entry(
          object.attackId(),
          parent + object.name(),
          names,
          AttackText.paragraphs(value.text("description")),
          remark,
          page);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Gives it as text. */
  String text() {
    var out = new StringBuilder("perilune attack shelf 1" + CELL + state + "\n");
    for (AttackBook.Paged one : objects) {
      line(out, "object", one.id(), one.attackId(), one.type(), one.name(), one.page());
    }
    entries.values().stream()
        .sorted(Comparator.comparing(TechniqueBook.Entry::id))
        .forEach(one ->
            line(
                out,
                "technique",
                one.id(),
                one.name(),
                String.join("" + PART, one.tactics()),
                String.join("" + PART, one.description()),
                one.remark(),
                one.page()));
    return out.append("end\n").toString();
  }

  private static void line(StringBuilder out, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      // Only for this file: names of ATT&CK have neither.
      String cell = cells[i].replace(CELL, ' ').replace('\n', ' ').replace('\r', ' ');
      out.append(cell).append(i + 1 < cells.length ? CELL : '\n');
    }
  }

  /** Reads one; nothing where it is of other releases or another program, or is not whole. */
  static Optional<AttackShelf> read(byte[] bytes, String state) {
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    if (lines.size() < 2
        || !lines.getFirst().equals("perilune attack shelf 1" + CELL + state)
        || !lines.getLast().equals("end")) {
      return Optional.empty();
    }
    var objects = new ArrayList<AttackBook.Paged>();
    var entries = new HashMap<String, TechniqueBook.Entry>();
    for (String line : lines.subList(1, lines.size() - 1)) {
      String[] cells = line.split("" + CELL, -1);
      if (cells.length == 6) {
        objects.add(new AttackBook.Paged(cells[1], cells[2], cells[3], cells[4], cells[5]));
      } else if (cells.length == 7) {
        entries.put(
            cells[1],
            new TechniqueBook.Entry(
                cells[1], cells[2], parts(cells[3]), parts(cells[4]), cells[5], cells[6]));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new AttackShelf(state, objects, entries));
  }

  private static List<String> parts(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split("" + PART, -1));
  }
}
