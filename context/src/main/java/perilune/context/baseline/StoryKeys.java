package perilune.context.baseline;

import java.util.List;
import perilune.event.Event;
import perilune.event.KnownField;

/** Tells by which ids an event may belong to a story, the nearest process first. Stateless. */
final class StoryKeys {

  static final List<KnownField> READ =
      List.of(
          KnownField.PROCESS_ENTITY_ID,
          KnownField.PROCESS_PARENT_ENTITY_ID,
          KnownField.LINEAGE_ENTITY_ID);

  private StoryKeys() {}

  /** Gives the entity ids of the process and its ancestors, as far as known. */
  static List<String> of(Event event) {
    List<String> lineage = event.texts(KnownField.LINEAGE_ENTITY_ID);
    if (!lineage.isEmpty()) {
      return lineage;
    }
    return List.of(
        FactReader.text(event, KnownField.PROCESS_ENTITY_ID),
        FactReader.text(event, KnownField.PROCESS_PARENT_ENTITY_ID));
  }

  /** Gives those of the ancestors alone. */
  static List<String> above(List<String> ids) {
    return ids.isEmpty() ? ids : ids.subList(1, ids.size());
  }
}
