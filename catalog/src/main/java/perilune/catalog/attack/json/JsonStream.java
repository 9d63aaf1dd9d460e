package perilune.catalog.attack.json;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON from a stream, one value at a time, with the bytes at which each starts and ends.
 *
 * <p>Strict: a name that stands twice in one object is an error, for nobody can know which was
 * meant. Memory is that of the value in hand, whose bytes and nesting are bounded. Does not
 * recurse. Owned by one thread.
 */
public final class JsonStream implements AutoCloseable {

  /** Deepest nesting, count: ATT&CK's own objects have 3. */
  public static final int MAX_NESTING = 200;

  /** Longest value that is taken as a whole, bytes: ATT&CK's longest has 35,000. */
  public static final int MAX_VALUE_BYTES = 16 << 20;

  private static final int MAX_NAME_CHARS = 8_192;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxNumberLength(1_000)
                  .maxStringLength(MAX_VALUE_BYTES)
                  .maxNameLength(MAX_NAME_CHARS)
                  .build())
          .build();

  /** What stands next. */
  public enum Next {
    /** An object begins. */
    OBJECT,
    /** An array begins. */
    ARRAY,
    /** A text, number, truth value or null. */
    SCALAR,
    /** The object or array around it ends. */
    END,
    /** The document is over. */
    NOTHING
  }

  private final EndWatch source;
  private final JsonParser parser;
  private @Nullable JsonToken token;
  private long start;
  private int line;

  /** Reads UTF-8 from a stream, which is closed with this. */
  public JsonStream(InputStream in) {
    source = new EndWatch(in);
    parser = FACTORY.createParser(ObjectReadContext.empty(), source);
  }

  /** Reads one value that is all of these bytes. */
  public static JsonValue read(byte[] bytes) throws IOException {
    try (var stream = new JsonStream(new ByteArrayInputStream(bytes))) {
      if (stream.next() == Next.NOTHING) {
        throw new JsonProblem(JsonProblem.Kind.TRUNCATED, 0, "there is nothing in it");
      }
      JsonValue value = stream.value();
      if (stream.next() != Next.NOTHING) {
        throw new JsonProblem(
            JsonProblem.Kind.BROKEN, stream.start(), "something follows the document");
      }
      return value;
    }
  }

  /** Goes to the next value, or the end of what is around it; names of members are passed over. */
  public Next next() throws IOException {
    token = step();
    if (token == JsonToken.PROPERTY_NAME) {
      token = step();
    }
    mark();
    return switch (token) {
      case null -> Next.NOTHING;
      case START_OBJECT -> Next.OBJECT;
      case START_ARRAY -> Next.ARRAY;
      case END_OBJECT, END_ARRAY -> Next.END;
      default -> Next.SCALAR;
    };
  }

  private void mark() {
    if (token != null) {
      start = parser.currentTokenLocation().getByteOffset();
      line = parser.currentTokenLocation().getLineNr();
    }
  }

  /** Gives the name under which the value stands; empty for elements and the document. */
  public String name() {
    String name = parser.currentName();
    return name == null ? "" : name;
  }

  /** Gives the byte at which the value that {@link #next} went to starts. */
  public long start() {
    return start;
  }

  /** Gives the line on which it starts, from 1. */
  public int line() {
    return line;
  }

  /** Gives the byte behind the value that {@link #value} took. */
  public long end() {
    return parser.currentLocation().getByteOffset();
  }

  /** Takes the value that {@link #next} went to, whole. */
  public JsonValue value() throws IOException {
    Deque<Open> open = new ArrayDeque<>();
    while (true) {
      @Nullable JsonValue whole = null;
      switch (token) {
        case null -> throw problem(JsonProblem.Kind.TRUNCATED, "it ends inside a value");
        case START_OBJECT, START_ARRAY -> open.push(new Open(token));
        case END_OBJECT, END_ARRAY -> whole = open.pop().close();
        case PROPERTY_NAME -> {
          // The value comes with its name.
        }
        default -> whole = scalar(token);
      }
      if (whole != null) {
        if (open.isEmpty()) {
          return whole;
        }
        open.peek().add(name(), whole);
      }
      token = step();
      if (end() - start > MAX_VALUE_BYTES) {
        throw problem(
            JsonProblem.Kind.LIMIT, "a value has more than " + MAX_VALUE_BYTES + " bytes");
      }
    }
  }

  private JsonValue scalar(JsonToken one) throws IOException {
    return switch (one) {
      case VALUE_TRUE -> new JsonValue.Truth(true);
      case VALUE_FALSE -> new JsonValue.Truth(false);
      case VALUE_NULL -> new JsonValue.Null();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new JsonValue.Numeral(asked(JsonParser::getString));
      default -> new JsonValue.Text(asked(JsonParser::getString));
    };
  }

  private @Nullable JsonToken step() throws IOException {
    return asked(JsonParser::nextToken);
  }

  /** Asks the parser, which reads a text only when it is asked for it. */
  private <T extends @Nullable Object> T asked(Function<JsonParser, T> question)
      throws IOException {
    try {
      return question.apply(parser);
    } catch (StreamConstraintsException large) {
      throw problem(JsonProblem.Kind.LIMIT, large.getOriginalMessage());
    } catch (JacksonIOException failure) {
      throw failure.getCause() == null ? new IOException(failure) : failure.getCause();
    } catch (JacksonException wrong) {
      throw source.isAt(end())
          ? problem(JsonProblem.Kind.TRUNCATED, "it ends before its last bracket")
          : problem(JsonProblem.Kind.BROKEN, wrong.getOriginalMessage());
    }
  }

  private JsonProblem problem(JsonProblem.Kind kind, String sentence) {
    line = parser.currentLocation().getLineNr();
    return new JsonProblem(kind, end(), sentence);
  }

  @Override
  public void close() {
    parser.close();
  }

  /** An object or array of which not all is read. */
  private static final class Open {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();
    private final List<JsonValue> elements = new ArrayList<>();
    private final boolean object;

    Open(JsonToken token) {
      object = token == JsonToken.START_OBJECT;
    }

    void add(String member, JsonValue value) {
      if (object) {
        members.put(member, value);
      } else {
        elements.add(value);
      }
    }

    JsonValue close() {
      return object ? new JsonValue.Members(members) : new JsonValue.Elements(elements);
    }
  }

  /** Knows where the source ends: the parser has more than one word for that. */
  private static final class EndWatch extends FilterInputStream {
    private long count;
    private boolean ended;

    EndWatch(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      ended |= read < 0;
      count += Math.max(read, 0);
      return read;
    }

    boolean isAt(long offset) {
      return ended && offset >= count;
    }
  }
}
