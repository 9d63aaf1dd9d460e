package perilune.rules.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import perilune.rules.Rule;
import perilune.rules.RuleHeader;
import perilune.rules.plan.Condition;
import perilune.rules.plan.Correlation;
import perilune.rules.plan.Operator;
import perilune.rules.plan.RulePlan;
import perilune.rules.sigma.CorrelationLowering.Target;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Suggestion;

/**
 * Puts files together: filters narrow the rules that they are for, then correlations name them, by
 * id or name, in whatever file they stand. Of several rules with one name the first is meant.
 *
 * <p>A rule that a correlation names gives no findings of its own, unless one that names it says
 * {@code generate: true}.
 */
final class SigmaLinker {

  /** Correlations inside each other, count: more than anybody can follow. */
  private static final int MAX_DEPTH = 16;

  /** Rules that one correlation comes to, those of correlations that it names included. */
  private static final int MAX_LEAVES = 1_000;

  /** Rules of one correlation in order, count: each stands in relation to each. */
  private static final int MAX_ORDERED = 64;

  private final List<SigmaFile> files;
  private final SigmaOptions options;
  private final Map<String, SigmaRule> rules = new LinkedHashMap<>();
  private final Map<String, OpenDocument> correlations = new LinkedHashMap<>();
  // Tried once each: empty where it has a mistake, or names itself.
  private final IdentityHashMap<OpenDocument, Optional<Correlation>> lowered =
      new IdentityHashMap<>();
  private final IdentityHashMap<OpenDocument, Mistakes> mistakes = new IdentityHashMap<>();
  private final List<OpenDocument> path = new ArrayList<>();
  private final Set<RuleHeader> named = new HashSet<>();
  private final Set<RuleHeader> generating = new HashSet<>();

  SigmaLinker(List<SigmaFile> files, SigmaOptions options) {
    this.files = files;
    this.options = options;
  }

  List<SigmaFile> link() {
    if (files.stream().noneMatch(SigmaFile::isOpen)) {
      return files;
    }
    List<FilterLowering> filters = filters();
    var narrowed = new IdentityHashMap<SigmaRule, SigmaRule>();
    for (SigmaFile file : files) {
      for (SigmaRule rule : file.written().rules()) {
        SigmaRule own = narrowed(rule, filters);
        narrowed.put(rule, own);
        own.references().forEach(name -> rules.putIfAbsent(name, own));
      }
      for (OpenDocument open : file.written().open()) {
        if (open.document() instanceof SigmaDocument.Correlation) {
          open.references().forEach(name -> correlations.putIfAbsent(name, open));
        }
      }
    }
    filters.forEach(this::lookUp);
    files.forEach(this::lowerAll);
    return files.stream().map(file -> linked(file, narrowed)).toList();
  }

  private List<FilterLowering> filters() {
    var all = new ArrayList<FilterLowering>();
    for (SigmaFile file : files) {
      for (OpenDocument open : file.written().open()) {
        if (open.document() instanceof SigmaDocument.Filter) {
          all.add(new FilterLowering(open, options, mistakes(open)));
        }
      }
    }
    return all;
  }

  private Mistakes mistakes(OpenDocument open) {
    return mistakes.computeIfAbsent(
        open,
        document ->
            new Mistakes(
                document.source(), options.limits().maxMistakes(), DiagnosticCode.SIGMA002));
  }

  private static SigmaRule narrowed(SigmaRule rule, List<FilterLowering> filters) {
    Condition meaning = rule.meaning();
    for (FilterLowering filter : filters) {
      meaning = filter.isFor(rule) ? filter.narrow(rule, meaning) : meaning;
    }
    return rule.with(meaning);
  }

  /** A filter may be written for more rules than are loaded: what it misses is a warning. */
  private void lookUp(FilterLowering filter) {
    for (Yaml.Text name : filter.named()) {
      SigmaRule rule = rules.get(name.value());
      if (rule == null) {
        filter
            .mistakes()
            .warning(
                DiagnosticCode.SIGMA015,
                name.span(),
                correlations.containsKey(name.value())
                    ? "'" + name.value() + "' is a correlation, which no filter narrows"
                    : "no rule has the id or name '" + name.value() + "'",
                help(name.value()));
      } else if (!filter.contains(rule.source())) {
        filter
            .mistakes()
            .warning(
                DiagnosticCode.SIGMA014,
                name.span(),
                "the filter's log source does not contain that of '" + name.value() + "'",
                "it narrows nothing there; leave a part of its log source out");
      }
    }
  }

  private String help(String name) {
    for (SigmaRule rule : rules.values()) {
      if (rule.header().name().equals(name)) {
        return "that is the title of a rule: write its id '" + rule.header().id() + "'";
      }
    }
    var known = new ArrayList<>(rules.keySet());
    known.addAll(correlations.keySet());
    return Suggestion.nearest(name, known)
        .map(near -> "did you mean '" + near + "'?")
        .orElse("rules are named by 'id' or 'name', in any file that is loaded");
  }

  private void lowerAll(SigmaFile file) {
    for (OpenDocument open : file.written().open()) {
      if (open.document() instanceof SigmaDocument.Correlation) {
        lower(open);
      }
    }
  }

