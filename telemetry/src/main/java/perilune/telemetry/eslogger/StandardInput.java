package perilune.telemetry.eslogger;

import perilune.event.KnownField;
import perilune.telemetry.json.JsonTree;

/**
 * Says what a program found as its standard input: code may come through a pipe, orders through a
 * socket. Source: sys/proc_info.h, PROX_FDTYPE_*.
 */
final class StandardInput {

  private static final long VNODE = 1;
  private static final long SOCKET = 2;
  private static final long PIPE = 6;

  private static final Word FILE = new Word("file");
  private static final Word A_SOCKET = new Word("socket");
  private static final Word A_PIPE = new Word("pipe");
  private static final Word OTHER = new Word("other");
  private static final Word CLOSED = new Word("closed");

  private StandardInput() {}

  /** Puts what descriptor 0 is; {@code unknown} where the record lists no descriptors. */
  static void write(FieldWriter writer, int descriptors) {
    if (!writer.wants(KnownField.PROCESS_STDIN)) {
      return;
    }
    JsonTree tree = writer.tree();
    if (!tree.isArray(descriptors) || tree.first(descriptors) == JsonTree.NONE) {
      writer.word(KnownField.PROCESS_STDIN, Word.UNKNOWN);
      return;
    }
    Word found = CLOSED;
    for (int at = tree.first(descriptors); at != JsonTree.NONE; at = tree.next(at)) {
      if (tree.isObject(at) && writer.number(at, "fd") == 0) {
        found = kind(writer.number(at, "fdtype"));
      }
    }
    writer.word(KnownField.PROCESS_STDIN, found);
  }

  private static Word kind(long type) {
    if (type == VNODE) {
      return FILE;
    }
    if (type == SOCKET) {
      return A_SOCKET;
    }
    return type == PIPE ? A_PIPE : OTHER;
  }
}
