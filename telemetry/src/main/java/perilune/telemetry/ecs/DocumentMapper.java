package perilune.telemetry.ecs;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.telemetry.json.Cleaning;
import perilune.telemetry.json.Utf8Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Puts one JSON document on an event, and finds the document in what it stands in.
 *
 * <p>A hit of a search is its {@code _source}, or its {@code fields}. An object {@code event} that
 * starts with {@code @timestamp} is the document, as collectors wrap it. What has fields of ECS
 * before is the document itself, whatever follows.
 *
 * <p>Owned by one thread.
 */
final class DocumentMapper {

  /** Names that may stand twice before a document is refused, count: removing values is slow. */
  static final int MAX_DUPLICATES = 16;

  /** Longest name in JSON, characters: names are cached. */
  private static final int MAX_NAME_CHARS = 8_192;

  /** Names at the root whose meaning is remembered, count. */
  private static final int MAX_ROOT_NAMES = 10_000;

  private final JsonFactory factory;
  private final FieldMapper fields;
  private final Outline outline = new Outline();
  private final Utf8Text hitId = new Utf8Text();
  private final Map<String, RootName> rootNames = new HashMap<>();
  private int start;

  DocumentMapper(FieldTree tree, int maxNesting) {
    fields = new FieldMapper(tree, outline);
    factory = jsonFactory(maxNesting);
  }

  /** Gives what the last document turned out to be. */
  Outline outline() {
    return outline;
  }

  /** Says whether half of a surrogate pair was replaced since this was last asked. */
  boolean takeReplaced() {
    return fields.takeReplaced();
  }

  /**
   * Puts the fields of a document on an event.
   *
   * @return false if it is no JSON; the event may then have some of its fields
   */
  boolean map(Cleaning document, Event event) {
    start = document.from();
    outline.clear(start, start + document.length());
    hitId.clear();
    try (JsonParser parser =
        factory.createParser(
            ObjectReadContext.empty(), document.bytes(), start, document.length())) {
      parser.nextToken();
      outer(parser, event);
    } catch (JacksonException problem) {
      outline.problem = problem.getOriginalMessage();
      return false;
    }
    if (hitId.length() > 0 && !event.has(KnownField.EVENT_ID)) {
      event.put(KnownField.EVENT_ID, hitId.bytes(), 0, hitId.length());
    }
    return true;
  }

  /** Takes the outermost object, up to its end. */
  private void outer(JsonParser parser, Event event) {
    fields.begin();
    String name = parser.nextName();
    while (name != null) {
      outline.names++;
      RootName meaning = meaning(name);
      outline.bulkAction = meaning == RootName.BULK_ACTION && outline.names == 1;
      if (meaning == RootName.ID) {
        outline.hit = true;
        takeId(parser);
      } else if (outline.wrapped || meaning == RootName.OF_HIT) {
        outline.hit = true;
        parser.nextToken();
        parser.skipChildren();
      } else if (mayWrap(meaning)) {
        wrapped(parser, event, name, meaning);
      } else {
        outline.ecs |= meaning == RootName.ECS || meaning == RootName.EVENT;
        fields.field(name, parser.nextToken(), parser, event);
      }
      name = parser.nextName();
    }
  }

  private boolean mayWrap(RootName meaning) {
    return switch (meaning) {
      case SOURCE, EVENT -> !outline.ecs;
      case FIELDS -> outline.hit && !outline.ecs;
      case ECS, ID, OF_HIT, BULK_ACTION, OTHER -> false;
    };
  }

  /** Takes an object that may be the document itself. */
  private void wrapped(JsonParser parser, Event event, String name, RootName meaning) {
    JsonToken token = parser.nextToken();
    if (token != JsonToken.START_OBJECT) {
      outline.ecs |= meaning == RootName.EVENT;
      fields.field(name, token, parser, event);
      return;
    }
    int from = start + (int) parser.currentTokenLocation().getByteOffset();
    String first = parser.nextName();
    if (meaning == RootName.EVENT && !"@timestamp".equals(first)) {
      outline.ecs = true;
      fields.openedObject(name, first, parser, event);
      return;
    }
    outline.wrapped = true;
    inner(first, parser, event);
    outline.from = from;
    outline.to = start + (int) parser.currentLocation().getByteOffset();
  }

  private void inner(@Nullable String first, JsonParser parser, Event event) {
    fields.begin();
    String name = first;
    while (name != null) {
      RootName meaning = meaning(name);
      outline.ecs |= meaning == RootName.ECS || meaning == RootName.EVENT;
      fields.field(name, parser.nextToken(), parser, event);
      name = parser.nextName();
    }
  }

  private void takeId(JsonParser parser) {
    if (parser.nextToken() == JsonToken.VALUE_STRING) {
      hitId.set(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    } else {
      parser.skipChildren();
    }
  }

  private RootName meaning(String name) {
    RootName known = rootNames.get(name);
    if (known == null) {
      known = RootName.of(name);
      if (rootNames.size() < MAX_ROOT_NAMES) {
        rootNames.put(name, known);
      }
    }
    return known;
  }

  static JsonFactory jsonFactory(int maxNesting) {
    return JsonFactory.builder()
        .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
        .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
        // The scanner knows that it is UTF-8; a zero byte must not make UTF-16 of it.
        .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(maxNesting)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(MAX_NAME_CHARS)
                .build())
        .build();
  }
}
