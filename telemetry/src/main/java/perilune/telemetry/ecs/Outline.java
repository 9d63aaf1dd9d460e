package perilune.telemetry.ecs;

/** What a document turned out to be, besides its fields. Owned by one thread. */
final class Outline {

  /** Whether it has a field of ECS at its root. */
  boolean ecs;

  /** Whether the document stands in an object that says something about it. */
  boolean wrapped;

  /** Whether it is a line of a bulk request that says what to do with the next. */
  boolean bulkAction;

  /** Whether Elasticsearch's names were met at the root. */
  boolean hit;

  /** Names at the root, count. */
  int names;

  /** Names that stood twice in one object, count. */
  int duplicates;

  /** The first of them. */
  String duplicate = "";

  /** Where the document itself starts, without what it stands in, in bytes from the first. */
  int from;

  /** Where it ends. */
  int to;

  /** Why it is no JSON, or an empty string. */
  String problem = "";

  void clear() {
    ecs = false;
    wrapped = false;
    bulkAction = false;
    hit = false;
    names = 0;
    duplicates = 0;
    duplicate = "";
    from = 0;
    to = 0;
    problem = "";
  }
}
