package perilune.engine.index;

import java.util.Arrays;
import perilune.engine.match.AsciiFolding;

/**
 * Needles side by side in two arrays, so that comparing one and taking its facts meets few lines of
 * cache. Immutable once built.
 */
final class NeedleTable {

  private static final int ANYWHERE = 0;
  private static final int PREFIX = 1;
  private static final int SUFFIX = 2;
  private static final int PLACE_BITS = 2;

  /** Of a record: where its text starts, its length, how many facts it has, where they hold. */
  private static final int HEADER = 4;

  private byte[] texts = new byte[256];
  private int textsUsed;
  private int[] records = new int[256];
  private int used;

  /** Adds a needle; gives where its record is. The next one's is behind it: {@link #next}. */
  int add(Needle needle) {
    int at = used;
    int facts = needle.anywhere().length + needle.prefix().length + needle.suffix().length;
    reserve(needle.text().length, HEADER + facts);
    System.arraycopy(needle.text(), 0, texts, textsUsed, needle.text().length);
    records[used++] = textsUsed;
    records[used++] = needle.text().length;
    records[used++] = facts;
    records[used++] = places(needle);
    textsUsed += needle.text().length;
    add(needle.anywhere(), ANYWHERE);
    add(needle.prefix(), PREFIX);
    add(needle.suffix(), SUFFIX);
    return at;
  }

  private static int places(Needle needle) {
    return (needle.anywhere().length > 0 ? 1 << ANYWHERE : 0)
        | (needle.prefix().length > 0 ? 1 << PREFIX : 0)
        | (needle.suffix().length > 0 ? 1 << SUFFIX : 0);
  }

  private void add(int[] facts, int place) {
    for (int fact : facts) {
      records[used++] = fact << PLACE_BITS | place;
    }
  }

  private void reserve(int bytes, int numbers) {
    if (textsUsed + bytes > texts.length) {
      texts = Arrays.copyOf(texts, Math.max(textsUsed + bytes, 2 * texts.length));
    }
    if (used + numbers > records.length) {
      records = Arrays.copyOf(records, Math.max(used + numbers, 2 * records.length));
    }
  }

  /** Gives where the record behind another is. */
  int next(int record) {
    return record + HEADER + records[record + 2];
  }

  /** Adds the facts of a needle, if it stands at a place of a value. */
  void foundAt(int record, int at, byte[] bytes, int from, int end, FoundFacts into) {
    int length = records[record + 1];
    int behind = at + length;
    int places = 1 << ANYWHERE | (at == from ? 1 << PREFIX : 0) | (behind == end ? 1 << SUFFIX : 0);
    if (behind > end
        || (places & records[record + 3]) == 0
        || !AsciiFolding.isText(bytes, at, texts, records[record], length)) {
      return;
    }
    int next = next(record);
    for (int i = record + HEADER; i < next; i++) {
      if ((places >>> (records[i] & (1 << PLACE_BITS) - 1) & 1) != 0) {
        into.add(records[i] >>> PLACE_BITS);
      }
    }
  }
}
