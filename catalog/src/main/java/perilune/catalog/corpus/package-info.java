/**
 * Corpora: folders and repositories of other people's rules, read into catalog rules.
 *
 * <p>Entry: {@link CorpusReader}. A file that cannot be used is counted and named, and the rest
 * goes on; nothing that is read is run, and links are not followed.
 */
@NullMarked
package perilune.catalog.corpus;

import org.jspecify.annotations.NullMarked;
