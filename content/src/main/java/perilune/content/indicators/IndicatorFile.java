package perilune.content.indicators;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import perilune.event.FieldDemand;
import perilune.telemetry.EventReader;
import perilune.telemetry.ReadContext;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.ecs.RawJsonFormat;

/** Reads one file of indicators; its format is recognised by its content. */
final class IndicatorFile {

  /** Longest file read, bytes: a STIX indicator has some 700, so this is some 700,000 of them. */
  static final int MAX_FILE_BYTES = 512 << 20;

  /** Bytes that are looked at to recognise a format. */
  private static final int HEAD_BYTES = 4_096;

  /** Marks of a STIX bundle, a TAXII envelope, or a list of STIX objects. */
  private static final Pattern STIX =
      Pattern.compile(
          "\"type\"\\s*:\\s*\"bundle\"|\"id\"\\s*:\\s*\"bundle--|\"spec_version\"\\s*:\\s*\"2\\.");

  private final Path file;
  private final Collected into;

  IndicatorFile(Path file, Collected into) {
    this.file = file;
    this.into = into;
  }

  void read() {
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        into.refuse("the file has more than " + MAX_FILE_BYTES + " bytes");
        return;
      }
      read(Files.readAllBytes(file));
    } catch (NoSuchFileException _) {
      into.refuse("there is no such file");
    } catch (IOException problem) {
      into.refuse("it cannot be read: " + problem.getClass().getSimpleName());
    }
  }

  private void read(byte[] bytes) throws IOException {
    int start = bytes.length >= 3 && (bytes[0] & 0xff) == 0xef ? 3 : 0;
    while (start < bytes.length && bytes[start] <= ' ' && bytes[start] >= 0) {
      start++;
    }
    if (start == bytes.length) {
      into.refuse("the file is empty");
    } else if (bytes[start] != '{' && bytes[start] != '[') {
      csv(bytes, start);
    } else if (isStix(bytes, start)) {
      new StixBundle(into).read(bytes, start, bytes.length - start);
    } else {
      documents(bytes);
    }
  }

  private static boolean isStix(byte[] bytes, int start) {
    int length = Math.min(HEAD_BYTES, bytes.length - start);
    String head = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    return STIX.matcher(head).find();
  }

  private void csv(byte[] bytes, int start) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
              .toString();
      new CsvIndicators(into).read(text);
    } catch (CharacterCodingException _) {
      into.refuse("it is not UTF-8");
    }
  }

  /** Documents as they are: one a line, one after the other, or in an array. */
  private void documents(byte[] bytes) throws IOException {
    var refusals = new Refusals();
    var context =
        new ReadContext(into.fields(), FieldDemand.all(), refusals, ReadLimits.defaults());
    var format = new RawJsonFormat("@timestamp", "");
    int whole = into.fields().intern(RawJsonFormat.DOCUMENT);
    try (EventReader reader = format.open(new ByteArrayInputStream(bytes), context)) {
      var event = into.blank();
      while (reader.read(event)) {
        event.remove(whole);
        into.take(event, event.header().line);
      }
    }
    for (Map.Entry<Refusals.Reason, Long> reason : refusals.counts().entrySet()) {
      refusals
          .places(reason.getKey())
          .forEach(place -> into.note("line " + place.line() + ": " + reason.getKey().sentence()));
      if (reason.getKey().lost()) {
        into.refuse(reason.getValue());
      }
    }
  }
}
