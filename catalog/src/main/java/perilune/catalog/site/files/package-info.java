/**
 * The folder of a site: what is written, what is left as it is, and how a build that was killed is
 * made good.
 *
 * <p>Entry: {@link SiteFolder}. It knows files and nothing of what stands in them. A folder with
 * other things in it is refused.
 */
@NullMarked
package perilune.catalog.site.files;

import org.jspecify.annotations.NullMarked;
