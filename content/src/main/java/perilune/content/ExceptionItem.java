package perilune.content;

import java.util.List;

/**
 * A case in which a rule should stay silent: an event that all entries hold for is not there for
 * the rule.
 *
 * <p>Source: Kibana's exception list items.
 *
 * @param listId list to which it belongs; it holds for the rules that name that list
 * @param osTypes {@code linux}, {@code macos}, {@code windows}: only events of hosts with one of
 *     them; none: of all
 * @param entries what the event has to be, at least one
 */
public record ExceptionItem(String listId, List<String> osTypes, List<Entry> entries) {

  public ExceptionItem {
    osTypes = List.copyOf(osTypes);
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("an exception without entries would silence a rule");
    }
  }

  /** What an event has to be. */
  public sealed interface Entry {

    /** The field has one of the values; the operators is, is one of, and is in list. */
    record OneOf(String field, List<String> values) implements Entry {
      public OneOf {
        values = List.copyOf(values);
      }
    }

    /** The field has an address in one of the networks, in CIDR notation. */
    record InNetwork(String field, List<String> networks) implements Entry {
      public InNetwork {
        networks = List.copyOf(networks);
      }
    }

    /** The field matches a pattern in which a backslash takes the meaning from the next sign. */
    record Like(String field, String pattern) implements Entry {}

    /** The field has a value. */
    record Exists(String field) implements Entry {}

    /** The event is not what the entry says. */
    record Not(Entry entry) implements Entry {}

    /** Below the field all entries hold; of several objects there any may fulfil each. */
    record Nested(String field, List<Entry> entries) implements Entry {
      public Nested {
        entries = List.copyOf(entries);
      }
    }
  }
}
