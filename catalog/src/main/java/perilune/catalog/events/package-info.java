/**
 * Which events of which sensors a rule reads.
 *
 * <p>Entry: {@link EventsCovered}. What a rule asks for by number is told apart from what follows
 * from its log source, index or category; the mapping is data with a version.
 */
@NullMarked
package perilune.catalog.events;

import org.jspecify.annotations.NullMarked;
