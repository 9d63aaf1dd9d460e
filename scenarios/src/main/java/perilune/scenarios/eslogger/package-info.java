/**
 * Stories of macOS as Endpoint Security records them: as {@code eslogger} prints its messages, and
 * as Jamf Protect sends them.
 *
 * <p>Entry: {@link EsloggerWriter}. The shapes are those of real messages (schema version 1,
 * message version 9 of macOS 15; version 7 of Jamf Protect): a start is a fork of the parent and an
 * exec whose {@code process} is still the parent's image; launchd starts programs through xpcproxy;
 * {@code /bin/sh} becomes {@code /bin/bash}; paths are real paths; every exec makes a new
 * pidversion. There are no network events, because Endpoint Security has none.
 *
 * <pre>{@code
 * Recording recording = new EsloggerWriter(false).write(story, Setting.of("mac", kinds));
 * }</pre>
 */
@NullMarked
package perilune.scenarios.eslogger;

import org.jspecify.annotations.NullMarked;
