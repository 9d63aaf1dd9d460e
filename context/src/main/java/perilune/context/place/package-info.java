/**
 * What kind of place a path lies in.
 *
 * <p>Entry: {@link Place}. It reads the text of a path only: links are not followed, nothing is
 * looked up, and no place is called good or bad.
 *
 * <pre>{@code
 * Place.of("/dev/shm/.x"); // temporary
 * }</pre>
 */
@NullMarked
package perilune.context.place;

import org.jspecify.annotations.NullMarked;
