package perilune.event;

/** What a field holds, as Elasticsearch would map it. */
public enum FieldType {
  KEYWORD,
  LONG,
  DOUBLE,
  BOOLEAN,
  DATE,
  IP,
  VERSION,
  /** The name is not in the table: any value. */
  ANY
}
