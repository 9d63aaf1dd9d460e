package perilune.catalog.site;

import java.util.List;
import java.util.Optional;

/** What techniques are called, from a release of ATT&CK. */
public interface TechniqueBook {

  /** Knows no technique: pages then have ids only. */
  TechniqueBook NONE =
      new TechniqueBook() {
        @Override
        public Optional<Entry> entry(String id) {
          return Optional.empty();
        }

        @Override
        public String release() {
          return "";
        }

        @Override
        public String state() {
          return "";
        }
      };

  /**
   * A technique.
   *
   * @param name in full, with its parent's before it: {@code Command and Scripting Interpreter:
   *     Lua}
   * @param tactics names, in the order of the release
   * @param description paragraphs
   * @param remark what else is to be said, such as that it was revoked; may be empty
   * @param page of the object in the site; empty where it has none
   */
  record Entry(
      String id,
      String name,
      List<String> tactics,
      List<String> description,
      String remark,
      String page) {
    public Entry {
      tactics = List.copyOf(tactics);
      description = List.copyOf(description);
    }
  }

  /** Gives the technique of an id such as {@code T1059.011}. */
  Optional<Entry> entry(String id);

  /** Gives the name of the release; empty for none. */
  String release();

  /** Gives a hash of all that it says. */
  String state();
}
