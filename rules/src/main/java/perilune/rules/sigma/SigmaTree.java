package perilune.rules.sigma;

import java.util.List;
import java.util.Optional;

/** What is written in a Sigma rule, for those who ask what stands there and not what it means. */
public sealed interface SigmaTree {

  /**
   * A document of a file. What it does not say is empty.
   *
   * @param kind {@code detection}, {@code correlation} or {@code filter}
   * @param header what it says of itself
   * @param detection its selections in their condition; nothing for a correlation or a filter, and
   *     where it could not be read
   */
  record Document(String kind, Header header, Optional<Part> detection) implements SigmaTree {}

  /**
   * What a document says of itself, as written.
   *
   * @param product of the log source, in lower case; category and service likewise
   */
  record Header(
      String id,
      String title,
      String status,
      String level,
      List<String> tags,
      String product,
      String category,
      String service) {
    public Header {
      tags = List.copyOf(tags);
    }
  }

  /** A part of a detection. */
  sealed interface Part extends SigmaTree {}

  /** All of them hold. */
  record All(List<Part> parts) implements Part {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** One of them holds. */
  record Any(List<Part> parts) implements Part {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  record Not(Part part) implements Part {}

  /** What could not be read; reported. */
  record Unread() implements Part {}

  /**
   * A line of a selection.
   *
   * @param field as written; empty for keywords
   * @param modifiers in the specification's words, left to right
   * @param values one of them fits, or all where the modifiers say so
   */
  record Line(String field, List<String> modifiers, List<Value> values) implements Part {
    public Line {
      modifiers = List.copyOf(modifiers);
      values = List.copyOf(values);
    }

    /** Says whether a modifier stands behind the field. */
    public boolean has(String modifier) {
      return modifiers.contains(modifier);
    }
  }

  /**
   * A value of a line.
   *
   * @param written as it stands in the file, without YAML's quotes
   * @param pieces the text, escapes resolved, cut at its stars; one piece where there is none. A
   *     question mark stays, whatever it means
   * @param missing whether it is null
   */
  record Value(String written, List<String> pieces, boolean missing) {
    public Value {
      pieces = List.copyOf(pieces);
    }
  }
}
