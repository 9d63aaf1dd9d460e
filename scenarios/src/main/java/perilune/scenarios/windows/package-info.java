/**
 * Writes stories as Windows records them: Sysmon's events and those of the Security log, as JSON of
 * {@code evtx_dump} or as XML.
 *
 * <p>Entry: {@link WindowsWriter}. What a story does not say (hashes, logon ids, threads) is made
 * up the same way each time. It must not know rules.
 *
 * <pre>{@code
 * new WindowsWriter(WindowsWriter.Log.SYSMON, false).write(story, setting);
 * }</pre>
 */
@NullMarked
package perilune.scenarios.windows;

import org.jspecify.annotations.NullMarked;
