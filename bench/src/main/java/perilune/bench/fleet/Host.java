package perilune.bench.fleet;

import java.util.ArrayList;
import java.util.List;

/** A host of the fleet: its role, its people, its day so far. Owned by one thread. */
final class Host {

  final String name;
  final String role;
  final String os;
  final int number;
  final int firstDay;
  final List<Proc.User> people = new ArrayList<>();
  private int processes;

  Host(String role, int number, int firstDay) {
    this.role = role;
    this.number = number;
    this.firstDay = firstDay;
    this.os = role.equals("mac") ? "macos" : role.equals("pc") ? "windows" : "linux";
    this.name = "%s-%03d".formatted(role, number);
  }

  /** Gives the next process number. */
  int next() {
    processes++;
    return 1_000 + processes % 60_000;
  }

  int started() {
    return processes;
  }

  boolean isWindows() {
    return os.equals("windows");
  }
}
