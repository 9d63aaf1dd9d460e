package perilune.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The whole path with the Linux pack: one operation is one audit record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PathBench {

  private static final int RECORDS = 100_000;

  private final HuntPath pack = HuntPath.ofLinuxPack();
  private byte[] log = new byte[0];

  /** Makes the corpus. */
  @Setup
  public void replay() {
    log = ReplayLog.bytes(RECORDS);
  }

  /** Bytes in, findings out. */
  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long path() throws IOException {
    return pack.hunt(log).findings();
  }
}
