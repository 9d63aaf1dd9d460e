/** The command {@code attack}: over small bundles of our own, and over two releases of ATT&CK. */
@NullMarked
package perilune.checks.attack;

import org.jspecify.annotations.NullMarked;
