package perilune.telemetry;

import java.io.InputStream;

/** A format of telemetry that can be recognised and read. */
public interface TelemetryFormat {

  /** Gives its short name: {@code auditd}, {@code ecs-json}. */
  String name();

  /**
   * Says whether an input that starts with these bytes is of this format.
   *
   * @param head first bytes after decompression, up to 64 KiB; the last line may be cut
   */
  boolean recognises(byte[] head, int length);

  /** Opens a reader; it closes the stream with itself. */
  EventReader open(InputStream bytes, ReadContext context);
}
