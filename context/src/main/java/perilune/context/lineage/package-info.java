/**
 * Who started a process, whose story it belongs to, and what it runs.
 *
 * <p>Entry: {@link Lineage}. A table of the host's processes is kept from exec, fork, exit and
 * login records, and from the first sight of a process in any other. Each exec begins a new image
 * with an entity id of its own; an image keeps its parent image for good. Memory is bounded by
 * {@link LineageLimits}; what is forgotten for a limit is counted. An entry (ssh, cron, service...)
 * is stated only where a record or an ancestor says so.
 *
 * <p>It must not look ahead: a field states what was known at the event's own time. Every field is
 * described in docs/fields/lineage.md.
 *
 * <pre>{@code
 * var lineage = new Lineage(FieldDemand.all(), LineageLimits.defaults());
 * lineage.enrich(event);
 * }</pre>
 */
@NullMarked
package perilune.context.lineage;

import org.jspecify.annotations.NullMarked;
