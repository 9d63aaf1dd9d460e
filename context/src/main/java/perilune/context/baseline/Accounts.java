package perilune.context.baseline;

import java.util.Locale;
import java.util.Set;

/** Tells what kind of account something runs as. Stateless. */
final class Accounts {

  /** First user id that Linux distributions give to people. */
  private static final long FIRST_PERSON_LINUX = 1_000;

  /** First user id that macOS gives to people. */
  private static final long FIRST_PERSON_MAC = 501;

  /** The account {@code nobody}. */
  private static final long NOBODY = 65_534;

  private static final Set<String> SYSTEM =
      Set.of("s-1-5-18", "s-1-5-19", "s-1-5-20", "system", "local service", "network service");

  private Accounts() {}

  /**
   * Gives role and name: {@code root}, {@code person NAME}, {@code account NAME}; empty where
   * neither id nor name is known.
   *
   * @param service how the story began, {@code login} for people, empty where not known
   */
  static String of(String id, String name, String os, String service) {
    String known = name.isEmpty() ? id : name;
    if (known.isEmpty()) {
      return "";
    }
    if (id.equals("0") || id.isEmpty() && name.equals("root")) {
      return "root";
    }
    String plain = known.substring(known.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
    boolean person = isPerson(id, plain, os);
    // A deployment account has a number like people's; nobody logs in as it to start its jobs.
    boolean driven = service.equals("cron") || service.equals("service") || service.equals("ci");
    return person && !driven
        ? "person " + escaped(plain)
        : "account " + Shape.name(plain.endsWith("$") ? "<machine>" : plain);
  }

  private static String escaped(String name) {
    return name.replace("<", "<lt>").replace("*", "<star>");
  }

  private static boolean isPerson(String id, String name, String os) {
    if (SYSTEM.contains(id.toLowerCase(Locale.ROOT)) || SYSTEM.contains(name)) {
      return false;
    }
    if (os.equals("windows")) {
      return !name.endsWith("$") && !name.startsWith("svc");
    }
    if (!id.isEmpty() && id.length() < 10 && id.chars().allMatch(Character::isDigit)) {
      long number = Long.parseLong(id);
      long first = os.equals("macos") ? FIRST_PERSON_MAC : FIRST_PERSON_LINUX;
      return number >= first && number != NOBODY;
    }
    return !name.startsWith("_");
  }
}
