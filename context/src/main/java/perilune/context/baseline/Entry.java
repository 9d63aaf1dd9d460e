package perilune.context.baseline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One use of Lua: all values that its stories may have, how often it was seen, which rules it
 * touched, and who said yes to it. Immutable.
 *
 * @param id 10 hexadecimal digits, the same for the same use in every run
 * @param os {@code linux}, {@code macos}, {@code windows} or empty
 * @param program name of what runs Lua, without version
 * @param values for each slot the values, sorted; a slot that is missing was never known
 * @param support how often it was seen
 * @param touches rules that matched in its stories and ask for an explicit yes, sorted by id
 * @param signs rules that matched and ask for none
 * @param besides the entry from which it was kept apart, because it is rare or came later; or empty
 * @param approval who said yes, if somebody did
 * @param despite ids of rules that the yes includes
 */
public record Entry(
    String id,
    String os,
    String program,
    Map<Slot, SortedSet<String>> values,
    Support support,
    List<Touch> touches,
    List<Touch> signs,
    String besides,
    Optional<Approval> approval,
    List<String> despite) {

  public Entry {
    var own = new EnumMap<Slot, SortedSet<String>>(Slot.class);
    values.forEach((slot, all) -> own.put(slot, new TreeSet<>(all)));
    values = own;
    touches = List.copyOf(touches);
    signs = List.copyOf(signs);
    despite = List.copyOf(despite);
  }

  /** Gives the values of a slot; none where none was ever known. */
  public Collection<String> of(Slot slot) {
    SortedSet<String> all = values.get(slot);
    return all == null ? List.of() : all;
  }

  /** Says whether a rule that asks for an explicit yes matched in its stories. */
  public boolean isTouched() {
    return !touches.isEmpty();
  }

  /** Says whether somebody said yes, and it still holds at an event's time. */
  boolean isApproved(boolean timed, long nanos) {
    return approval.isPresent() && approval.get().holds(timed, nanos);
  }

  /** Says whether it stands for a value; an open slot without values stands for all. */
  boolean holds(Slot slot, String value) {
    Collection<String> all = of(slot);
    if (all.isEmpty()) {
      return !slot.strict();
    }
    if (slot == Slot.PACKAGE && value.equals("owned")
        || slot == Slot.CONTENT && all.contains("varies")) {
      return true;
    }
    return all.stream().anyMatch(known -> Pattern.matches(known, value));
  }

  /** Gives the values of facts that it does not have, by slot. */
  Map<Slot, List<String>> missing(Facts facts) {
    var missing = new EnumMap<Slot, List<String>>(Slot.class);
    facts
        .values()
        .forEach((slot, all) -> {
          var odd = new ArrayList<String>();
          all.stream().filter(value -> !holds(slot, value)).forEach(odd::add);
          if (!odd.isEmpty()) {
            missing.put(slot, odd);
          }
        });
    return missing;
  }

  /** Gives the same with a yes, for the rules that are named too. */
  public Entry approved(Approval yes, List<String> rules) {
    var all = new TreeSet<>(despite);
    all.addAll(rules);
    return new Entry(
        id,
        os,
        program,
        values,
        support,
        touches,
        signs,
        besides,
        Optional.of(yes),
        List.copyOf(all));
  }

  Entry with(Support other) {
    return new Entry(id, os, program, values, other, touches, signs, besides, approval, despite);
  }

  Entry besides(String otherId, String other) {
    return new Entry(
        otherId, os, program, values, support, touches, signs, other, approval, despite);
  }
}
