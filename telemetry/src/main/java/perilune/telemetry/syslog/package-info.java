/**
 * Lines of syslog: of Cisco's firewalls (ASA, FTD, PIX), of its routers and switches (IOS, IOS-XE,
 * NX-OS, IOS-XR), and of OpenWrt and other hosts, as a collector or the device itself writes them.
 *
 * <p>Entry: {@link SyslogFormat}. Framing is that of RFC 3164 and RFC 5424 with what devices make
 * of it: a priority or none, a year or none, marks of a clock that is not set, sequence numbers, a
 * name or none. A table, {@code messages.txt}, says what a message means and which fields its text
 * has. Nothing here throws for what bytes say, or takes lines of Linux audit or of Sysmon: their
 * formats are asked before.
 *
 * <pre>{@code
 * <165>Oct 06 2021 15:02:30 10.160.0.10 : %ASA-5-111010: User 'admin', running 'CLI' from IP 0.0.0.0, executed 'dir disk0:/'
 * }</pre>
 */
@NullMarked
package perilune.telemetry.syslog;

import org.jspecify.annotations.NullMarked;
