package perilune.pipeline.oracle;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import perilune.pipeline.oracle.Fleet.Recorded;
import perilune.pipeline.oracle.FleetHost.Program;
import perilune.pipeline.oracle.FleetHost.Running;

/** Writes ECS documents as an endpoint agent does. */
final class EcsTeller implements Teller {

  private final int host;
  private final String hostFields;
  // Keeps documents without host from the times of audit records without node.
  private final int extraMicros;
  private long sequence = 1_000;
  private long lastBare;
  private int untimed;
  private String last = "";

  EcsTeller(int host, String name) {
    this.host = host;
    this.extraMicros = name.isEmpty() ? 500 : 0;
    this.hostFields =
        name.isEmpty()
            ? ""
            : "\"host\":{\"id\":\"id-%s\",\"name\":\"%s\",\"os\":{\"type\":\"linux\"}},"
                .formatted(name, name);
  }

  @Override
  public int host() {
    return host;
  }

  private void add(String meaning, String rest, long millis, List<Recorded> out) {
    Instant time = Instant.ofEpochMilli(millis).plusNanos(extraMicros * 1_000L);
    sequence++;
    // One document of a time may do without: sequence and time still say its place.
    boolean bare = sequence % 7 == 0 && millis > lastBare;
    lastBare = bare ? millis : lastBare;
    write(
        "{\"@timestamp\":\"%s\",\"event\":{\"module\":\"endpoint\",%s%s},%s%s}\n"
            .formatted(
                time, bare ? "" : "\"sequence\":" + sequence + ",", meaning, hostFields, rest),
        out);
  }

  private void write(String text, List<Recorded> out) {
    last = text;
    out.add(new Recorded(false, host, text));
  }

  private static String process(Running process, Program program) {
    return "\"process\":{\"entity_id\":\"%s\",\"pid\":%d,\"name\":\"%s\",\"executable\":\"%s\","
            .formatted(process.entity(), process.pid(), program.args().getFirst(), program.path())
        + "\"args\":[%s],\"args_count\":%d,\"command_line\":\"%s\","
            .formatted(
                program.args().stream().map(a -> '"' + a + '"').collect(Collectors.joining(",")),
                program.args().size(),
                String.join(" ", program.args()))
        + "\"parent\":{\"entity_id\":\"%s\",\"pid\":%d}},\"user\":{\"name\":\"%s\",\"id\":\"7\"}"
            .formatted(process.parentEntity(), process.parentPid(), process.user());
  }

  private static String meaning(String category, String type, String action) {
    return "\"category\":[\"%s\"],\"type\":[\"%s\"],\"action\":\"%s\""
        .formatted(category, type, action);
  }

  @Override
  public void fork(Running parent, Running child, long millis, List<Recorded> out) {
    add(meaning("process", "start", "fork"), process(child, parent.program()), millis, out);
  }

  @Override
  public void exec(Running process, long millis, List<Recorded> out) {
    add(meaning("process", "start", "exec"), process(process, process.program()), millis, out);
  }

  @Override
  public void failedExec(Running process, Program program, long millis, List<Recorded> out) {
    String failure = ",\"outcome\":\"failure\"";
    add(meaning("process", "info", "exec") + failure, process(process, program), millis, out);
  }

  @Override
  public void exit(Running process, long millis, List<Recorded> out) {
    add(meaning("process", "end", "end"), process(process, process.program()), millis, out);
  }

  @Override
  public void connect(Running process, long millis, List<Recorded> out) {
    String to = ",\"destination\":{\"ip\":\"127.0.0.1\",\"port\":4444}";
    add(
        meaning("network", "start", "connection_attempted"),
        process(process, process.program()) + to,
        millis,
        out);
  }

  @Override
  public void write(Running process, String path, long millis, List<Recorded> out) {
    add(
        meaning("file", "creation", "creation"),
        process(process, process.program()) + ",\"file\":{\"path\":\"" + path + "\"}",
        millis,
        out);
  }

  @Override
  public void boot(long millis, int number, List<Recorded> out) {
    sequence = number;
  }

  @Override
  public void untimed(List<Recorded> out) {
    // Some are alike: they differ in their occurrence only.
    write(
        "{%s\"event\":{\"category\":[\"configuration\"],\"action\":\"odd-%d\"}}\n"
            .formatted(hostFields, untimed++ / 2),
        out);
  }

  @Override
  public void repeat(List<Recorded> out) {
    if (!last.isEmpty()) {
      out.add(new Recorded(false, host, last));
    }
  }
}
