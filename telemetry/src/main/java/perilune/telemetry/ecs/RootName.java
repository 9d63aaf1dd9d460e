package perilune.telemetry.ecs;

import java.util.Set;

/** What a name at the root of a document says of the document. */
enum RootName {
  /** It is a field of ECS: the document is telemetry. */
  ECS,
  /** {@code event}: a field of ECS, or the document itself. */
  EVENT,
  /** {@code _source}: the document itself. */
  SOURCE,
  /** {@code fields}: the document itself, in a hit that has no {@code _source}. */
  FIELDS,
  /** {@code _id}: the document's id. */
  ID,
  /** What else Elasticsearch says about a document. */
  OF_HIT,
  /** What to do with the document on the next line, in a bulk request. */
  BULK_ACTION,
  /** Nothing. */
  OTHER;

  /**
   * Fields that stand at the root of a document in ECS, and that other formats seldom have there.
   * Source: Elastic Common Schema 9, and the sensors' own sets.
   */
  private static final Set<String> ECS_ROOTS =
      Set.of(
          "@timestamp",
          "agent",
          "auditd",
          "client",
          "cloud",
          "container",
          "data_stream",
          "destination",
          "dll",
          "dns",
          "ecs",
          "event",
          "file",
          "group",
          "host",
          "http",
          "network",
          "observer",
          "orchestrator",
          "process",
          "registry",
          "rule",
          "server",
          "source",
          "threat",
          "tls",
          "url",
          "user",
          "user_agent",
          "winlog");

  /** Source: Elasticsearch 8 reference, metadata fields; a document cannot have them itself. */
  private static final Set<String> HIT_NAMES =
      Set.of(
          "_explanation",
          "_ignored",
          "_index",
          "_primary_term",
          "_routing",
          "_score",
          "_seq_no",
          "_type",
          "_version");

  private static final Set<String> BULK_ACTIONS = Set.of("create", "delete", "index", "update");

  /** Gives what a name says, dotted or not. */
  static RootName of(String name) {
    RootName special =
        switch (name) {
          case "event" -> EVENT;
          case "_source" -> SOURCE;
          case "fields" -> FIELDS;
          case "_id" -> ID;
          default -> OTHER;
        };
    if (special != OTHER) {
      return special;
    }
    if (HIT_NAMES.contains(name)) {
      return OF_HIT;
    }
    if (BULK_ACTIONS.contains(name)) {
      return BULK_ACTION;
    }
    int dot = name.indexOf('.');
    return ECS_ROOTS.contains(dot > 0 ? name.substring(0, dot) : name) ? ECS : OTHER;
  }
}
