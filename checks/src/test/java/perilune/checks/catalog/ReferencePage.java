package perilune.checks.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import perilune.checks.Places;

/** The source page as text: its tables stand there with their cells run together. */
record ReferencePage(List<String> lines) {

  static Optional<ReferencePage> read() throws IOException {
    var file = Places.shared("reference/catalog-page-T1059.011.txt");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    String text = Files.readString(file.get()).replace('\u00a0', ' ');
    return Optional.of(new ReferencePage(text.lines().map(String::strip).toList()));
  }

  /** Gives the lines between a heading of a table and the next empty line. */
  List<String> below(String heading) {
    int start = lines.indexOf(heading) + 1;
    var found = new ArrayList<String>();
    for (int at = start; at < lines.size() && !lines.get(at).isEmpty(); at++) {
      found.add(lines.get(at));
    }
    return found;
  }

  /** Gives rows of three lines each as one: what stands before the value, it, and what follows. */
  List<String> triples(String heading) {
    List<String> all = below(heading);
    var rows = new ArrayList<String>();
    for (int at = 0; at + 2 < all.size(); at += 3) {
      rows.add(String.join("|", all.subList(at, at + 3)));
    }
    return rows;
  }
}
