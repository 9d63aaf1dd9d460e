package perilune.telemetry.json;

import perilune.telemetry.json.JsonTree.Outcome;

/** Reads documents that lie in bytes of somebody else into a tree. Owned by one thread. */
final class WholeDocument {

  private final JsonTree tree;
  private final PlainTokens plain;
  private final CarefulTokens careful;
  private byte[] padded = {};

  WholeDocument(JsonTree tree, int maxNesting) {
    this.tree = tree;
    plain = new PlainTokens(maxNesting);
    careful = new CarefulTokens(maxNesting, true);
  }

  /** Reads a document, with nothing but blanks behind it. */
  Outcome read(byte[] source, int from, int length) {
    byte[] bytes = source;
    int start = from;
    if (source.length - from - length < ByteWindow.SLACK) {
      bytes = padded(source, from, length);
      start = 0;
    }
    plain.begin(bytes, start, start + length);
    if (tree.take(plain) == Outcome.READ && plain.end() == length) {
      return Outcome.READ;
    }
    careful.begin(source, from, length);
    Outcome outcome = tree.take(careful);
    if (outcome == Outcome.READ && careful.next() != JsonTokens.Token.END) {
      outcome = tree.broken("something follows the document");
    } else if (outcome == Outcome.READ && !careful.problem().isEmpty()) {
      outcome = tree.broken(careful.problem());
    }
    careful.finish();
    return outcome;
  }

  boolean takeReplaced() {
    return careful.takeReplaced();
  }

  private byte[] padded(byte[] source, int from, int length) {
    if (padded.length < length + ByteWindow.SLACK) {
      padded = new byte[Math.max(length + ByteWindow.SLACK, padded.length * 2)];
    }
    System.arraycopy(source, from, padded, 0, length);
    return padded;
  }
}
