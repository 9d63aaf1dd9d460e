package perilune.cli.output.html;

import perilune.findings.Finding;

/** Says who and where in a few words; an empty string where nothing is known. */
final class Who {

  private Who() {}

  static String user(Finding.User user) {
    String effective = user.effectiveId();
    String also =
        effective.isEmpty() || effective.equals(user.id()) ? "" : ", effective id " + effective;
    return named(user.name(), user.id()) + also;
  }

  static String login(Finding.User user) {
    return named(user.auditName(), user.auditId());
  }

  private static String named(String name, String id) {
    if (name.isEmpty()) {
      return id.isEmpty() ? "" : "id " + id;
    }
    return id.isEmpty() || id.equals(name) ? name : name + " (id " + id + ")";
  }

  static String entry(Finding.Entry entry) {
    String who = entry.userName().isEmpty() ? "" : " of " + entry.userName();
    String from = entry.sourceIp().isEmpty() ? "" : " from " + entry.sourceIp();
    return entry.type() + who + from;
  }

  static String host(Finding.Host host) {
    String id = host.id().isEmpty() || host.id().equals(host.name()) ? "" : ", id " + host.id();
    String os = host.os().isEmpty() ? "" : ", " + host.os();
    return host.name() + os + id;
  }
}
