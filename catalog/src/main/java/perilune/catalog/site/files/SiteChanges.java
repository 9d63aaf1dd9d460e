package perilune.catalog.site.files;

/**
 * What a build did to a folder.
 *
 * @param files that the site has
 * @param bytes of all of them
 * @param made files that were made anew, for what they are made of is not what it was
 * @param written files whose bytes were not there yet
 * @param writtenBytes of those
 * @param removed files that the site does not have any more
 * @param repaired whether a former build had been killed, so that every file was looked at
 */
public record SiteChanges(
    int files,
    long bytes,
    int made,
    int written,
    long writtenBytes,
    int removed,
    boolean repaired) {}
