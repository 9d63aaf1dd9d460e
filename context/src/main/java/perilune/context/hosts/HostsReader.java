package perilune.context.hosts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import perilune.context.hosts.HostsLine.Word;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Parsed;
import perilune.source.SourceText;
import perilune.source.Span;
import perilune.source.Suggestion;

/**
 * Reads a file of Lua hosts on top of others. All mistakes of a file are told; one with a mistake
 * gives nothing. Used once. The form is described in docs/lua-hosts.md.
 */
final class HostsReader {

  private static final int MAX_MISTAKES = 50;

  /** Longest word that is compared with others to guess what was meant, characters. */
  private static final int MAX_GUESSED = 40;

  private static final List<String> KEYS =
      Stream.concat(
              Stream.of("kind", "takes", "names", "platforms", "within"),
              Stream.of(Aspect.values()).map(Aspect::key))
          .toList();

  private static final List<String> OPENERS = List.of("host", "extend", "remove", "group");
  private static final List<String> PLATFORMS = List.of("linux", "macos", "windows", "network");
  private static final Set<String> SERVICES =
      Set.of("ssh", "console", "cron", "service", "container", "ci", "*");
  private static final Set<String> NETWORK = Set.of("connects", "accepts", "listens", "*");

  private final SourceText source;
  private final HostsLimits limits;
  private final Mistakes mistakes;
  private final Map<String, LuaHost> before;
  private final Map<String, LuaHost> fresh = new LinkedHashMap<>();
  private final Map<String, WordList> groups;
  private @Nullable HostDraft draft;
  private int words;

  HostsReader(
      SourceText source,
      HostsLimits limits,
      Map<String, LuaHost> before,
      Map<String, WordList> groups) {
    this.source = source;
    this.limits = limits;
    this.mistakes = new Mistakes(source, MAX_MISTAKES, DiagnosticCode.HOST003);
    this.before = new LinkedHashMap<>(before);
    this.groups = new HashMap<>(groups);
  }

