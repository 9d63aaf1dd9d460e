package perilune.pipeline.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import perilune.event.Event;
import perilune.event.FieldDemand;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.pipeline.input.MergedInputs;
import perilune.pipeline.input.ReadRecipe;
import perilune.pipeline.oracle.Fleet.Recorded;
import perilune.pipeline.sequencer.EventPool;
import perilune.telemetry.Input;
import perilune.telemetry.Inputs;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Telemetry;
import perilune.telemetry.auditd.AuditdFormat;
import perilune.telemetry.ecs.EcsJsonFormat;

/** Generated records as real files, and what real readers read of them. */
final class Logs {

  private Logs() {}

  /** Writes the records as one file for each format. */
  static List<Path> whole(List<Recorded> records, Path folder) throws IOException {
    var audit = new ArrayList<Recorded>();
    var ecs = new ArrayList<Recorded>();
    records.forEach(record -> (record.auditd() ? audit : ecs).add(record));
    var files = new ArrayList<Path>();
    if (!audit.isEmpty()) {
      files.add(write(audit, folder.resolve("audit.log")));
    }
    if (!ecs.isEmpty()) {
      files.add(write(ecs, folder.resolve("ecs.ndjson")));
    }
    return files;
  }

  /** Deals the records out to many files, some compressed, and gives these in any order. */
  static List<Path> dealt(List<Recorded> records, Path folder, int count, Random random)
      throws IOException {
    List<List<Recorded>> parts = new ArrayList<>();
    for (int i = 0; i < 2 * count; i++) {
      parts.add(new ArrayList<>());
    }
    boolean rotated = random.nextBoolean();
    for (int i = 0; i < records.size(); i++) {
      int part = rotated ? (int) ((long) i * count / records.size()) : random.nextInt(count);
      parts.get(2 * part + (records.get(i).auditd() ? 1 : 0)).add(records.get(i));
    }
    var files = new ArrayList<Path>();
    for (List<Recorded> part : parts) {
      if (!part.isEmpty()) {
        String name = "part" + files.size() + (random.nextInt(4) == 0 ? ".gz" : ".log");
        files.add(write(part, folder.resolve(name)));
      }
    }
    Collections.shuffle(files, random);
    return files;
  }

  private static Path write(List<Recorded> records, Path file) throws IOException {
    try (OutputStream raw = Files.newOutputStream(file);
        OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
      for (Recorded record : records) {
        out.write(record.text().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  static MergedInputs open(List<Path> files, FieldTable fields, FieldDemand demand, EventPool pool)
      throws IOException {
    List<Input> found =
        new Inputs(InputStream.nullInputStream())
            .find(files.stream().map(Path::toString).toList())
            .inputs();
    var telemetry = new Telemetry(List.of(new AuditdFormat(), new EcsJsonFormat()));
    return new MergedInputs(
        found, telemetry, new ReadRecipe(fields, demand, ReadLimits.defaults()), pool);
  }

  /** Reads files whole. */
  static List<Stored> read(List<Path> files) throws IOException {
    var fields = new FieldTable();
    var pool = new EventPool(fields);
    var all = new ArrayList<Stored>();
    try (MergedInputs inputs = open(files, fields, FieldDemand.all(), pool)) {
      for (Event event = inputs.next(); event != null; event = inputs.next()) {
        String name = event.text(KnownField.HOST_NAME).orElse("");
        all.add(Stored.of(event, event.text(KnownField.HOST_ID).orElse(name)));
        pool.give(event);
      }
    }
    return all;
  }
}
