package perilune.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import perilune.event.Event;

/**
 * An input that was opened: its events, or why it has none.
 *
 * <p>The SHA-256 is that of the bytes as they lie, compressed or not. It is there once the reader
 * came to the end of the input, or after {@link #drain}.
 *
 * <p>Owned by one thread.
 */
public final class OpenedInput implements AutoCloseable {

  /** What became of an input. */
  public enum Outcome {
    /** Its format is known: {@link OpenedInput#reader} gives the events. */
    READABLE,
    /** It has no content. */
    EMPTY,
    /** Its format is none that is known. */
    UNRECOGNISED,
    /** It cannot be opened, or not one byte of its content can be had. */
    UNREADABLE
  }

  private final Outcome outcome;
  private final String explanation;
  private final @Nullable InputStream raw;
  private final @Nullable MessageDigest digest;
  private @Nullable EventReader reader;
  private String sha256 = "";

  private OpenedInput(
      Outcome outcome,
      String explanation,
      @Nullable InputStream raw,
      @Nullable MessageDigest digest) {
    this.outcome = outcome;
    this.explanation = explanation;
    this.raw = raw;
    this.digest = digest;
  }

  static OpenedInput unreadable(String reason) {
    return new OpenedInput(Outcome.UNREADABLE, reason, null, null);
  }

  static OpenedInput without(
      Outcome outcome, String explanation, InputStream raw, @Nullable MessageDigest digest) {
    return new OpenedInput(outcome, explanation, raw, digest);
  }

  static OpenedInput readable(
      TelemetryFormat format, InputStream raw, @Nullable MessageDigest digest, EventReader events) {
    var opened = new OpenedInput(Outcome.READABLE, format.name(), raw, digest);
    opened.reader = opened.new DrainingReader(events);
    return opened;
  }

  /** Gives what became of the input. */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * Gives the name of the format if the input is readable, else a phrase for people that says what
   * is wrong or what the content looks like; empty where there is no content.
   */
  public String explanation() {
    return explanation;
  }

  /**
   * Gives the reader of events. Closing it closes the input.
   *
   * @throws IllegalStateException unless the outcome is READABLE
   */
  public EventReader reader() {
    if (reader == null) {
      throw new IllegalStateException("an input that is " + outcome + " has no events");
    }
    return reader;
  }

  /** Gives the SHA-256 in hex, if it was asked for and the input was read to its end. */
  public Optional<String> sha256() {
    return sha256.isEmpty() ? Optional.empty() : Optional.of(sha256);
  }

  /**
   * Reads what is left of the bytes as they lie, so that {@link #sha256} is that of all. Blocks
   * until a pipe's other end closes it.
   */
  public void drain() throws IOException {
    if (raw == null || digest == null || !sha256.isEmpty()) {
      return;
    }
    raw.transferTo(java.io.OutputStream.nullOutputStream());
    sha256 = HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    } else if (raw != null) {
      raw.close();
    }
  }

  /** Reads the events, then the bytes behind them that the format did not need. */
  private final class DrainingReader implements EventReader {

    private final EventReader events;

    DrainingReader(EventReader events) {
      this.events = events;
    }

    @Override
    public boolean read(Event into) throws IOException {
      if (events.read(into)) {
        return true;
      }
      try {
        drain();
      } catch (IOException _) {
        // A disk error that ended the content was counted there; it only costs the hash here.
        return false;
      }
      return false;
    }

    @Override
    public void close() throws IOException {
      events.close();
    }
  }
}
