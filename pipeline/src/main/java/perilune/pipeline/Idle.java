package perilune.pipeline;

/**
 * Says of which hosts nothing more is expected; see {@link WaitLimits}.
 *
 * @param beforeNanos time before which a host has to be
 * @param beforeEvent number of the event since which a host has to be silent
 */
record Idle(long beforeNanos, long beforeEvent) {

  boolean holds(HostState host) {
    return host.lastEvent() < beforeEvent && host.sequencer().expectedAfterNanos() < beforeNanos;
  }
}
