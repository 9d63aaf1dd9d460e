package perilune.catalog.site;

import java.util.function.Supplier;
import perilune.catalog.page.Page;

/**
 * A page that is made only when it is needed.
 *
 * @param path in the site
 * @param key hash of all that it is made of
 * @param page makes it
 */
record PlannedPage(String path, String key, Supplier<Page> page) {}
