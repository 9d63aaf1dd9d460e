package perilune.catalog.corpus;

/**
 * A file of a corpus, read.
 *
 * @param path in the corpus, with {@code /} between its parts
 * @param text its characters
 */
public record CorpusFile(String path, String text) {}
