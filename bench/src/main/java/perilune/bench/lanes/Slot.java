package perilune.bench.lanes;

import java.util.List;

/**
 * A place in the text of an event at which a value stands that real logs hardly repeat.
 *
 * @param before text that comes right before the value
 * @param kind what the value is
 */
record Slot(String before, Kind kind) {

  /** What a value is. */
  enum Kind {
    COMMAND,
    DEVICE_COMMAND,
    PATH,
    HASH,
    ID
  }

  /**
   * Those that the lanes have: members of Sysmon's events, parts of the text of Security 4688, and
   * what Cisco's accounting says was executed.
   */
  static final List<Slot> ALL =
      List.of(
          new Slot("\"CommandLine\":\"", Kind.COMMAND),
          new Slot("\"ParentCommandLine\":\"", Kind.COMMAND),
          new Slot("   Process Command Line: ", Kind.COMMAND),
          new Slot(" executed: ", Kind.DEVICE_COMMAND),
          new Slot("\"Image\":\"", Kind.PATH),
          new Slot("\"ParentImage\":\"", Kind.PATH),
          new Slot("\"ImageLoaded\":\"", Kind.PATH),
          new Slot("\"TargetFilename\":\"", Kind.PATH),
          new Slot("   New Process Name: ", Kind.PATH),
          new Slot("   Creator Process Name: ", Kind.PATH),
          new Slot("\"Hashes\":\"", Kind.HASH),
          new Slot("\"ProcessGuid\":\"", Kind.ID),
          new Slot("\"ParentProcessGuid\":\"", Kind.ID),
          new Slot("\"LogonId\":\"0x", Kind.ID));
}
