package perilune.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import perilune.scenarios.record.RecordWriter;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Scenario;
import perilune.scenarios.story.Story;
import perilune.telemetry.json.JsonLines;

/**
 * Writes the records of scenarios as files, with labels that {@code --recorded} reads, to try other
 * tools with them.
 */
final class TelemetryExport {

  private final Path folder;
  private final ScenarioOptions options;

  TelemetryExport(Path folder, ScenarioOptions options) {
    this.folder = folder;
    this.options = options;
  }

  /** Writes all and gives the number of files. */
  int write(List<Scenario> scenarios) throws IOException {
    Files.createDirectories(folder);
    int files = 0;
    try (OutputStream out = Files.newOutputStream(folder.resolve("labels.json"));
        var json = new JsonLines(out)) {
      json.start();
      for (Scenario scenario : scenarios) {
        for (RecordWriter writer : options.writers(scenario.platform())) {
          files += write(scenario, writer, json);
        }
      }
      json.end();
    }
    return files;
  }

  private int write(Scenario scenario, RecordWriter writer, JsonLines json) throws IOException {
    String name = scenario.platform().word() + "-" + scenario.id() + "-" + writer.name();
    write(name, "attack", scenario.attack(), scenario, writer, json);
    for (int i = 0; i < scenario.near().size(); i++) {
      String near = name + "-near" + (i == 0 ? "" : i + 1);
      write(near, "benign", scenario.near().get(i), scenario, writer, json);
    }
    return 1 + scenario.near().size();
  }

  private void write(
      String name, String kind, Story story, Scenario scenario, RecordWriter writer, JsonLines json)
      throws IOException {
    String file = name + writer.fileEnding();
    Setting setting = Setting.of("validate", options.telemetry(writer));
    Files.write(folder.resolve(file), writer.write(story, setting).bytes());
    json.object(name).text("class", kind).text("file", file);
    json.text("what", scenario.name()).endObject();
  }
}
