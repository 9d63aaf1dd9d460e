/**
 * Stories as the Linux audit subsystem records them, in both encodings of auditd.
 *
 * <p>Entry: {@link perilune.scenarios.auditd.AuditdWriter}. What real recordings do and no
 * documentation says is done here too: connections that are pending count as failed, a fork is
 * sometimes recorded behind the child's program, titles are those of a process's first record.
 */
@NullMarked
package perilune.scenarios.auditd;

import org.jspecify.annotations.NullMarked;
