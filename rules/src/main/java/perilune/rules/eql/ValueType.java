package perilune.rules.eql;

/** What is known of a value before any event is seen. */
enum ValueType {
  TRUTH("true or false"),
  NUMBER("a number"),
  TEXT("a string"),
  NULL("null"),
  /** A field: there is no mapping that would tell. */
  ANY("any value");

  private final String described;

  ValueType(String described) {
    this.described = described;
  }

  String described() {
    return described;
  }

  /** Says whether it may stand where the other is asked for. */
  boolean fits(ValueType asked) {
    return this == asked || this == ANY || this == NULL || asked == ANY;
  }
}
