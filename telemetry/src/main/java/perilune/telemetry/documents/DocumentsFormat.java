package perilune.telemetry.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.TelemetryFormat;
import perilune.telemetry.ecs.EcsJsonFormat;

/**
 * JSON of clouds, web servers, networks and applications as it comes: one document a line, one
 * after the other, in arrays, or in the objects in which clouds hand them out ({@code Records},
 * {@code records}, {@code value}, {@code items}).
 *
 * <p>Ask it before {@link EcsJsonFormat}, which takes everything with a root name of ECS, and after
 * the formats of Windows and macOS: it takes only documents that have the shape of a known log and
 * none of what marks ECS, and, where ECS would not take them, those that carry product, category or
 * service. Immutable.
 */
public final class DocumentsFormat implements TelemetryFormat {

  @Override
  public String name() {
    return "json-log";
  }

  /** O(length): the first documents are read. */
  @Override
  public boolean recognises(byte[] head, int length) {
    int at = length >= 3 && (head[0] & 0xff) == 0xef ? 3 : 0;
    while (at < length && head[at] >= 0 && head[at] <= ' ') {
      at++;
    }
    if (at >= length || (head[at] != '{' && head[at] != '[')) {
      return false;
    }
    try (var first = new FirstDocuments(new ByteArrayInputStream(head, 0, length))) {
      return switch (first.kind()) {
        case SHAPED -> true;
        case LABELLED -> !new EcsJsonFormat().recognises(head, length);
        case OTHER -> false;
      };
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory", impossible);
    }
  }

  @Override
  public EventReader open(InputStream bytes, ReadContext context) {
    return new DocumentsReader(bytes, context);
  }
}
