package perilune.telemetry.ecs;

import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.json.JsonDocuments;
import perilune.telemetry.json.JsonTokens;

/**
 * Puts the fields of JSON documents on events under the names that they have, dotted for what lies
 * in objects: those that are asked for, or all. Nothing is derived or renamed.
 *
 * <p>What is wrong with a document is counted. Owned by one thread; O(length of the document), and
 * no allocation once the names are known.
 */
public final class DocumentFields implements JsonDocuments.Taker {

  private final FieldTable fields;
  private final Refusals refusals;
  private final FieldTree tree;
  private final Outline outline = new Outline();
  private final FieldMapper mapper;

  /** Makes one for the fields that the context asks for. */
  public DocumentFields(ReadContext context) {
    fields = context.fields();
    refusals = context.refusals();
    tree = new FieldTree(context.fields(), context.demand());
    mapper = new FieldMapper(tree, outline);
  }

  /** Asks for a field besides; gives its id, or {@link FieldTable#FULL} if there is no place. */
  public int want(String name) {
    if (name.isEmpty() || fields.intern(name) == FieldTable.FULL) {
      return FieldTable.FULL;
    }
    tree.add(name);
    return fields.find(name);
  }

  /** Puts a document's fields on an event. */
  @Override
  public boolean take(JsonTokens tokens, Event into) {
    outline.clear();
    tokens.next();
    mapper.begin();
    while (tokens.next() == JsonTokens.Token.NAME) {
      tokens.next();
      mapper.field(tokens, into);
    }
    outline.problem = tokens.problem();
    return outline.problem.isEmpty();
  }

  /**
   * Counts what is wrong with the current document.
   *
   * @return false if it is no sound document; the event may then have some of its fields
   */
  public boolean accept(JsonDocuments documents) {
    if (!documents.sound()) {
      count(documents, Reason.BROKEN_RECORD, outline.problem);
      return false;
    }
    if (tree.takeOverflow()) {
      count(documents, Reason.TOO_MANY_FIELDS, "some of its fields were left out");
    }
    if (documents.takeReplaced()) {
      count(documents, Reason.INVALID_UTF8, "half of a surrogate pair became U+FFFD");
    }
    if (outline.duplicates > 0) {
      String detail = "the field " + outline.duplicate + " stands twice in one object";
      count(documents, Reason.BROKEN_RECORD, detail);
    }
    return outline.duplicates <= DocumentMapper.MAX_DUPLICATES;
  }

  private void count(JsonDocuments documents, Reason reason, String detail) {
    refusals.add(reason, documents.line(), documents.offset(), detail);
  }
}
