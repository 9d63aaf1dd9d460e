package perilune.context.provenance.database;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.source.DiagnosticCode;

/**
 * Files that dpkg puts elsewhere, because the administrator or another package wants their place;
 * see dpkg-divert(1). Triples of lines: the path, where it goes, for whom.
 */
final class Diversions {

  private record Diversion(String to, String by) {}

  private final Map<String, Diversion> all = new HashMap<>();
  private final PathIndex index;
  private boolean damaged;

  Diversions(byte[] bytes, String file, Troubles troubles) {
    var lines = new ByteLines(bytes);
    var words = new long[16];
    while (lines.next()) {
      byte[] path = lines.copy();
      String to = lines.next() ? lines.text(0) : "";
      String by = lines.next() ? lines.text(0) : "";
      if (by.isEmpty() || !to.startsWith("/")) {
        damaged = true;
        troubles.warn(
            DiagnosticCode.PKG001,
            lines.spot(file),
            "the list of diversions breaks off",
            "files that no package lists are now unknown; copy the database anew from the host");
        break;
      }
      if (all.size() == words.length) {
        words = java.util.Arrays.copyOf(words, words.length * 2);
      }
      if (all.put(new String(path, StandardCharsets.UTF_8), new Diversion(to, by)) == null) {
        words[all.size() - 1] = PathIndex.word(PathIndex.hash(path, 0, path.length), 0);
      }
    }
    index = PathIndex.of(words, all.size());
  }

  boolean isDamaged() {
    return damaged;
  }

  /** Gives where a package's file is instead, or null where it is in its place. */
  byte @Nullable [] instead(byte[] path, long hash, String owner) {
    if (!index.isAt(index.first(hash), hash)) {
      return null;
    }
    Diversion diversion = all.get(new String(path, StandardCharsets.UTF_8));
    return diversion == null || diversion.by().equals(owner)
        ? null
        : diversion.to().getBytes(StandardCharsets.UTF_8);
  }
}
