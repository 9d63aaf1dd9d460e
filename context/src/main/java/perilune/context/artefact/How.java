package perilune.context.artefact;

/** How a file came to be as it is; bits, because several hold at once. */
final class How {
  static final int CREATED = 1;
  static final int WRITTEN = 2;
  static final int RENAMED = 4;
  static final int REPLACED = 8;
  static final int LINKED = 16;
  static final int COPIED = 32;
  static final int RUN_BIT = 64;

  /** Windows noted beside it that it was fetched from elsewhere. */
  static final int MARKED = 128;

  /** The words for the bits, from the lowest. */
  private static final byte[][] WORDS = {
    TextKey.ascii("created"),
    TextKey.ascii("written"),
    TextKey.ascii("renamed"),
    TextKey.ascii("replaced"),
    TextKey.ascii("linked"),
    TextKey.ascii("copied"),
    TextKey.ascii("run_bit"),
    TextKey.ascii("marked")
  };

  private How() {}

  /** Gives how many words there are. */
  static int count() {
    return WORDS.length;
  }

  /** Gives the word of a bit, from 0. */
  static byte[] word(int bit) {
    return WORDS[bit];
  }
}
