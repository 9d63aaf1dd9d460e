package perilune.catalog.site;

import java.util.List;
import java.util.Locale;
import perilune.catalog.CatalogRule;
import perilune.catalog.events.RuleSurroundings;
import perilune.catalog.page.Block;
import perilune.catalog.page.Cell;

/** Tables of rules. */
final class RuleRows {

  private static final List<Block.Column> COLUMNS =
      List.of(
          new Block.Column("title", "Rule"),
          new Block.Column("platforms", "Platform"),
          new Block.Column("domains", "Domain"),
          new Block.Column("language", "Language"),
          new Block.Column("severity", "Severity"),
          new Block.Column("read", "Read"));

  private RuleRows() {}

  static Block.Table table(String key, List<SiteRule> rules) {
    return Block.Table.of(key, "", COLUMNS, rules.stream().map(RuleRows::row).toList());
  }

  private static Block.Row row(SiteRule rule) {
    CatalogRule.Card card = rule.rule().card();
    RuleSurroundings where = RuleSurroundings.of(rule.rule());
    return Block.Row.of(
        rule.link(),
        texts(where.platforms()),
        texts(where.domains()),
        new Cell.Text(card.language()),
        new Cell.Text(card.severity()),
        new Cell.Text(read(rule)));
  }

  /** Gives how much of a rule could be read, in a word. */
  static String read(SiteRule rule) {
    return switch (rule.rule().reading().status()) {
      case OK -> "whole";
      case PARTIAL, NONE -> rule.rule().reading().status().name().toLowerCase(Locale.ROOT);
    };
  }

  /** Gives words with commas; nothing where there are none. */
  static Cell texts(List<String> words) {
    return words.isEmpty()
        ? Cell.NONE
        : Cell.Many.list(words.stream().map(Cell.Text::new).toList());
  }
}
