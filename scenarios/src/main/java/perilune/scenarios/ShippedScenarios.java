package perilune.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Scenario;
import perilune.scenarios.text.ScenarioParser;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** The scenarios that come with Perilune, in the order of their platform's index. */
public final class ShippedScenarios {

  private static final String FOLDER = "/perilune/scenarios/";

  private ShippedScenarios() {}

  /**
   * Gives the scenarios of a platform; none where there are none.
   *
   * @throws IllegalStateException if the installation is damaged
   */
  public static List<Scenario> of(Platform platform) {
    var all = new ArrayList<Scenario>();
    for (SourceText text : texts(platform)) {
      Parsed<Scenario> read = ScenarioParser.read(text);
      if (read instanceof Parsed.Ok<Scenario>(var scenario, var _)) {
        all.add(scenario);
      } else {
        throw new IllegalStateException(
            "the installation is damaged: " + text.name() + ": " + read.diagnostics());
      }
    }
    return all;
  }

  /** Gives the texts of a platform's scenarios, named by their place in the jar. */
  public static List<SourceText> texts(Platform platform) {
    String folder = FOLDER + platform.word() + "/";
    return text(folder + "index.txt")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(file -> new SourceText(folder.substring(1) + file, text(folder + file)))
        .toList();
  }

  private static String text(String resource) {
    try (InputStream in = ShippedScenarios.class.getResourceAsStream(resource)) {
      if (in == null) {
        return "";
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException problem) {
      throw new UncheckedIOException("the installation is damaged: " + resource, problem);
    }
  }
}
