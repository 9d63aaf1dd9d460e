/**
 * What changed between releases of ATT&CK, by object, field and relationship.
 *
 * <p>Entry: {@link ReleaseDiff} for two releases, {@link ObjectHistory} for one object in all of
 * them. An object is the same where its STIX id is; elements of lists are the same where what
 * identifies them is ({@link FieldDiff}). A change that the object's version and date do not show
 * is told as such.
 *
 * <pre>{@code
 * new ReleaseDiff(old, young).objects().forEach(change -> print(change.fields()));
 * }</pre>
 */
@NullMarked
package perilune.catalog.attack.diff;

import org.jspecify.annotations.NullMarked;
