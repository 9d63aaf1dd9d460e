package perilune.engine.reference;

import java.util.ArrayList;
import java.util.List;
import perilune.event.Event;
import perilune.rules.plan.Operator;

/** The oracle of new terms: for each event and term it looks at every event before it. */
public final class ReferenceTerms {

  private final Operator.NewTerms terms;
  private final List<Event> events;

  /** Takes events in the order in which the engine gets them. */
  public ReferenceTerms(Operator.NewTerms terms, List<Event> inOrder) {
    this.terms = terms;
    events = inOrder.stream().filter(e -> e.header().timed).toList();
  }

  /** Gives every match as its term and its event. */
  public List<ReferenceSequences.Found> find() {
    var found = new ArrayList<ReferenceSequences.Found>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      for (List<String> term : ReferenceSequences.tuples(terms.step(), event)) {
        if (!ReferenceSequences.fits(terms.step(), event, term)) {
          continue;
        }
        boolean known =
            events.subList(0, i).stream()
                .anyMatch(before ->
                    ReferenceSequences.fits(terms.step(), before, term)
                        && event.header().timeNanos - before.header().timeNanos
                            <= terms.historyNanos());
        if (!known) {
          found.add(new ReferenceSequences.Found(term, List.of(event)));
        }
      }
    }
    return found;
  }
}
