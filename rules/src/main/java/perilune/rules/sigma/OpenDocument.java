package perilune.rules.sigma;

import java.util.List;
import perilune.rules.RuleHeader;
import perilune.source.SourceText;

/**
 * A correlation or filter as it was read: what it means can be said when all files are.
 *
 * @param source its file
 * @param document what it says
 * @param header what people are told about it
 * @param name by which others refer to it, or empty
 * @param query what was written
 */
record OpenDocument(
    SourceText source, SigmaDocument document, RuleHeader header, String name, String query) {

  /** Gives what others can call it. */
  List<String> references() {
    return name.isEmpty() ? List.of(header.id()) : List.of(header.id(), name);
  }
}
