package perilune.rules.sigma;

import java.util.List;
import java.util.Optional;
import perilune.source.Span;

/** YAML with the place of everything. Aliases are written out. */
public sealed interface Yaml {

  /** Gives the place. */
  Span span();

  /** Gives the items of a list, or this alone: where one may stand for a list of one. */
  default List<Yaml> listed() {
    return this instanceof Items(var items, var _) ? items : List.of(this);
  }

  /**
   * A scalar.
   *
   * @param plain whether it stands without quotes: only then it may be a number, a truth value or
   *     null
   */
  record Text(String value, boolean plain, Span span) implements Yaml {

    /** Says whether it is no value at all. */
    public boolean isNull() {
      return plain
          && switch (value) {
            case "", "~", "null", "Null", "NULL" -> true;
            default -> false;
          };
    }

    /** Gives the truth value, for the words of YAML 1.2: {@code yes} and {@code on} are text. */
    public Optional<Boolean> truth() {
      return !plain
          ? Optional.empty()
          : switch (value) {
            case "true", "True", "TRUE" -> Optional.of(true);
            case "false", "False", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
          };
    }
  }

  /** A list. */
  record Items(List<Yaml> items, Span span) implements Yaml {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** A map, in the order in which it is written; no key twice. */
  record Table(List<Entry> entries, Span span) implements Yaml {
    public Table {
      entries = List.copyOf(entries);
    }

    /** Gives the entry of a key. A loop: this is asked some thirty times for each rule. */
    public Optional<Entry> find(String key) {
      for (Entry entry : entries) {
        if (entry.key().value().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }
  }

  /** One line of a map. */
  record Entry(Text key, Yaml value) {}
}
