/**
 * Access logs and error logs of web servers that run Lua: OpenResty and nginx, APISIX, Kong, and
 * the servers of routers; and of every other server that writes the combined log format.
 *
 * <p>Entries: {@link AccessLogFormat} for files, {@link AccessEvents} for lines that come within
 * others, as in syslog. What a request asked for is given as it was written and, in {@code
 * perilune.request.text}, without its escapes. Nothing here throws for what bytes say.
 *
 * <pre>{@code
 * 203.0.113.9 - - [29/Nov/2025:10:00:00 +0000] "PUT /apisix/admin/routes/1 HTTP/1.1" 201 455 "-" "curl/8.5.0"
 * }</pre>
 */
@NullMarked
package perilune.telemetry.access;

import org.jspecify.annotations.NullMarked;
