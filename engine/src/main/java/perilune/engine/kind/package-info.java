/**
 * Tells events apart by a few fields that have few values, such as {@code event.category} and
 * {@code winlog.channel}: what a condition asks of these is settled once for all events of one
 * kind.
 *
 * <p>Entry: {@link KindFields} says which fields these are, {@link EventKind} holds their values of
 * one event, {@link Specialization} leaves of a condition what an event of that kind can still
 * fail. Knows conditions, not rules.
 */
@NullMarked
package perilune.engine.kind;

import org.jspecify.annotations.NullMarked;
