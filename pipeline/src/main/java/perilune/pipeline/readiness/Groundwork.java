package perilune.pipeline.readiness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perilune.rules.Rule;

/**
 * Events that no rule names and from which context derives the fields that rules do name: whose
 * child a process is, what a file was called before. A sample is too short to miss them; in the
 * telemetry of days they are missed.
 */
final class Groundwork {

  /** Kinds of events, and the beginnings or parts of the fields that are derived from them. */
  private record Row(String kind, Set<Analytic> where, List<String> fields) {}

  private static final Set<Analytic> UNIX = Set.of(Analytic.AN0279, Analytic.AN0280);

  private static final List<String> LINEAGE =
      List.of("perilune.lua.root.", "perilune.ancestor.", "perilune.lineage.", "process.forked");

  private static final List<Row> ROWS =
      List.of(
          new Row("fork", UNIX, LINEAGE),
          new Row(
              "program-end", Set.of(Analytic.AN0278, Analytic.AN0279, Analytic.AN0280), LINEAGE),
          new Row("file-rename", UNIX, List.of(".drop.")),
          new Row("file-deletion", UNIX, List.of("perilune.file.used", ".drop.")));

  // Of each rule, by its id: plans are large.
  private final Map<String, List<String>> fields = new HashMap<>();

  /** Gives the kinds that are missing though programs are seen to start. */
  static List<String> missing(HostTelemetry host, Analytic analytic) {
    if (!host.kinds().containsKey(EventKind.PROGRAM_START)) {
      return List.of();
    }
    return ROWS.stream()
        .filter(row -> row.where().contains(analytic))
        .map(Row::kind)
        .filter(kind -> !host.kinds().containsKey(kind))
        .toList();
  }

  /** Says whether a rule asks for a field that is derived from such events. */
  boolean isUsed(String kind, Rule rule) {
    List<String> asked =
        fields.computeIfAbsent(rule.header().id(), _ -> List.copyOf(rule.plan().fields()));
    return ROWS.stream()
        .filter(row -> row.kind().equals(kind))
        .flatMap(row -> row.fields().stream())
        .anyMatch(part -> asked.stream().anyMatch(field -> field.contains(part)));
  }
}
