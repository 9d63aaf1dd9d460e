package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/** Reads documents into what is written in them. Meaning is not asked: any field may be named. */
final class TreeReader {

  private static final String CONDITION = "condition";
  private static final String TIMEFRAME = "timeframe";

  private static final ConditionReader.Parts<SigmaTree.Part> PARTS =
      new ConditionReader.Parts<>() {
        @Override
        public SigmaTree.Part any(List<SigmaTree.Part> parts) {
          return parts.size() == 1 ? parts.getFirst() : new SigmaTree.Any(parts);
        }

        @Override
        public SigmaTree.Part all(List<SigmaTree.Part> parts) {
          return parts.size() == 1 ? parts.getFirst() : new SigmaTree.All(parts);
        }

        @Override
        public SigmaTree.Part not(SigmaTree.Part part) {
          return new SigmaTree.Not(part);
        }

        @Override
        public SigmaTree.Part never() {
          return new SigmaTree.Unread();
        }
      };

  private final SigmaLimits limits;
  private final Mistakes mistakes;

  TreeReader(SigmaLimits limits, Mistakes mistakes) {
    this.limits = limits;
    this.mistakes = mistakes;
  }

  /** Gives the document; nothing where it is none, which is reported. */
  Optional<SigmaTree.Document> read(Yaml yaml) {
    return DocumentReader.read(yaml, mistakes).map(this::document);
  }

  private SigmaTree.Document document(SigmaDocument document) {
    SigmaTree.Header header = header(document.table());
    return switch (document) {
      case SigmaDocument.Detection(var table) ->
          new SigmaTree.Document("detection", header, detection(table));
      case SigmaDocument.Correlation _ ->
          new SigmaTree.Document("correlation", header, Optional.empty());
      case SigmaDocument.Filter _ -> new SigmaTree.Document("filter", header, Optional.empty());
    };
  }

  private SigmaTree.Header header(Yaml.Table table) {
    LogSource source =
        table.find("logsource").isPresent()
            ? LogSource.read(table, mistakes)
            : new LogSource("", "", "", List.of(), new Span(0, 0));
    return new SigmaTree.Header(
        text(table, "id"),
        text(table, "title"),
        text(table, "status"),
        text(table, "level"),
        texts(table, "tags"),
        source.product(),
        source.category(),
        source.service());
  }

  private static String text(Yaml.Table table, String key) {
    return table.find(key).map(Yaml.Entry::value).orElse(null) instanceof Yaml.Text text
            && !text.isNull()
        ? text.value().strip()
        : "";
  }

  private static List<String> texts(Yaml.Table table, String key) {
    var all = new ArrayList<String>();
    if (table.find(key).map(Yaml.Entry::value).orElse(null) instanceof Yaml.Items list) {
      for (Yaml item : list.items()) {
        if (item instanceof Yaml.Text text) {
          all.add(text.value().strip());
        }
      }
    }
    return all;
  }

  private Optional<SigmaTree.Part> detection(Yaml.Table rule) {
    Yaml.Entry entry = rule.find("detection").orElseThrow();
    if (!(entry.value() instanceof Yaml.Table detection) || detection.find(CONDITION).isEmpty()) {
      mistakes.error(
          DiagnosticCode.SIGMA003,
          entry.key().span(),
          "'detection' has to be a map of selections and a condition",
          "write selections by name below it, and 'condition:'");
      return Optional.empty();
    }
    Map<String, SigmaTree.Part> selections = new LinkedHashMap<>();
    for (Yaml.Entry one : detection.entries()) {
      String name = one.key().value();
      if (!name.equals(CONDITION) && !name.equals(TIMEFRAME)) {
        selections.put(name, selection(one.value()));
      }
    }
    Yaml condition = detection.find(CONDITION).get().value();
    return Optional.of(condition(condition, selections));
  }

  private SigmaTree.Part condition(Yaml written, Map<String, SigmaTree.Part> selections) {
    return new ConditionReader<>(selections, PARTS, limits, mistakes).readAll(written);
  }

  private SigmaTree.Part selection(Yaml value) {
    return switch (value) {
      case Yaml.Table table -> map(table);
      case Yaml.Text text -> keywords(List.of(text));
      case Yaml.Items(var values, var _) -> list(values);
    };
  }

  private SigmaTree.Part map(Yaml.Table table) {
    var lines = new ArrayList<SigmaTree.Part>();
    for (Yaml.Entry entry : table.entries()) {
      Optional<ModifierChain> chain = ModifierChain.read(entry.key(), mistakes);
      lines.add(
          chain.isEmpty() ? new SigmaTree.Unread() : line(chain.get(), entry.value().listed()));
    }
    return PARTS.all(lines);
  }

  /** Maps are alternatives; texts beside them are keywords. */
  private SigmaTree.Part list(List<Yaml> values) {
    var parts = new ArrayList<SigmaTree.Part>();
    var words = new ArrayList<Yaml>();
    for (Yaml value : values) {
      switch (value) {
        case Yaml.Table table -> parts.add(map(table));
        case Yaml.Text text -> words.add(text);
        case Yaml.Items(var inner, var _) -> words.addAll(inner);
      }
    }
    if (!words.isEmpty()) {
      parts.add(keywords(words));
    }
    return PARTS.any(parts);
  }

  private SigmaTree.Part keywords(List<Yaml> values) {
    Span span = values.getFirst().span();
    return line(new ModifierChain("", List.of(), span), values);
  }

  private SigmaTree.Part line(ModifierChain chain, List<Yaml> written) {
    var values = new ArrayList<SigmaTree.Value>();
    for (Yaml value : written) {
      if (value instanceof Yaml.Text text) {
        values.add(value(text));
      } else {
        mistakes.error(
            DiagnosticCode.SIGMA009,
            value.span(),
            "a value has to be text, a number or null",
            "flatten it");
      }
    }
    List<String> words =
        chain.modifiers().stream().filter(one -> one != Modifier.NEQ).map(Modifier::word).toList();
    SigmaTree.Part line = new SigmaTree.Line(chain.field(), words, values);
    return chain.has(Modifier.NEQ) ? new SigmaTree.Not(line) : line;
  }

  private static SigmaTree.Value value(Yaml.Text text) {
    var pieces = new ArrayList<String>();
    var piece = new StringBuilder();
    for (SigmaText.Part part : SigmaText.of(text.value()).parts()) {
      switch (part) {
        case SigmaText.Literal(var literal) -> piece.append(literal);
        case SigmaText.One _ -> piece.append('?');
        case SigmaText.Many _ -> {
          pieces.add(piece.toString());
          piece.setLength(0);
        }
      }
    }
    pieces.add(piece.toString());
    return new SigmaTree.Value(text.value(), pieces, text.isNull());
  }
}
