package perilune.bench.lanes;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals;
import perilune.telemetry.evtx.EvtxRecords;
import perilune.telemetry.json.JsonLines;

/**
 * Writes the records of all event logs below folders as flat JSON, one a line, with the names that
 * Sigma's rules have for them: {@code EventID}, {@code Channel}, {@code Provider_Name}, and data by
 * their own. Engines that cannot tell Windows by that are told {@code "product":"windows"}.
 *
 * <pre>{@code
 * java ... perilune.bench.lanes.EvtxLane OUT.ndjson FOLDER...
 * }</pre>
 */
public final class EvtxLane {

  private EvtxLane() {}

  /** Writes; arguments: file, folders. */
  public static void main(String[] arguments) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])));
        var json = new JsonLines(out)) {
      for (String folder : List.of(arguments).subList(1, arguments.length)) {
        for (Path log : logs(Path.of(folder))) {
          try (InputStream bytes = Files.newInputStream(log)) {
            write(bytes, json);
          }
        }
      }
    }
  }

  private static List<Path> logs(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".evtx")).sorted().toList();
    }
  }

  private static void write(InputStream log, JsonLines json) throws IOException {
    var members = new FlatMembers();
    try (var records = new EvtxRecords(log, new Refusals(), ReadLimits.defaults())) {
      while (records.next()) {
        members.begin();
        if (records.tell(members)) {
          write(members.all(), json);
        }
      }
    }
  }

  private static void write(Map<String, String> members, JsonLines json) {
    json.start();
    members.forEach((name, value) -> {
      if (name.equals("EventID")) {
        json.number(name, Long.parseLong(value));
      } else {
        json.text(name, value);
      }
    });
    json.text("product", "windows").end();
  }
}
