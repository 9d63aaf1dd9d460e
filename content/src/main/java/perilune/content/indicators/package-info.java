/**
 * Indicators of compromise from files: STIX 2.1 bundles, CSV, and NDJSON of documents as Elastic's
 * integrations write them.
 *
 * <p>Entry: {@link Indicators}. Every format ends in the same documents with ECS names ({@code
 * threat.indicator.*}), on which a rule's query over indicators is tried as it is on events. What a
 * file says that is not understood is counted and named, never an exception. Nothing here knows a
 * rule. {@link LookupFile} reads the same kinds of files as tables for queries on rows.
 *
 * <pre>{@code
 * Indicators all = Indicators.read(List.of(Path.of("feed.csv")));
 * List<String> addresses = all.where(condition).values("threat.indicator.ip");
 * }</pre>
 */
@NullMarked
package perilune.content.indicators;

import org.jspecify.annotations.NullMarked;
