package perilune.scenarios.windows;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One record of an event log. Data keep their order. Filled once, then written.
 *
 * @param source who records it
 * @param id number of the event
 * @param version version of the event
 * @param task task of the event
 * @param time when
 * @param data named data
 */
record WindowsRecord(
    Source source, int id, int version, int task, Instant time, Map<String, String> data) {

  /** Who records, and where. */
  enum Source {
    SYSMON(
        "Microsoft-Windows-Sysmon",
        "5770385F-C22A-43E0-BF4C-06F5698FFBD9",
        "Microsoft-Windows-Sysmon/Operational",
        "0x8000000000000000",
        4,
        3_112),
    SECURITY(
        "Microsoft-Windows-Security-Auditing",
        "54849625-5478-4994-A5BA-3E3B0328C30D",
        "Security",
        "0x8020000000000000",
        0,
        4);

    final String provider;
    final String guid;
    final String channel;
    final String keywords;
    final int level;
    final int process;

    Source(String provider, String guid, String channel, String keywords, int level, int process) {
      this.provider = provider;
      this.guid = guid;
      this.channel = channel;
      this.keywords = keywords;
      this.level = level;
      this.process = process;
    }
  }

  static WindowsRecord sysmon(int id, int version, Instant time) {
    return new WindowsRecord(Source.SYSMON, id, version, id, time, new LinkedHashMap<>());
  }

  static WindowsRecord security(int id, int version, int task, Instant time) {
    return new WindowsRecord(Source.SECURITY, id, version, task, time, new LinkedHashMap<>());
  }

  /** Adds a datum; gives this. */
  WindowsRecord with(String name, Object value) {
    data.put(name, value.toString());
    return this;
  }
}
