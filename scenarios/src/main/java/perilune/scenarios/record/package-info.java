/**
 * From a story to what a sensor would have recorded of it: what all record formats share.
 *
 * <p>Entry: {@link perilune.scenarios.record.RecordWriter}. {@link perilune.scenarios.record.Cast}
 * says who is who: process numbers, parents, accounts, sessions. Formats live in packages of their
 * own. The same story and setting give the same bytes.
 */
@NullMarked
package perilune.scenarios.record;

import org.jspecify.annotations.NullMarked;
