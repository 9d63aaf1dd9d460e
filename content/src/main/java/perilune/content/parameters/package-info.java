/**
 * Parameters of rules as they stand in files: those that come with Perilune, and a site's changes.
 *
 * <p>Entry: {@link SiteParameters}. It reads TOML into values and knows no rules; which changes no
 * loaded rule uses it says when it is given what the rules use.
 *
 * <pre>{@code
 * switch (SiteParameters.read(List.of(Path.of("site.toml")))) { ... }
 * }</pre>
 */
@NullMarked
package perilune.content.parameters;

import org.jspecify.annotations.NullMarked;
