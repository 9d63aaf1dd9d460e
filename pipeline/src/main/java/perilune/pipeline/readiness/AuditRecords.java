package perilune.pipeline.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Which types of audit records give which fields. Where another record stands in for one that is
 * missing, the field is there and yet not to be trusted: so the records are counted themselves.
 */
final class AuditRecords {

  /**
   * A type of record that events of a kind come with.
   *
   * @param need what it gives
   */
  record Source(String type, Need need) {}

  private static final List<Source> SOURCES =
      List.of(
          of("EXECVE", EventKind.PROGRAM_START, "process.args"),
          of("CWD", EventKind.PROGRAM_START, "process.working_directory"),
          of("PATH", EventKind.PROGRAM_START, "perilune.process.exec_path"),
          of("PROCTITLE", EventKind.PROGRAM_START, "process.title"),
          of("PATH", "file-creation", "file.path"),
          of("PATH", "file-change", "file.path"),
          of("PATH", "file-rename", "file.path"),
          of("PATH", "file-deletion", "file.path"),
          of("PATH", "file-permission", "file.path"),
          of("CWD", "file-creation", "file.path"),
          of("SOCKADDR", "connect", "destination.ip"),
          of("MMAP", "library-load", "dll.path"));

  private AuditRecords() {}

  private static Source of(String type, String kind, String field) {
    return new Source(type, new Need(kind, field));
  }

  /** Gives the types of which not one record is there, though there are events of their kind. */
  static List<Source> missing(HostTelemetry host) {
    var all = new ArrayList<Source>();
    var kinds = new TreeMap<>(host.kinds());
    for (Source source : SOURCES) {
      HostTelemetry.Tally tally = kinds.get(source.need().kind());
      if (tally != null
          && tally.records().containsKey("SYSCALL")
          && !tally.records().containsKey(source.type())) {
        all.add(source);
      }
    }
    return all;
  }
}
