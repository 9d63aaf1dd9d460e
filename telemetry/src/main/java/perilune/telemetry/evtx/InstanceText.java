package perilune.telemetry.evtx;

import static perilune.telemetry.evtx.Damage.FAILED;

/** Writes the values of a template's instance as text, arrays too. Owned by one thread. */
final class InstanceText {

  private final TextBuffer out;
  private final ValueText values;

  private byte[] bytes = {};

  InstanceText(TextBuffer out) {
    this.out = out;
    values = new ValueText(out);
  }

  /** Takes the chunk in which the next instances lie. */
  void chunk(byte[] chunk) {
    bytes = chunk;
  }

  /**
   * Writes one value after what is written: of an array the current item, or all of them with
   * commas between.
   *
   * @return false if the bytes are no value of their type
   */
  boolean write(int index, Instance instance) {
    int type = instance.type[index];
    if (instance.itemOf == index) {
      return item(type, instance.itemFrom, instance.itemSize);
    }
    int from = instance.from[index];
    int size = instance.size[index];
    boolean array = (type & ValueText.ARRAY) != 0;
    return array ? items(type, from, size) : values.write(type, bytes, from, size);
  }

  private boolean item(int type, int from, int size) {
    return values.write(type & ~ValueText.ARRAY, bytes, from, size);
  }

  private boolean items(int type, int from, int size) {
    int stop = from + size;
    for (int next = from; next < stop; ) {
      int after = Items.end(bytes, next, stop, type & ~ValueText.ARRAY);
      if (next > from) {
        out.ascii(',');
      }
      if (after == FAILED || !item(type, next, after - next)) {
        return false;
      }
      next = after;
    }
    return true;
  }
}
