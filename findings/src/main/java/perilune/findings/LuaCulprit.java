package perilune.findings;

import java.util.stream.Stream;
import perilune.event.KnownField;
import perilune.event.RetainedEvent;

/**
 * Finds the Lua process to blame for what happened below it.
 *
 * <p>What a shell or a tool does below Lua is Lua's doing. The process is taken from an event of
 * the story that is its own, or from a child's that names it. Stateless; O(events of the finding).
 */
final class LuaCulprit {

  private LuaCulprit() {}

  /**
   * Gives the event that tells most of the outermost Lua process: one of its own, else one of a
   * child of it, else the event itself.
   */
  static RetainedEvent subject(RetainedEvent event, Account account) {
    String root = event.text(KnownField.LUA_ROOT_ID).orElse("");
    if (root.isEmpty() || isOwn(event, root)) {
      return event;
    }
    return events(event, account)
        .filter(each -> isOwn(each, root))
        .findFirst()
        .or(() -> events(event, account).filter(LuaCulprit::isParent).findFirst())
        .orElse(event);
  }

  /** Says whether the parent of an event's process is the outermost Lua process. */
  static boolean isParent(RetainedEvent event) {
    String root = event.text(KnownField.LUA_ROOT_ID).orElse("");
    return !root.isEmpty()
        && !isOwn(event, root)
        && event.text(KnownField.PROCESS_PARENT_ENTITY_ID).orElse("").equals(root);
  }

  private static boolean isOwn(RetainedEvent event, String root) {
    return event.text(KnownField.PROCESS_ENTITY_ID).orElse("").equals(root);
  }

  private static Stream<RetainedEvent> events(RetainedEvent event, Account account) {
    Stream<RetainedEvent> shown = account.deeds().stream().map(Account.Deed::event);
    return Stream.concat(shown, Stream.of(event));
  }
}
