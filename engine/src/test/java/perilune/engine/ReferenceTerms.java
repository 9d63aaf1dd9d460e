package perilune.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import perilune.event.Event;
import perilune.rules.plan.Operator;

/** The oracle of new terms: for each event and term it looks at every event before it. */
final class ReferenceTerms {

  private final Operator.NewTerms terms;
  private final List<Event> events;

  ReferenceTerms(Operator.NewTerms terms, List<Event> inOrder) {
    this.terms = terms;
    events = inOrder.stream().filter(e -> e.header().timed).toList();
  }

  /** Gives every match as its term and the id of its event, sorted as text. */
  List<String> find() {
    var found = new ArrayList<String>();
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      for (List<String> term : ReferenceSequences.tuples(terms.step(), event)) {
        boolean fits = ReferenceSequences.fits(terms.step(), event, term);
        boolean known =
            events.subList(0, i).stream()
                .anyMatch(before ->
                    ReferenceSequences.fits(terms.step(), before, term)
                        && event.header().timeNanos - before.header().timeNanos
                            <= terms.historyNanos());
        if (fits && !known) {
          found.add(term + " " + List.of(event.header().computedId()));
        }
      }
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }
}
