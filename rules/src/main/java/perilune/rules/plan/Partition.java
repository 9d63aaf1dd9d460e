package perilune.rules.plan;

import java.util.List;

/** How the state of an operator may be spread over machines without changing what it finds. */
public sealed interface Partition {

  /** By host: all events of a match come from one host, because {@code host.id} is a join key. */
  record Host() implements Partition {}

  /** By the values of these fields, named as in the first step. */
  record Key(List<String> fields) implements Partition {
    public Key {
      fields = List.copyOf(fields);
    }
  }

  /** In one place: the operator has no key. */
  record Global() implements Partition {}
}
