package perilune.cli;

import org.jspecify.annotations.Nullable;
import perilune.cli.output.RunCost;
import perilune.engine.CostMeter;
import perilune.engine.CostPart;
import perilune.engine.StageCounters;
import perilune.engine.profile.RunProfile;
import perilune.pipeline.Assembly;
import picocli.CommandLine.Option;

/** Whether a run tells what it costs, and the clock for it. */
final class ProfileOptions {

  /** Readings in a row, count: enough that the two around them are of no account. */
  private static final int BATCH = 2_000;

  /** Batches, count: the best of them was disturbed by nobody, and is compiled code. */
  private static final int BATCHES = 50;

  @Option(
      names = "--profile",
      description =
          "Also tell what the run costs, by part and by rule, and why the dearest rules are dear."
              + " Finds the same, on one thread, and takes longer.")
  private boolean profile;

  private @Nullable CostMeter meter;

  /** Says whether the run is to be measured: on one thread, so that its parts add up. */
  boolean isAsked() {
    return profile;
  }

  /** Gives the parts of a pipeline that is measured from now on, if that is asked for. */
  Assembly addTo(Assembly assembly) {
    if (!profile) {
      return assembly;
    }
    var made = new CostMeter(assembly.rules(), System::nanoTime, nanosOfAReading());
    meter = made;
    return assembly.measuredBy(made);
  }

  private static long nanosOfAReading() {
    long least = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES; batch++) {
      long start = System.nanoTime();
      long last = start;
      for (int i = 0; i < BATCH; i++) {
        last = System.nanoTime();
      }
      least = Math.min(least, (last - start) / BATCH);
    }
    return least;
  }

  /** Says that all events are judged, and that what is left is to tell of them. */
  void judged() {
    if (meter != null) {
      meter.enter(CostPart.FINDINGS);
    }
  }

  /** Gives what the run cost so far, or null where that is not asked for. */
  @Nullable RunCost cost(Workbench bench, StageCounters stage) {
    if (meter == null) {
      return null;
    }
    Assembly assembly = bench.assembly();
    RunProfile measured = RunProfile.of(meter, assembly.rules(), assembly.pool().fields(), stage);
    return RunCost.of(measured, bench.rules());
  }
}
