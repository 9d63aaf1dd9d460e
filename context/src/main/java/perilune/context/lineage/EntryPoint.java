package perilune.context.lineage;

/**
 * Where a story begins: one object shared by all processes of the story, filled further as login
 * records come. Texts are empty where unknown.
 */
final class EntryPoint {
  EntryType type;
  byte[] entityId;
  byte[] userName = Bytes.NONE;
  byte[] sourceIp = Bytes.NONE;
  byte[] session = Bytes.NONE;

  EntryPoint(EntryType type, byte[] entityId) {
    this.type = type;
    this.entityId = entityId;
  }
}
