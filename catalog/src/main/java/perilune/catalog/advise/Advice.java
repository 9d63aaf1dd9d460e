package perilune.catalog.advise;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import perilune.catalog.CatalogRule;
import perilune.catalog.Indicator;
import perilune.catalog.events.CoveredEvent;
import perilune.catalog.statistics.FieldRow;
import perilune.engine.subsumption.Inclusion;

/**
 * All that is said to the author of a rule.
 *
 * @param subject the rule
 * @param techniques by which others were found; none where only behaviour counted
 * @param peers the others, those that look for most of the same first
 * @param elsewhere rules of the techniques that are left out, for they are of other platforms
 * @param exclusions what peers leave out and the rule does not
 * @param idle exclusions of peers that can take nothing away from the rule, values
 * @param values what the rule looks for, those of most other rules first
 * @param fields what peers look at and the rule does not
 * @param covers how the rule and its peers cover each other, where that says something
 * @param telemetry what the rule reads
 */
public record Advice(
    Subject subject,
    List<String> techniques,
    List<Peer> peers,
    int elsewhere,
    List<Exclusion> exclusions,
    int idle,
    List<Value> values,
    List<FieldRow> fields,
    List<Cover> covers,
    Telemetry telemetry) {

  public Advice {
    techniques = List.copyOf(techniques);
    peers = List.copyOf(peers);
    exclusions = List.copyOf(exclusions);
    values = List.copyOf(values);
    fields = List.copyOf(fields);
    covers = List.copyOf(covers);
  }

  /**
   * A rule that is compared with.
   *
   * @param shared field and value of what both look for and few others do, sorted; a peer with none
   *     shares the technique only
   */
  public record Peer(CatalogRule rule, SortedSet<String> shared) {

    /** Says whether it is on the same behaviour, and not only on the same technique. */
    public boolean isClose() {
      return !shared.isEmpty();
    }
  }

  /**
   * Values of one field that the same peers leave out.
   *
   * @param values by field, kind and value; at least one
   * @param peers who leaves them out
   * @param looked whether the rule looks at the field
   */
  public record Exclusion(List<Indicator> values, List<Peer> peers, boolean looked) {
    public Exclusion {
      values = List.copyOf(values);
      peers = List.copyOf(peers);
    }

    /** Gives the number of peers on the same behaviour. */
    public long close() {
      return peers.stream().filter(Peer::isClose).count();
    }

    /** Gives whose rules they are. */
    public Set<String> vendors() {
      var vendors = new TreeSet<String>();
      peers.forEach(peer -> vendors.add(peer.rule().vendor()));
      return vendors;
    }
  }

  /**
   * A value that the rule looks for.
   *
   * @param reach other rules of all corpora that look for it, of equal kind; {@code eq} and {@code
   *     in} are one kind
   * @param noisy whether they are so many that it says little by itself
   */
  public record Value(Indicator indicator, int reach, boolean noisy) {}

  /**
   * How a rule and a peer go together.
   *
   * @param byPeer whether the peer fires with every match of the rule
   * @param ofPeer whether the rule fires with every match of the peer
   * @param lacking what the peer asks beside what follows from the rule, in words; empty where it
   *     covers the rule, or that is not known
   */
  public record Cover(Peer peer, Inclusion byPeer, Inclusion ofPeer, List<String> lacking) {
    public Cover {
      lacking = List.copyOf(lacking);
    }
  }

  /**
   * What the rule reads.
   *
   * @param platforms operating systems; none where it says nothing
   * @param kinds categories of events, or log sources
   * @param events events of sensors, as far as the catalog's table knows
   * @param recorded fields that a record has to have, in order of first use
   * @param derived fields that are worked out from several records
   */
  public record Telemetry(
      List<String> platforms,
      List<String> kinds,
      List<CoveredEvent> events,
      List<String> recorded,
      List<String> derived) {}
}