  private Optional<Correlation> lower(OpenDocument open) {
    Optional<Correlation> known = lowered.get(open);
    if (known != null) {
      return known;
    }
    path.add(open);
    Optional<Correlation> made = make(open);
    path.removeLast();
    lowered.put(open, made);
    return made;
  }

  private Optional<Correlation> make(OpenDocument open) {
    Mistakes own = mistakes(open);
    Optional<CorrelationTree> tree = new CorrelationReader(own).read(open.document().table());
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    var targets = new ArrayList<Target>();
    for (Yaml.Text name : tree.get().rules()) {
      target(name, own).ifPresent(targets::add);
    }
    if (own.hasErrors()) {
      return Optional.empty();
    }
    Optional<Correlation> made =
        new CorrelationLowering(tree.get(), options.pipelines(), own).lower(targets);
    if (made.isPresent() && isTooLarge(made.get(), open, own)) {
      return Optional.empty();
    }
    made.ifPresent(_ -> name(targets, tree.get().generate()));
    return made;
  }

  private static boolean isTooLarge(Correlation made, OpenDocument open, Mistakes own) {
    boolean ordered = made.measure() instanceof Correlation.Measure.RulesInOrder;
    int most = ordered ? MAX_ORDERED : MAX_LEAVES;
    int size = ordered ? made.inputs().size() : made.leaves().size();
    if (size > most) {
      own.error(
          DiagnosticCode.SIGMA002,
          open.document().table().span(),
          "the correlation comes to " + size + " rules; at most " + most + " can be run",
          "name fewer rules");
    }
    return size > most;
  }

  private void name(List<Target> targets, boolean generate) {
    for (Target target : targets) {
      RuleHeader header =
          switch (target) {
            case Target.Detection(var rule) -> rule.header();
            case Target.Inner(var document, var _) -> document.header();
          };
      named.add(header);
      if (generate) {
        generating.add(header);
      }
    }
  }

  private Optional<Target> target(Yaml.Text name, Mistakes own) {
    SigmaRule rule = rules.get(name.value());
    if (rule != null) {
      return Optional.of(new Target.Detection(rule));
    }
    OpenDocument inner = correlations.get(name.value());
    if (inner == null) {
      String message = "no rule that can run has the id or name '" + name.value() + "'";
      own.error(DiagnosticCode.SIGMA015, name.span(), message, help(name.value()));
      return Optional.empty();
    }
    if (path.contains(inner) || path.size() >= MAX_DEPTH) {
      boolean circle = path.contains(inner);
      own.error(
          DiagnosticCode.SIGMA015,
          name.span(),
          circle
              ? "the correlation waits for its own matches by way of '" + name.value() + "'"
              : "correlations stand inside each other deeper than " + MAX_DEPTH + " levels",
          "name detection rules");
      return Optional.empty();
    }
    Optional<Correlation> correlation = lower(inner);
    if (correlation.isEmpty()) {
      own.error(
          DiagnosticCode.SIGMA015,
          name.span(),
          "the correlation '" + name.value() + "' has mistakes",
          "they are told at its own place");
    }
    return correlation.map(found -> new Target.Inner(inner, found));
  }

  private SigmaFile linked(SigmaFile file, IdentityHashMap<SigmaRule, SigmaRule> narrowed) {
    var own = new ArrayList<Rule>();
    for (SigmaRule rule : file.written().rules()) {
      SigmaRule now = narrowed.getOrDefault(rule, rule);
      RuleHeader header = toldOf(now.header());
      var plan = new RulePlan(header.id(), now.scope(), new Operator.Single(now.meaning()));
      own.add(new Rule(header, plan, now.query()).with(now.parameters()));
    }
    var diagnostics = new ArrayList<Diagnostic>(file.diagnostics());
    Map<RuleHeader, RuleHeader> told = new HashMap<>();
    for (OpenDocument open : file.written().open()) {
      diagnostics.addAll(mistakes(open).inOrder());
      Optional<Correlation> made = lowered.getOrDefault(open, Optional.empty());
      made.ifPresent(meaning -> {
        RuleHeader header = explained(toldOf(open.header()));
        told.put(open.header(), header);
        var plan = new RulePlan(header.id(), new Operator.Correlated(meaning));
        own.add(new Rule(header, plan, open.query()));
      });
    }
    List<RuleHeader> headers =
        file.headers().stream().map(header -> told.getOrDefault(header, toldOf(header))).toList();
    return new SigmaFile(file.written(), own, headers, diagnostics);
  }

  private RuleHeader toldOf(RuleHeader header) {
    return named.contains(header) && !generating.contains(header) ? header.silent() : header;
  }

  /** What several events come to has no one process to tell of. */
  private static RuleHeader explained(RuleHeader header) {
    var telling = header.telling();
    return header.telling(
        new RuleHeader.Telling(
            telling.buildingBlock(),
            telling.culprit(),
            header.name().replace('{', '(').replace('}', ')') + ".",
            telling.parts(),
            telling.titles()));
  }
}
