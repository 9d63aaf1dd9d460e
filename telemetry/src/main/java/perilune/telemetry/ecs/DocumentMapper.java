package perilune.telemetry.ecs;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;
import perilune.event.KnownField;
import perilune.telemetry.json.JsonTokens;
import perilune.telemetry.json.JsonTokens.Token;
import perilune.telemetry.json.Utf8Text;

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

  /** Names at the root whose meaning is remembered, count. */
  private static final int MAX_ROOT_NAMES = 10_000;

  private final FieldMapper fields;
  private final Outline outline = new Outline();
  private final Utf8Text hitId = new Utf8Text();
  private final Map<String, RootName> rootNames = new HashMap<>();

  DocumentMapper(FieldTree tree) {
    fields = new FieldMapper(tree, outline);
  }

  /** Gives what the last document turned out to be. */
  Outline outline() {
    return outline;
  }

  /**
   * Puts the fields of a document on an event.
   *
   * @return false if it is no JSON; the event may then have some of its fields
   */
  boolean map(JsonTokens tokens, Event event) {
    outline.clear();
    hitId.clear();
    tokens.next();
    outer(tokens, event);
    outline.problem = tokens.problem();
    if (hitId.length() > 0 && !event.has(KnownField.EVENT_ID)) {
      event.put(KnownField.EVENT_ID, hitId.bytes(), 0, hitId.length());
    }
    return outline.problem.isEmpty();
  }

  /** Takes the outermost object, up to its end. */
  private void outer(JsonTokens tokens, Event event) {
    fields.begin();
    String name = tokens.nextName();
    while (name != null) {
      outline.names++;
      RootName meaning = meaning(name);
      outline.bulkAction = meaning == RootName.BULK_ACTION && outline.names == 1;
      if (meaning == RootName.ID) {
        outline.hit = true;
        takeId(tokens);
      } else if (outline.wrapped || meaning == RootName.OF_HIT) {
        outline.hit = true;
        tokens.next();
        tokens.skip();
      } else if (mayWrap(meaning)) {
        wrapped(tokens, event, name, meaning);
      } else {
        outline.ecs |= meaning == RootName.ECS || meaning == RootName.EVENT;
        tokens.next();
        fields.field(tokens, event);
      }
      name = tokens.nextName();
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
  private void wrapped(JsonTokens tokens, Event event, String name, RootName meaning) {
    if (tokens.next() != Token.OBJECT) {
      outline.ecs |= meaning == RootName.EVENT;
      fields.field(tokens, event);
      return;
    }
    int from = tokens.offset();
    String first = tokens.nextName();
    if (meaning == RootName.EVENT && !"@timestamp".equals(first)) {
      outline.ecs = true;
      fields.openedObject(name, first, tokens, event);
      return;
    }
    outline.wrapped = true;
    inner(first, tokens, event);
    outline.from = from;
    outline.to = tokens.end();
  }

  private void inner(@Nullable String first, JsonTokens tokens, Event event) {
    fields.begin();
    String name = first;
    while (name != null) {
      RootName meaning = meaning(name);
      outline.ecs |= meaning == RootName.ECS || meaning == RootName.EVENT;
      tokens.next();
      fields.field(tokens, event);
      name = tokens.nextName();
    }
  }

  private void takeId(JsonTokens tokens) {
    if (tokens.next() == Token.TEXT) {
      tokens.take();
      hitId.clear();
      hitId.add(tokens.bytes(), tokens.from(), tokens.length());
    } else {
      tokens.skip();
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
}
