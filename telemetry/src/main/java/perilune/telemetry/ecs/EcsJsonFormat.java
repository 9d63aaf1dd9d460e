package perilune.telemetry.ecs;

import java.io.InputStream;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.TelemetryFormat;

/**
 * JSON with the fields of the Elastic Common Schema: what Elastic Defend, Auditbeat and Elastic's
 * integrations write, and what Elasticsearch and Kibana give back.
 *
 * <p>Documents may stand one a line, one after the other, in arrays, in the response of a search,
 * or in hits with {@code _source}; pretty-printed or not. A byte order mark, commas too many and
 * Kibana's strings in three quotes are taken.
 *
 * <p>Immutable.
 */
public final class EcsJsonFormat implements TelemetryFormat {

  @Override
  public String name() {
    return "ecs-json";
  }

  @Override
  public boolean recognises(byte[] head, int length) {
    return new Recognition(head, length).isEcs();
  }

  @Override
  public EventReader open(InputStream bytes, ReadContext context) {
    return new EcsReader(bytes, context);
  }
}
