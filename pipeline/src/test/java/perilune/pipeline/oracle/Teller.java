package perilune.pipeline.oracle;

import java.util.List;
import perilune.pipeline.oracle.Fleet.Recorded;
import perilune.pipeline.oracle.FleetHost.Program;
import perilune.pipeline.oracle.FleetHost.Running;

/** Writes what happens on a host in the way of its source. */
sealed interface Teller permits AuditTeller, EcsTeller {

  int host();

  void fork(Running parent, Running child, long millis, List<Recorded> out);

  void exec(Running process, long millis, List<Recorded> out);

  void failedExec(Running process, Program program, long millis, List<Recorded> out);

  void exit(Running process, long millis, List<Recorded> out);

  void connect(Running process, long millis, List<Recorded> out);

  void write(Running process, String path, long millis, List<Recorded> out);

  /** The host starts again; its sequence goes on from a low number. */
  void boot(long millis, int sequence, List<Recorded> out);

  /** Something without a time. */
  void untimed(List<Recorded> out);

  /** The last record once more. */
  void repeat(List<Recorded> out);
}
