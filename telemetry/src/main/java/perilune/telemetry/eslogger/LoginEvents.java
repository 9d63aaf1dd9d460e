package perilune.telemetry.eslogger;

import perilune.event.KnownField;
import perilune.telemetry.json.JsonTree;

/** Who logs in or becomes somebody else, from where, and whether it worked. */
final class LoginEvents {

  private final FieldWriter writer;

  LoginEvents(FieldWriter writer) {
    this.writer = writer;
  }

  /** Puts account and address. */
  void write(EventKind kind, int part) {
    kind.write(writer);
    int account = writer.text(part, "to_username");
    writer.text(
        KnownField.USER_TARGET_NAME,
        account == JsonTree.NONE ? writer.text(part, "username") : account);
    int address = writer.text(part, "source_address");
    if (address != JsonTree.NONE && isAddress(address)) {
      writer.text(KnownField.SOURCE_IP, address);
    }
  }

  /** A host's name may stand there too. */
  private boolean isAddress(int node) {
    JsonTree tree = writer.tree();
    for (int i = 0; i < tree.length(node); i++) {
      byte b = tree.bytes()[tree.start(node) + i];
      if (Character.digit(b, 16) < 0 && b != '.' && b != ':') {
        return false;
      }
    }
    return tree.length(node) > 0;
  }
}
