/**
 * What {@code perilune catalog} prints: the tables of a technique, for people and for machines.
 *
 * <p>Entry: {@link TechniqueReport}. It counts nothing itself.
 */
@NullMarked
package perilune.cli.catalog;

import org.jspecify.annotations.NullMarked;
