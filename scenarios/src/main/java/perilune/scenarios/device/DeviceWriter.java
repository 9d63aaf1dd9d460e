package perilune.scenarios.device;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import perilune.scenarios.record.RecordWriter;
import perilune.scenarios.record.Recording;
import perilune.scenarios.record.Setting;
import perilune.scenarios.story.Deed;
import perilune.scenarios.story.Kind;
import perilune.scenarios.story.Moment;
import perilune.scenarios.story.Platform;
import perilune.scenarios.story.Story;

/**
 * Writes stories of network devices in one framing of syslog.
 *
 * <p>In lines, {@code {host}} is the device's name, {@code {time}} the time as access logs have it,
 * {@code {clock}} as {@code show clock} prints it. Lines of {@code log access} stand alone where
 * nothing else is in the story, else within syslog. Immutable.
 */
public final class DeviceWriter implements RecordWriter {

  private final Framing framing;

  /** Makes a writer of a framing. */
  public DeviceWriter(Framing framing) {
    this.framing = framing;
  }

  @Override
  public String name() {
    return framing.formatName();
  }

  @Override
  public Platform platform() {
    return Platform.NETWORK;
  }

  @Override
  public String fileEnding() {
    return ".log";
  }

  @Override
  public Set<Kind> kinds() {
    return EnumSet.of(Kind.SYSLOG, Kind.ACCESS);
  }

  @Override
  public Recording write(Story story, Setting setting) {
    var text = new StringBuilder();
    String host = host(story, setting);
    boolean says = story.moments().stream().anyMatch(moment -> moment.deed() instanceof Deed.Say);
    for (Moment moment : story.moments()) {
      if (setting.records(moment.deed().kind())) {
        Instant time = setting.start().plus(moment.at());
        String line =
            switch (moment.deed()) {
              case Deed.Say(var said) -> framing.line(time, host, put(said, time, host));
              case Deed.Log(var format, var logged) ->
                  logged(format, put(logged, time, host), new Place(time, host, says));
              default -> "";
            };
        text.append(line).append(line.isEmpty() ? "" : "\n");
      }
    }
    return new Recording(text.toString().getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** Where a line is written: within syslog or alone. */
  private record Place(Instant time, String host, boolean within) {}

  private String logged(String format, String line, Place place) {
    boolean alone = format.equals("output") || !place.within();
    return alone ? line : framing.line(place.time(), place.host(), "nginx: " + line);
  }

  private static String put(String line, Instant time, String host) {
    return line.replace("{host}", host)
        .replace("{time}", Framing.format(time, "dd/MMM/yyyy:HH:mm:ss") + " +0000")
        .replace("{clock}", Framing.format(time, "HH:mm:ss.SSS 'UTC' EEE MMM d yyyy"));
  }

  private static String host(Story story, Setting setting) {
    return story.moments().stream()
        .filter(moment -> moment.deed() instanceof Deed.Say)
        .map(Moment::actor)
        .findFirst()
        .orElse(setting.host());
  }
}
