package perilune.telemetry.evtx;

import perilune.telemetry.Refusals.Reason;

/**
 * Why the current record cannot be read: the first thing that was found wrong. Owned by one thread.
 */
final class Damage {

  /** What reading functions give instead of a place. */
  static final int FAILED = -1;

  private Reason reason = Reason.BROKEN_RECORD;
  private String detail = "";

  /** Notes what is wrong and gives {@link #FAILED}. */
  int broken(String what) {
    return as(Reason.BROKEN_RECORD, what);
  }

  /** Notes what is wrong under a reason and gives {@link #FAILED}. */
  int as(Reason why, String what) {
    reason = why;
    detail = what;
    return FAILED;
  }

  Reason reason() {
    return reason;
  }

  String detail() {
    return detail;
  }
}
