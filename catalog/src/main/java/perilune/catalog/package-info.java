/**
 * What all the world's rules say of a technique: corpora of rules as predicates, counted.
 *
 * <p>A rule here is what its author wrote, field by field; what it means to the engine is its plan,
 * and no concern of this room.
 */
@NullMarked
package perilune.catalog;

import org.jspecify.annotations.NullMarked;
