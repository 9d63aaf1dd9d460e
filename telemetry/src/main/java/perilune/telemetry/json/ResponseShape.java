package perilune.telemetry.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a search response, whose hits are documents, from a document.
 *
 * <p>An object is a response only as long as all its keys are those of one, so that a document
 * cannot smuggle in others under a field named {@code hits}. Shapes: search ({@code hits.hits}),
 * EQL search ({@code hits.events}, {@code hits.sequences[].events}), several searches ({@code
 * responses}), asynchronous search ({@code response}), Kibana's view of it ({@code rawResponse}).
 * Source: Elasticsearch 8 API reference, search APIs. Besides, what clouds hand out: CloudTrail's
 * {@code Records} and Azure's {@code records} as the first key, {@code value} after {@code
 * @odata.context} (Microsoft Graph), {@code items} after {@code kind} (Kubernetes).
 *
 * <p>Owned by one thread.
 */
final class ResponseShape {

  /** What an opener opens. */
  enum Opened {
    /** A part of a document. */
    PART,
    /** The object in which a response stands. */
    INNER_RESPONSE,
    /** The array of documents, or of responses, in an object. */
    LIST,
    /** The array of documents in an object in an object. */
    LIST_IN_HITS
  }

  /** The keys of responses. */
  private enum Key {
    HITS("hits"),
    EVENTS("events"),
    SEQUENCES("sequences"),
    RESPONSES("responses"),
    JOIN_KEYS("join_keys"),
    RESPONSE("response"),
    RAW_RESPONSE("rawResponse"),
    TOOK("took"),
    TIMED_OUT("timed_out"),
    SHARDS("_shards"),
    CLUSTERS("_clusters"),
    SCROLL_ID("_scroll_id"),
    PIT_ID("pit_id"),
    REDUCE_PHASES("num_reduce_phases"),
    TERMINATED("terminated_early"),
    STATUS("status"),
    AGGREGATIONS("aggregations"),
    ID("id"),
    PARTIAL("is_partial"),
    RUNNING("is_running"),
    KIBANA_PARTIAL("isPartial"),
    KIBANA_RUNNING("isRunning"),
    STARTED("start_time_in_millis"),
    EXPIRES("expiration_time_in_millis"),
    COMPLETED("completion_time_in_millis"),
    RECORDS("Records"),
    AZURE_RECORDS("records"),
    ODATA_CONTEXT("@odata.context"),
    ODATA_COUNT("@odata.count"),
    ODATA_NEXT("@odata.nextLink"),
    VALUE("value"),
    KIND("kind"),
    API_VERSION("apiVersion"),
    METADATA("metadata"),
    ITEMS("items"),
    /** None of a response. */
    FOREIGN("");

    private static final Key[] ALL = values();
    private static final Set<String> NAMES =
        Arrays.stream(ALL)
            .filter(key -> key != FOREIGN)
            .map(key -> new String(key.utf8, StandardCharsets.UTF_8))
            .collect(Collectors.toUnmodifiableSet());

    private final byte[] utf8;

    Key(String name) {
      utf8 = name.getBytes(StandardCharsets.UTF_8);
    }

    static Key of(byte[] bytes, int from, int to) {
      for (Key key : ALL) {
        if (Arrays.equals(key.utf8, 0, key.utf8.length, bytes, from, to)) {
          return key;
        }
      }
      return FOREIGN;
    }
  }

  private boolean possible;
  private boolean joined;
  private boolean inHits;
  private Key first = Key.FOREIGN;
  private Key key = Key.FOREIGN;

  /** Says whether a name is a key of responses. */
  static boolean knows(String name) {
    return Key.NAMES.contains(name);
  }

  /** Starts on another object, which may be a response or is known not to matter. */
  void clear(boolean maybe) {
    possible = maybe;
    joined = false;
    inHits = false;
    first = Key.FOREIGN;
    key = Key.FOREIGN;
  }

  /** Says whether keys at this depth count. */
  boolean watches(int depth) {
    return possible && (depth == 1 || (depth == 2 && inHits));
  }

  /** Takes a key at a depth that is watched. */
  void key(byte[] bytes, int from, int to, int depth) {
    key = Key.of(bytes, from, to);
    if (depth == 1) {
      inHits = false;
      possible = key != Key.FOREIGN;
      joined |= key == Key.JOIN_KEYS;
      first = first == Key.FOREIGN ? key : first;
    }
  }

  /** Says what an opener after the last key opens, at the depth in which that key stands. */
  Opened opens(byte opener, int depth) {
    if (!watches(depth)) {
      return Opened.PART;
    }
    if (depth == 2) {
      boolean list = key == Key.HITS || key == Key.EVENTS || key == Key.SEQUENCES;
      return list && opener == '[' ? Opened.LIST_IN_HITS : Opened.PART;
    }
    if (opener == '{') {
      inHits = key == Key.HITS;
      boolean inner = key == Key.RESPONSE || key == Key.RAW_RESPONSE;
      return inner ? Opened.INNER_RESPONSE : Opened.PART;
    }
    return isList() ? Opened.LIST : Opened.PART;
  }

  /** Says whether an array after the last key holds documents. */
  private boolean isList() {
    return switch (key) {
      case RESPONSES -> true;
      case EVENTS -> joined;
      case RECORDS, AZURE_RECORDS -> first == key;
      case VALUE -> first == Key.ODATA_CONTEXT;
      case ITEMS -> first == Key.KIND;
      default -> false;
    };
  }
}
