/**
 * ATT&CK as it was: every release that was imported, each object byte for byte.
 *
 * <p>Entry: {@link AttackStore}, a folder of plain files with one folder a release. {@link
 * BundleImport} adds a release to it; {@link AttackRelease} gives its objects and what they refer
 * to, {@link AttackObject} what is known of one. What changed between releases is {@code diff}'s,
 * what rules make of it {@code coverage}'s.
 *
 * <p>A bundle is other people's text: what is wrong in it is told by place and counted, never
 * mended and never guessed. Nothing here opens a network connection.
 *
 * <pre>{@code
 * AttackRelease release = store.newest().orElseThrow();
 * release.find("AN0279").forEach(object -> show(release.raw(object)));
 * }</pre>
 */
@NullMarked
package perilune.catalog.attack;

import org.jspecify.annotations.NullMarked;