  Parsed<LuaHosts> read() {
    String text = source.text();
    if (text.length() > limits.maxCharacters()) {
      stop(new Span(0, 0), "this file is longer than " + limits.maxCharacters() + " characters");
      return new Parsed.Failed<>(mistakes.inOrder());
    }
    for (int from = 0; from < text.length() && words <= limits.maxWords(); ) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      line(HostsLine.of(text, from, to));
      from = to + 1;
    }
    close();
    if (mistakes.hasErrors()) {
      return new Parsed.Failed<>(mistakes.inOrder());
    }
    var all = new LinkedHashMap<>(fresh);
    before.forEach(all::putIfAbsent);
    if (all.size() > limits.maxEntries()) {
      stop(new Span(0, 0), "there are more than " + limits.maxEntries() + " entries");
      return new Parsed.Failed<>(mistakes.inOrder());
    }
    return new Parsed.Ok<>(new LuaHosts(all, groups), mistakes.inOrder());
  }

  private void stop(Span place, String message) {
    mistakes.stop(DiagnosticCode.HOST003, place, message, "leave out what is not needed");
  }

  private void line(HostsLine line) {
    Span open = line.open();
    if (open != null) {
      wrong(open, "this quote is not closed", "write another quote behind the word");
    }
    if (line.words().isEmpty()) {
      return;
    }
    Word key = line.words().getFirst();
    List<Word> rest = line.words().subList(1, line.words().size());
    for (Word word : line.words()) {
      if (word.text().length() > limits.maxWordLength()) {
        int most = limits.maxWordLength();
        mistakes.error(
            DiagnosticCode.HOST003, word.span(), "a word has at most " + most + " characters");
        return;
      }
    }
    if (OPENERS.contains(key.text())) {
      opener(key, rest);
    } else if (KEYS.contains(key.text())) {
      key(key, rest);
    } else {
      List<String> known = Stream.concat(OPENERS.stream(), KEYS.stream()).toList();
      wrong(key.span(), "there is no key '" + shown(key) + "'", meant(key.text(), known));
    }
  }

  // ---- entries and groups ----

  private void opener(Word key, List<Word> rest) {
    close();
    if (rest.isEmpty()) {
      wrong(key.span(), "'" + key.text() + "' needs a name", "write the name behind it");
      return;
    }
    Word name = rest.getFirst();
    if (key.text().equals("group")) {
      WordList more = list(rest.subList(1, rest.size()), null);
      groups.merge(name.text(), more, (old, added) -> old.before(added));
      return;
    }
    if (rest.size() > 1) {
      wrong(rest.get(1).span(), "an entry has one name", "put names of files behind 'names'");
    }
    boolean known = before.containsKey(name.text());
    if (!key.text().equals("host") && !known) {
      mistakes.error(
          DiagnosticCode.HOST002,
          name.span(),
          "there is no entry '" + shown(name) + "' to " + key.text(),
          meant(name.text(), before.keySet()));
    } else if (key.text().equals("remove")) {
      before.remove(name.text());
      return;
    } else if (fresh.containsKey(name.text())) {
      mistakes.error(
          DiagnosticCode.HOST002,
          name.span(),
          "this file has two entries '" + shown(name) + "'",
          "put both into one");
    }
    LuaHost old = key.text().equals("extend") ? before.get(name.text()) : null;
    draft = new HostDraft(name, old);
  }

  private void close() {
    HostDraft done = draft;
    draft = null;
    if (done == null) {
      return;
    }
    String lacking = done.lacking();
    if (!lacking.isEmpty()) {
      mistakes.error(
          DiagnosticCode.HOST002,
          done.name().span(),
          "the entry '" + shown(done.name()) + "' has no '" + lacking + "'",
          "every entry needs kind and names");
      return;
    }
    fresh.put(done.name().text(), done.host());
  }

  // ---- keys of an entry ----

  private void key(Word key, List<Word> rest) {
    HostDraft into = draft;
    if (into == null) {
      wrong(key.span(), "'" + key.text() + "' belongs to no entry", "write 'host NAME' before it");
      return;
    }
    if (rest.isEmpty()) {
      wrong(key.span(), "'" + key.text() + "' says nothing", "write words behind it");
      return;
    }
    Word first = rest.getFirst();
    switch (key.text()) {
      case "kind" -> choice(first, HostKind.values(), HostKind::word).ifPresent(into::kind);
      case "takes" -> choice(first, Takes.values(), Takes::word).ifPresent(into::takes);
      case "within" -> choice(first, Switch.values(), Switch::word).ifPresent(into::within);
      case "platforms" -> rest.forEach(word -> platform(word, into));
      case "names" -> names(rest, into);
      default -> aspect(key.text(), rest, into);
    }
  }

  /** Yes or no, as a file says it. */
  enum Switch {
    YES,
    NO;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private <T> Optional<T> choice(
      Word word, T[] all, java.util.function.Function<T, String> spelled) {
    for (T one : all) {
      if (spelled.apply(one).equals(word.text())) {
        return Optional.of(one);
      }
    }
    unknownWord(word, Stream.of(all).map(spelled).toList());
    return Optional.empty();
  }

  private void platform(Word word, HostDraft into) {
    if (PLATFORMS.contains(word.text())) {
      into.platform(word.text());
    } else {
      unknownWord(word, PLATFORMS);
    }
  }

  private void names(List<Word> rest, HostDraft into) {
    for (WordList.Entry entry : list(rest, null).entries()) {
      if (entry.expected()) {
        into.name(entry.pattern());
      } else {
        wrong(rest.getFirst().span(), "a name cannot be unexpected", "leave out the '!'");
      }
    }
  }

  private void aspect(String key, List<Word> rest, HostDraft into) {
    for (Aspect aspect : Aspect.values()) {
      if (aspect.key().equals(key)) {
        Set<String> allowed =
            aspect == Aspect.SERVICE ? SERVICES : aspect == Aspect.NETWORK ? NETWORK : null;
        into.expect(aspect, list(rest, allowed));
      }
    }
  }

  // ---- words ----

  private WordList list(List<Word> rest, @Nullable Set<String> allowed) {
    var entries = new ArrayList<WordList.Entry>();
    for (Word word : rest) {
      boolean expected = !word.text().startsWith("!");
      String text = expected ? word.text() : word.text().substring(1);
      if (text.startsWith("@")) {
        group(word, text.substring(1), expected, entries);
      } else {
        boolean none = text.equals("none");
        String pattern = none || text.equals("any") ? "*" : text;
        add(word, pattern, expected != none, allowed, entries);
      }
    }
    return new WordList(entries);
  }

  private void add(
      Word word,
      String text,
      boolean expected,
      @Nullable Set<String> allowed,
      List<WordList.Entry> entries) {
    if (text.isEmpty()) {
      wrong(word.span(), "this word is empty", "leave it out");
    } else if (allowed != null && !allowed.contains(text)) {
      unknownWord(word, allowed.stream().filter(other -> !other.equals("*")).sorted().toList());
    } else {
      count(word, entries, List.of(new WordList.Entry(new WordPattern(text), expected)));
    }
  }

  private void group(Word word, String name, boolean expected, List<WordList.Entry> entries) {
    WordList group = groups.get(name);
    if (group == null) {
      wrong(word.span(), "there is no group '" + name + "'", meant(name, groups.keySet()));
      return;
    }
    var all = new ArrayList<WordList.Entry>();
    for (WordList.Entry entry : group.entries()) {
      all.add(new WordList.Entry(entry.pattern(), entry.expected() == expected));
    }
    count(word, entries, all);
  }

  private void count(Word word, List<WordList.Entry> entries, List<WordList.Entry> more) {
    if (words > limits.maxWords()) {
      return;
    }
    words += more.size();
    if (words > limits.maxWords()) {
      stop(word.span(), "the entries have more than " + limits.maxWords() + " words");
      return;
    }
    entries.addAll(more);
  }

  // ---- mistakes ----

  private void unknownWord(Word word, List<String> known) {
    wrong(word.span(), "'" + shown(word) + "' is none of " + String.join(", ", known), "");
  }

  private static String meant(String word, java.util.Collection<String> known) {
    return word.length() > MAX_GUESSED
        ? ""
        : Suggestion.nearest(word, known).map(near -> "did you mean '" + near + "'?").orElse("");
  }

  private static String shown(Word word) {
    return word.text();
  }

  private void wrong(Span place, String message, String help) {
    if (help.isEmpty()) {
      mistakes.error(DiagnosticCode.HOST001, place, message);
    } else {
      mistakes.error(DiagnosticCode.HOST001, place, message, help);
    }
  }
}
