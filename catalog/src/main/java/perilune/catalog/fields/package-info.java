/**
 * Other people's names of fields, and the one name under which the catalog counts them.
 *
 * <p>Entry: {@link FieldNames}. The names are data with a version; nothing here knows a language or
 * converts a value. Fields that hold a path and fields that hold a base name are never one.
 */
@NullMarked
package perilune.catalog.fields;

import org.jspecify.annotations.NullMarked;
