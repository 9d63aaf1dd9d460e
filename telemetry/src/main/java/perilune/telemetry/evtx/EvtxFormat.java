package perilune.telemetry.evtx;

import java.io.InputStream;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.TelemetryFormat;

/**
 * The binary log of Windows Vista and later, {@code .evtx}: known by the signature of the file, or
 * of its first chunk where the file's header is lost. Immutable.
 */
public final class EvtxFormat implements TelemetryFormat {

  @Override
  public String name() {
    return "evtx";
  }

  @Override
  public boolean recognises(byte[] head, int length) {
    return ChunkStream.recognises(head, length);
  }

  @Override
  public EventReader open(InputStream bytes, ReadContext context) {
    return new EvtxReader(bytes, context);
  }
}
