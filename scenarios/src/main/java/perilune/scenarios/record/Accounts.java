package perilune.scenarios.record;

import java.util.HashMap;
import java.util.Map;

/** Numbers of accounts: those of services are as Debian has them, people come from 1000 on. */
final class Accounts {

  private static final Map<String, Integer> SERVICES =
      Map.ofEntries(
          Map.entry("root", 0),
          Map.entry("daemon", 1),
          Map.entry("mail", 8),
          Map.entry("www-data", 33),
          Map.entry("backup", 34),
          Map.entry("_apt", 42),
          Map.entry("nobody", 65_534),
          Map.entry("postgres", 110),
          Map.entry("redis", 112),
          Map.entry("nginx", 113),
          Map.entry("mysql", 114),
          Map.entry("prosody", 115),
          Map.entry("rspamd", 116),
          Map.entry("asterisk", 117),
          Map.entry("freeswitch", 118));

  private final Map<String, Account> people = new HashMap<>();

  Account of(String name) {
    Integer service = SERVICES.get(name);
    if (service != null) {
      return new Account(service, name);
    }
    return people.computeIfAbsent(name, key -> new Account(1_000 + people.size(), key));
  }
}
