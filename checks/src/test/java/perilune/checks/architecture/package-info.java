/**
 * Holds the code to its own architecture: which room may know which, where a library may be used,
 * what nothing may be called.
 *
 * <p>Rules over compiled classes use ArchUnit; rules over sources read the source tree. A rule that
 * fails is either broken or wrong: change ARCHITECTURE.md with it, or change the code.
 *
 * <pre>{@code
 * noClasses().that().resideInAPackage("perilune.engine..")
 *     .should().dependOnClassesThat().resideInAPackage("perilune.rules.eql..");
 * }</pre>
 */
@NullMarked
package perilune.checks.architecture;

import org.jspecify.annotations.NullMarked;
