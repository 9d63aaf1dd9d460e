package perilune.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has cost the processor, whatever else the machine does. */
final class CpuTime {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private CpuTime() {}

  /** Gives the processor's time of all threads, those of the JVM among them, in nanoseconds. */
  static long nanos() {
    return SYSTEM.getProcessCpuTime();
  }
}
