package perilune.catalog.predicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import perilune.catalog.Kind;

/**
 * Takes the predicates out of a search in SPL: those of its first command, and of every {@code
 * search} and {@code where} up to the first command that counts. Subsearches are passed.
 *
 * <p>In a search {@code OR} binds closer than what stands beside each other; in {@code where} it
 * binds less than {@code AND}.
 */
final class SplPredicates {

  private static final Set<String> COUNTING =
      Set.of("stats", "eventstats", "streamstats", "chart", "timechart", "transaction", "top");

  /** Names that say where events lie, and nothing of them. */
  private static final Set<String> STORAGE =
      Set.of("index", "earliest", "latest", "datamodel", "allow_old_summaries", "summariesonly");

  private final PredicateList found;
  private final Consumer<String> trouble;

  SplPredicates(PredicateList found, Consumer<String> trouble) {
    this.found = found;
    this.trouble = trouble;
  }

  /** Gives the data model's object that a search reads, such as {@code Processes}; else empty. */
  static String dataModel(String search) {
    int at = search.toLowerCase(Locale.ROOT).indexOf("datamodel");
    if (at < 0) {
      return "";
    }
    String rest = search.substring(at + "datamodel".length()).replaceFirst("^[\\s=:\"]+", "");
    String name = rest.split("[^A-Za-z0-9_.]", 2)[0];
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Reads a search whose macros are in place. */
  void read(String search) {
    boolean first = true;
    for (List<Scan.Token> command : commands(SplTokens.of(search))) {
      String name =
          command.getFirst().form() == Scan.Form.WORD
              ? command.getFirst().text().toLowerCase(Locale.ROOT)
              : "";
      if (!first && (COUNTING.contains(name) || name.equals("tstats"))) {
        return;
      }
      command(name, command, first);
      first = false;
    }
  }

  /** Cuts at pipes that stand in no brackets. */
  private static List<List<Scan.Token>> commands(List<Scan.Token> tokens) {
    var commands = new ArrayList<List<Scan.Token>>();
    var command = new ArrayList<Scan.Token>();
    int open = 0;
    for (Scan.Token token : tokens) {
      open += token.is("[") ? 1 : token.is("]") ? -1 : 0;
      if (token.is("|") && open <= 0) {
        if (!command.isEmpty()) {
          commands.add(List.copyOf(command));
        }
        command.clear();
      } else {
        command.add(token);
      }
    }
    if (!command.isEmpty()) {
      commands.add(List.copyOf(command));
    }
    return commands;
  }

  private void command(String name, List<Scan.Token> tokens, boolean first) {
    switch (name) {
      case "search" -> condition(tokens.subList(1, tokens.size()), false);
      case "where" -> condition(tokens.subList(1, tokens.size()), true);
      case "tstats" -> condition(whereOf(tokens), false);
      case "from", "datamodel", "inputlookup", "makeresults", "rest", "mstats", "savedsearch" -> {}
      default -> {
        if (first) {
          condition(tokens, false);
        }
      }
    }
  }

  /** Gives what stands between {@code where} and {@code by}. */
  private static List<Scan.Token> whereOf(List<Scan.Token> tokens) {
    int start = -1;
    int end = tokens.size();
    for (int i = 0; i < tokens.size(); i++) {
      String word =
          tokens.get(i).form() == Scan.Form.WORD
              ? tokens.get(i).text().toLowerCase(Locale.ROOT)
              : "";
      if (word.equals("where") && start < 0) {
        start = i + 1;
      } else if (start >= 0 && (word.equals("by") || word.equals("groupby"))) {
        end = i;
        break;
      }
    }
    return start < 0 ? List.of() : tokens.subList(start, end);
  }

  private void condition(List<Scan.Token> tokens, boolean computed) {
    if (tokens.isEmpty()) {
      return;
    }
    var scan = new Scan(tokens);
    Clause clause =
        computed ? new SplWhere(scan).condition() : new SplSearch(scan, STORAGE).condition();
    if (scan.isBroken() || !scan.atEnd()) {
      trouble.accept("a condition is not read whole");
    }
    found.stage("");
    Clause.walk(clause, Standing.ROOT, found);
  }

  /** Gives a field's name without that of its data model. */
  static String field(String written) {
    String plain = written.replaceAll("^'|'$", "");
    int dot = plain.indexOf('.');
    boolean model = dot > 0 && Character.isUpperCase(plain.charAt(0));
    return model ? plain.substring(dot + 1) : plain;
  }

  /** Gives how values without, or with, stars are compared. */
  static ValueShape shape(List<String> values, Kind plain) {
    boolean stars = values.stream().anyMatch(value -> value.indexOf('*') >= 0);
    return stars ? ValueShape.of(values) : new ValueShape(plain, values);
  }
}
