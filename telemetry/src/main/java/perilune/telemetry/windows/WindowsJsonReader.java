package perilune.telemetry.windows;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.EventHeader;
import perilune.event.KnownField;
import perilune.event.RecordHash;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.Refusals;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.json.JsonDocuments;
import perilune.telemetry.json.JsonTokens;
import perilune.telemetry.json.JsonTree;

/** Gives one event for each document that is a Windows event; others are counted. */
final class WindowsJsonReader implements EventReader {

  /** Bytes of texts that are put on an event whole; of more only what is wanted is. */
  private static final int MAX_LAID = 1 << 13;

  private final JsonDocuments documents;
  private final JsonTree tree;
  private final WindowsEventMapper mapper;
  private final NestedDocument nested;
  private final FlatDocument flat;
  private final XmlElements elements;
  private final Refusals refusals;
  private final RecordHash hash = new RecordHash();
  private final boolean original;
  private JsonTree.Outcome outcome = JsonTree.Outcome.READ;

  WindowsJsonReader(InputStream stream, ReadContext context) {
    refusals = context.refusals();
    tree = new JsonTree(context.limits().maxNesting());
    documents = new JsonDocuments(stream, context, true, this::take);
    mapper = new WindowsEventMapper(context);
    var scalars = new JsonScalars();
    nested = new NestedDocument(mapper.record(), mapper.names(), scalars);
    flat = new FlatDocument(mapper.record(), mapper.names(), scalars, context);
    elements = new XmlElements(mapper, context.limits().maxNesting());
    original = context.demand().wants(KnownField.EVENT_ORIGINAL);
  }

  @Override
  public boolean read(Event into) throws IOException {
    while (documents.next(into)) {
      if (document(into)) {
        complete(into);
        return true;
      }
    }
    return false;
  }

  private boolean take(JsonTokens tokens, Event into) {
    outcome = tree.take(tokens);
    return outcome == JsonTree.Outcome.READ;
  }

  @Override
  public void close() throws IOException {
    documents.close();
  }

  private void count(Reason reason, String detail) {
    refusals.add(reason, documents.line(), documents.offset(), detail);
  }

  private boolean document(Event into) {
    Reason problem =
        switch (outcome) {
          case READ -> null;
          case TOO_DEEP -> Reason.NESTED_TOO_DEEP;
          case TRUNCATED, BROKEN -> Reason.BROKEN_RECORD;
        };
    if (problem != null) {
      count(problem, tree.problem());
      return false;
    }
    mapper.begin();
    if (tree.textLength() <= MAX_LAID) {
      mapper.record().lay(tree.bytes(), tree.textLength(), into);
    }
    if (!parts(into)) {
      count(Reason.NOT_A_RECORD, "it is no Windows event");
      return false;
    }
    if (documents.takeReplaced()) {
      count(Reason.INVALID_UTF8, "half of a surrogate pair became U+FFFD");
    }
    return true;
  }

  /** Takes the parts of a document by its form, and makes the event; false if it is none. */
  private boolean parts(Event into) {
    int root = tree.root();
    int source = tree.member(root, "_source");
    root = tree.isObject(source) ? source : root;
    int holder = tree.member(root, "Event");
    holder = holder == JsonTree.NONE ? root : holder;
    if (tree.isObject(tree.member(holder, "System"))) {
      nested.take(tree, holder);
      return mapper.complete(into, documents.line(), documents.offset());
    }
    int syslog = tree.member(root, "SyslogMessage");
    if (tree.isText(syslog)) {
      return xml(syslog, into);
    }
    boolean numbered = tree.member(root, "EventID") != JsonTree.NONE;
    if (!numbered && !tree.isText(tree.member(root, "product"))) {
      return false;
    }
    flat.take(tree, root, into);
    return mapper.completeLabelled(into, documents.line(), documents.offset());
  }

  /** Azure keeps lines of syslog in a member. */
  private boolean xml(int node, Event into) {
    byte[] bytes = tree.bytes();
    int end = tree.start(node) + tree.length(node);
    int at = tree.start(node);
    while (at < end && !startsEvent(bytes, at, end)) {
      at++;
    }
    if (at == end) {
      return false;
    }
    @Nullable Reason problem =
        switch (elements.tell(bytes, at, end)) {
          case WHOLE -> null;
          case CUT -> Reason.INCOMPLETE_EVENT;
          case TOO_DEEP -> Reason.NESTED_TOO_DEEP;
        };
    boolean complete = mapper.complete(into, documents.line(), documents.offset());
    if (problem != null && complete) {
      count(problem, "an event in XML that was cut off");
    }
    return complete;
  }

  private static boolean startsEvent(byte[] bytes, int at, int end) {
    return at + 7 <= end
        && bytes[at] == '<'
        && bytes[at + 1] == 'E'
        && bytes[at + 2] == 'v'
        && bytes[at + 5] == 't'
        && (bytes[at + 6] == '>' || bytes[at + 6] == ' ');
  }

  private void complete(Event event) {
    EventHeader header = event.header();
    header.offset = documents.offset();
    header.length = documents.written();
    header.line = documents.line();
    hash.reset();
    hash.add(documents.bytes(), documents.from(), documents.length());
    header.hashHigh = hash.high();
    header.hashLow = hash.low();
    if (original) {
      event.put(KnownField.EVENT_ORIGINAL, documents.bytes(), documents.from(), documents.length());
    }
  }
}
