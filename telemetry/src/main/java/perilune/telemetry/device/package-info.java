/**
 * What a responder collected from a network device: the text that a terminal showed of {@code dir},
 * {@code show version}, {@code verify} and {@code show memory region}, with or without prompts, and
 * the messages of {@code show logging} among it.
 *
 * <p>Entry: {@link DeviceOutputFormat}. Each file that is listed, each image that is verified, each
 * region of memory, and each version becomes an event of the time at which it was collected: that
 * of {@code show clock}, else of the newest file, else the one that is assumed. The host is the one
 * of the prompt. Nothing here throws for what bytes say.
 *
 * <pre>{@code
 * asa1# dir disk0:
 * Directory of disk0:/
 * 126    -rwx  2345         02:45:01 Jan 09 2024  client_bundle_install.zip
 * }</pre>
 */
@NullMarked
package perilune.telemetry.device;

import org.jspecify.annotations.NullMarked;
