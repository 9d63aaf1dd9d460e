package perilune.telemetry.ecs;

import java.io.InputStream;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.TelemetryFormat;

/**
 * Any JSON documents, as they are: nothing is derived, renamed, unwrapped or refused for its
 * meaning. They may stand as those of {@link EcsJsonFormat} do: one a line, one after the other, in
 * arrays.
 *
 * <p>An event has the fields that are asked for, and the whole document as the last value of {@link
 * #DOCUMENT}.
 *
 * @param timestampField dotted name of the field that says when it happened, as {@link
 *     perilune.telemetry.json.Timestamps} takes it; a document without it has no time
 * @param tiebreakerField dotted name of the field that orders documents of one time, a whole
 *     number; those without it stand last. Empty for none
 */
public record RawJsonFormat(String timestampField, String tiebreakerField)
    implements TelemetryFormat {

  /** Where the text of the document stands; its last value, for a document may have the name. */
  public static final String DOCUMENT = "perilune.document";

  @Override
  public String name() {
    return "json";
  }

  @Override
  public boolean recognises(byte[] head, int length) {
    int at = length >= 3 && (head[0] & 0xff) == 0xef ? 3 : 0;
    while (at < length && head[at] <= ' ') {
      at++;
    }
    return at < length && (head[at] == '{' || head[at] == '[');
  }

  @Override
  public EventReader open(InputStream bytes, ReadContext context) {
    return new RawReader(bytes, context, this);
  }
}
