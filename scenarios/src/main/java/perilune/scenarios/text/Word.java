package perilune.scenarios.text;

import perilune.source.Span;

/**
 * One word of a line, quotes taken away.
 *
 * @param text what it says
 * @param span where it stands, quotes included
 */
record Word(String text, Span span) {}
