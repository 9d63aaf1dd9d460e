package perilune.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens inputs: decompresses them, recognises their format by content, and reads their events.
 *
 * <p>Immutable; what it opens is owned by the thread that opened it.
 *
 * <pre>{@code
 * var telemetry = new Telemetry(List.of(new AuditdFormat(), new EcsJsonFormat()), true);
 * for (Input input : new Inputs(System.in).find(paths).inputs()) {
 *   try (OpenedInput opened = telemetry.open(input, context)) {
 *     if (opened.outcome() == OpenedInput.Outcome.READABLE) {
 *       while (opened.reader().read(event)) { ... }
 *     }
 *   }
 * }
 * }</pre>
 */
public final class Telemetry {

  /** Bytes after decompression by which a format is recognised. */
  public static final int HEAD_BYTES = 1 << 16;

  private final List<TelemetryFormat> formats;
  private final boolean hashing;

  /** Knows these formats, asks them in this order, and computes the SHA-256 of each input. */
  public Telemetry(List<TelemetryFormat> formats) {
    this(formats, true);
  }

  /**
   * Knows these formats and asks them in this order.
   *
   * @param hashing whether to compute the SHA-256 of each input: about a second for each gigabyte
   *     of raw bytes, where the processor has instructions for it
   */
  public Telemetry(List<TelemetryFormat> formats, boolean hashing) {
    this.formats = List.copyOf(formats);
    this.hashing = hashing;
  }

  /** Gives the first format that recognises content which starts with these bytes. */
  public Optional<TelemetryFormat> recognise(byte[] head, int length) {
    for (TelemetryFormat format : formats) {
      if (format.recognises(head, length)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Opens an input. Never throws for what the input is: see {@link OpenedInput#outcome}.
   *
   * <p>Content that cannot be read to its end, because it is damaged or cut off, ends there; that
   * is counted in the context's refusals.
   */
  public OpenedInput open(Input input, ReadContext context) {
    MessageDigest digest = hashing ? sha256() : null;
    try {
      InputStream file = input.openRaw();
      InputStream raw = digest == null ? file : new DigestInputStream(file, digest);
      return recogniseAndOpen(input, raw, digest, context);
    } catch (IOException problem) {
      return OpenedInput.unreadable(Inputs.reason(problem));
    }
  }

  private OpenedInput recogniseAndOpen(
      Input input, InputStream raw, @Nullable MessageDigest digest, ReadContext context)
      throws IOException {
    var content = new CountedStream(Compression.decompress(raw), context.refusals());
    byte[] head = content.readNBytes(HEAD_BYTES);
    if (head.length == 0 && !content.damage().isEmpty()) {
      content.close();
      return OpenedInput.unreadable(content.damage());
    }
    Optional<TelemetryFormat> format = recognise(head, head.length);
    if (format.isPresent()) {
      var whole = new PushbackInputStream(content, HEAD_BYTES);
      whole.unread(head);
      return OpenedInput.readable(format.get(), raw, digest, format.get().open(whole, context));
    }
    OpenedInput.Outcome outcome =
        head.length == 0 ? OpenedInput.Outcome.EMPTY : OpenedInput.Outcome.UNRECOGNISED;
    OpenedInput none =
        OpenedInput.without(outcome, HeadDescription.of(head, head.length), raw, digest);
    if (input.rereadable()) {
      // Not for a pipe: what is no telemetry may never end.
      none.drain();
    }
    return none;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
