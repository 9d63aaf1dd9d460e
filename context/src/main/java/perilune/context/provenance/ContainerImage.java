package perilune.context.provenance;

import perilune.event.Event;
import perilune.event.KnownField;

/**
 * The image of some containers.
 *
 * @param container id of the container, 12 digits at least, or {@link #ANY}
 * @param files what the image has
 */
public record ContainerImage(String container, PackageInventory files) {

  /** Stands for every container that no other image is given for. */
  public static final String ANY = "any";

  /** Digits of an id that engines show; fewer could be those of several containers. */
  public static final int MIN_ID = 12;

  /** Says whether an event in a container is in one of this image. */
  boolean holds(Event event) {
    if (container.equals(ANY)) {
      return true;
    }
    String id = event.text(KnownField.CONTAINER_ID).orElse("");
    return id.length() >= MIN_ID && (id.startsWith(container) || container.startsWith(id));
  }
}
