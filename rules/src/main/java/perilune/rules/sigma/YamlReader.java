package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;
import perilune.source.Span;

/**
 * Builds trees from the library's events, which it gives without recursion: nesting, aliases and
 * size are counted here. An alias costs what it stands for, so that a bomb meets the limit on
 * values.
 */
final class YamlReader {

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setCodePointLimit(Integer.MAX_VALUE).build();

  private final SourceText source;
  private final SigmaLimits limits;
  private final Mistakes mistakes;
  private final Places places;
  private final Map<String, Yaml> anchors = new HashMap<>();
  private int values;
  private boolean stopped;

  private YamlReader(SourceText source, SigmaLimits limits, Mistakes mistakes) {
    this.source = source;
    this.limits = limits;
    this.mistakes = mistakes;
    places = new Places(source.text());
  }

  /** Gives the documents of a file up to the first that cannot be read. */
  static List<Yaml> read(SourceText source, SigmaLimits limits, Mistakes mistakes) {
    return new YamlReader(source, limits, mistakes).documents();
  }

  private List<Yaml> documents() {
    var all = new ArrayList<Yaml>();
    if (source.text().length() > limits.maxLength()) {
      stop(
          new Span(0, 1),
          "the file has more than " + limits.maxLength() + " characters",
          "split it into several files");
      return all;
    }
    try {
      Iterator<Event> events = new Parse(SETTINGS).parseString(source.text()).iterator();
      while (events.hasNext() && !stopped) {
        if (events.next().getEventId() == Event.ID.DocumentStart) {
          anchors.clear();
          Yaml document = value(events, events.next(), 0);
          if (!stopped) {
            all.add(document);
          }
        }
      }
    } catch (MarkedYamlEngineException wrong) {
      Span at = wrong.getProblemMark().map(mark -> places.at(mark, mark)).orElse(new Span(0, 0));
      mistakes.error(
          DiagnosticCode.SIGMA001,
          at,
          "this is not YAML: " + firstLine(wrong.getProblem()),
          "a value with a colon, a quote or a star at its start has to stand in single quotes");
    } catch (YamlEngineException wrong) {
      mistakes.error(
          DiagnosticCode.SIGMA001,
          new Span(0, 0),
          "this is not YAML: " + firstLine(wrong.getMessage()));
    }
    return all;
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "it cannot be read" : message.lines().findFirst().orElse("");
  }

  private void stop(Span at, String message, String help) {
    if (!stopped) {
      mistakes.stop(DiagnosticCode.SIGMA002, at, message, help);
    }
    stopped = true;
  }

