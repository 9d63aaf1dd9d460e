/**
 * Stories as network devices and web servers log them: syslog in several framings, output that a
 * responder collected, access logs.
 *
 * <p>Entry: {@link perilune.scenarios.device.DeviceWriter}. What a story says is the line as the
 * device prints it behind its header; the writer puts the header before it, with the time in the
 * form of the framing. {@code log output} lines make the recording a terminal session, in which
 * messages stand as {@code show logging} shows them.
 */
@NullMarked
package perilune.scenarios.device;

import org.jspecify.annotations.NullMarked;
