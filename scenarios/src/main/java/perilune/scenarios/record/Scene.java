package perilune.scenarios.record;

import java.time.Instant;
import java.util.Optional;
import perilune.scenarios.story.Deed;

/**
 * A moment of a story with everything known that records tell.
 *
 * @param time when
 * @param actor who does it, as it is afterwards
 * @param before the same process as it was before; empty if the deed made no other program of it
 * @param parent the process that made it; empty if it is not in the story
 * @param deed what is done
 */
public record Scene(
    Instant time, Player actor, Optional<Player> before, Optional<Player> parent, Deed deed) {}