  /** Gives the tree that begins with an event. Recursion is bounded by the limit on nesting. */
  private Yaml value(Iterator<Event> events, Event first, int depth) {
    Span at = span(first);
    count(at, 1);
    if (depth > limits.maxNesting()) {
      stop(at, "values are nested deeper than " + limits.maxNesting() + " levels", "flatten them");
    }
    if (stopped) {
      return new Yaml.Text("", true, at);
    }
    Yaml value =
        switch (first.getEventId()) {
          case Scalar -> scalar((ScalarEvent) first, at);
          case SequenceStart -> items(events, at, depth);
          case MappingStart -> table(events, at, depth);
          case Alias -> alias((AliasEvent) first, at);
          case StreamStart,
              StreamEnd,
              DocumentStart,
              DocumentEnd,
              SequenceEnd,
              MappingEnd,
              Comment ->
              new Yaml.Text("", true, at);
        };
    if (first instanceof NodeEvent node && !(first instanceof AliasEvent)) {
      node.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), value));
    }
    return value;
  }

  private void count(Span at, int more) {
    values += more;
    if (values > limits.maxValues() || values < 0) {
      stop(
          at,
          "the file has more than " + limits.maxValues() + " values, aliases written out",
          "split it into several files, and do not nest aliases");
    }
  }

  private static Yaml scalar(ScalarEvent scalar, Span at) {
    boolean plain = scalar.isPlain() && scalar.getTag().isEmpty();
    return new Yaml.Text(scalar.getValue(), plain, at);
  }

  private Yaml alias(AliasEvent alias, Span at) {
    Yaml meant = anchors.get(alias.getAlias().getValue());
    if (meant == null) {
      mistakes.error(
          DiagnosticCode.SIGMA001, at, "no value before this one has the anchor that it names");
      return new Yaml.Text("", true, at);
    }
    count(at, size(meant));
    return meant;
  }

  private static int size(Yaml value) {
    long size =
        switch (value) {
          case Yaml.Text _ -> 1;
          case Yaml.Items(var items, var _) -> 1 + items.stream().mapToLong(YamlReader::size).sum();
          case Yaml.Table(var entries, var _) ->
              1 + entries.stream().mapToLong(entry -> 1 + size(entry.value())).sum();
        };
    return (int) Math.min(size, Integer.MAX_VALUE / 2);
  }

  private Yaml items(Iterator<Event> events, Span start, int depth) {
    var items = new ArrayList<Yaml>();
    Event next = events.next();
    while (next.getEventId() != Event.ID.SequenceEnd && !stopped) {
      items.add(value(events, next, depth + 1));
      next = events.next();
    }
    if (items.size() > limits.maxListLength()) {
      stop(
          start,
          "the list has " + items.size() + " values, more than " + limits.maxListLength(),
          "split the rule");
    }
    return new Yaml.Items(items, start.to(end(items)));
  }

  private static Span end(List<? extends Yaml> parts) {
    return parts.isEmpty() ? new Span(0, 0) : parts.getLast().span();
  }

  private Yaml table(Iterator<Event> events, Span start, int depth) {
    var entries = new ArrayList<Yaml.Entry>();
    var first = new HashMap<String, Span>();
    Event next = events.next();
    while (next.getEventId() != Event.ID.MappingEnd && !stopped) {
      Yaml key = value(events, next, depth + 1);
      Yaml value = value(events, events.next(), depth + 1);
      next = events.next();
      if (!(key instanceof Yaml.Text name)) {
        mistakes.error(
            DiagnosticCode.SIGMA001, key.span(), "a key has to be text", "write 'key: value'");
        continue;
      }
      Optional<Span> before = Optional.ofNullable(first.putIfAbsent(name.value(), name.span()));
      if (before.isPresent()) {
        duplicate(name, before.get());
      } else {
        entries.add(new Yaml.Entry(name, value));
      }
    }
    return new Yaml.Table(entries, start);
  }

  private void duplicate(Yaml.Text name, Span before) {
    mistakes.error(
        DiagnosticCode.SIGMA001,
        name.span(),
        "the key '" + name.value() + "' stands here twice",
        "it stands in line " + source.line(before.start()) + " too",
        "put both values into one list, or give one key another modifier");
  }

  private Span span(Event event) {
    Optional<Mark> start = event.getStartMark();
    Optional<Mark> end = event.getEndMark();
    return start.isPresent() && end.isPresent()
        ? places.at(start.get(), end.get())
        : new Span(0, 0);
  }

  /** The library counts code points, we count UTF-16 units. */
  private static final class Places {

    private final int length;
    private final int @Nullable [] offsets;

    Places(String text) {
      length = text.length();
      int points = text.codePointCount(0, length);
      offsets = points == length ? null : offsets(text, points);
    }

    private static int[] offsets(String text, int points) {
      int[] all = new int[points + 1];
      int at = 0;
      for (int i = 0; i < points; i++) {
        all[i] = at;
        at += Character.charCount(text.codePointAt(at));
      }
      all[points] = at;
      return all;
    }

    Span at(Mark start, Mark end) {
      int from = offset(start.getIndex());
      return new Span(from, Math.max(from, offset(end.getIndex())));
    }

    private int offset(int index) {
      int[] known = offsets;
      return known == null ? Math.min(index, length) : known[Math.min(index, known.length - 1)];
    }
  }
}
