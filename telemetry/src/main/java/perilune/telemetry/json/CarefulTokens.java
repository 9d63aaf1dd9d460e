package perilune.telemetry.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Gives the tokens of any document, and says what is wrong with one: it is what {@link PlainTokens}
 * are held against. The bytes must be UTF-8. Owned by one thread.
 */
final class CarefulTokens extends JsonTokens {

  /** Longest name, characters: names are cached. */
  private static final int MAX_NAME_CHARS = 8_192;

  private final JsonFactory factory;
  private final Utf8Text text = new Utf8Text();
  private @Nullable JsonParser parser;
  private String name = "";
  private int from;
  private String problem = "";
  private boolean truncated;

  /**
   * @param strict whether a name that stands twice in an object, or a comma too many, is wrong;
   *     then one level more than the limit is told, for who counts depth to say what was wrong
   */
  CarefulTokens(int maxNesting, boolean strict) {
    factory =
        JsonFactory.builder()
            .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
            .configure(JsonReadFeature.ALLOW_TRAILING_COMMA, !strict)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            // It is UTF-8; a zero byte must not make UTF-16 of it.
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(strict ? maxNesting + 1 : maxNesting)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(MAX_NAME_CHARS)
                    .build())
            .build();
  }

  /** Starts on a document. */
  void begin(byte[] source, int start, int count) {
    finish();
    text.clear();
    problem = "";
    truncated = false;
    parser = factory.createParser(ObjectReadContext.empty(), source, start, count);
  }

  /** Lets go of the document's bytes; its texts stay. */
  void finish() {
    if (parser != null) {
      parser.close();
      parser = null;
    }
  }

  @Override
  boolean truncated() {
    return truncated;
  }

  @Override
  Token advance() {
    if (parser == null) {
      return Token.END;
    }
    try {
      return token(parser, parser.nextToken());
    } catch (UnexpectedEndOfInputException end) {
      truncated = true;
      return end(end.getOriginalMessage());
    } catch (JacksonException wrong) {
      return end(wrong.getOriginalMessage());
    }
  }

  private Token end(String why) {
    problem = why;
    finish();
    return Token.END;
  }

  private Token token(JsonParser at, @Nullable JsonToken token) {
    return switch (token) {
      case null -> Token.END;
      case START_OBJECT -> Token.OBJECT;
      case END_OBJECT -> Token.OBJECT_END;
      case START_ARRAY -> Token.ARRAY;
      case END_ARRAY -> Token.ARRAY_END;
      case PROPERTY_NAME -> {
        name = at.currentName();
        yield Token.NAME;
      }
      case VALUE_NUMBER_INT -> Token.WHOLE;
      case VALUE_NUMBER_FLOAT -> Token.FRACTION;
      case VALUE_TRUE -> Token.TRUE;
      case VALUE_FALSE -> Token.FALSE;
      case VALUE_NULL -> Token.NULL;
      case VALUE_STRING -> Token.TEXT;
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no token of a text: " + token);
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int nameId() {
    return JsonNames.UNKNOWN;
  }

  /** {@inheritDoc} A string that is broken ends the tokens at the next. */
  @Override
  public void take() {
    from = text.length();
    if (parser == null) {
      return;
    }
    try {
      text.append(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    } catch (UnexpectedEndOfInputException end) {
      truncated = true;
      end(end.getOriginalMessage());
    } catch (JacksonException wrong) {
      end(wrong.getOriginalMessage());
    }
  }

  @Override
  public byte[] bytes() {
    return text.bytes();
  }

  @Override
  public int from() {
    return from;
  }

  @Override
  public int length() {
    return text.length() - from;
  }

  @Override
  public int offset() {
    return parser == null ? 0 : (int) parser.currentTokenLocation().getByteOffset();
  }

  @Override
  public int end() {
    return parser == null ? 0 : (int) parser.currentLocation().getByteOffset();
  }

  @Override
  public String problem() {
    return problem;
  }

  @Override
  public boolean takeReplaced() {
    return text.takeReplaced();
  }
}
