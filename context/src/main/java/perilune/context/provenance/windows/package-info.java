/**
 * What is installed on a Windows host, from lists that its built-in tools export.
 *
 * <p>Entry: {@link InstalledPrograms#read}. It takes the Uninstall keys as {@code reg export}
 * writes them, and CSV as PowerShell's {@code Export-Csv} does. A program owns its folder; nothing
 * is looked up on the host, and nothing in a list is run. What lists cannot say is {@code unknown}.
 * The form is described in docs/fields/provenance.md.
 *
 * <pre>{@code
 * InstalledPrograms.read("programs.csv", bytes).owner("C:\\Lua\\lua.exe"); // Lua for Windows
 * }</pre>
 */
@NullMarked
package perilune.context.provenance.windows;

import org.jspecify.annotations.NullMarked;
