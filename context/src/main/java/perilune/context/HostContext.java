package perilune.context;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import perilune.context.artefact.Artefacts;
import perilune.context.baseline.BaselineContext;
import perilune.context.baseline.KnownUses;
import perilune.context.expectation.Expectations;
import perilune.context.hosts.LuaHostCache;
import perilune.context.hosts.LuaHosts;
import perilune.context.invocation.LuaInvocation;
import perilune.context.lineage.Lineage;
import perilune.context.lineage.ProcessMemory;
import perilune.context.origin.OriginVerdict;
import perilune.context.provenance.PackageInventory;
import perilune.context.provenance.Provenance;
import perilune.context.quarantine.Quarantine;
import perilune.context.reading.LuaAbilities;
import perilune.context.reading.ReadingLimits;
import perilune.context.reading.TokenReader;
import perilune.event.Event;
import perilune.event.FieldDemand;

/**
 * Gives the events of one host the fields that follow from what happened there before.
 *
 * <p>Owned by one thread; has no clock, all time is the events'. The same events give the same
 * fields, whether or not there was a snapshot and a restore between them.
 */
public final class HostContext {

  /** Marks a snapshot of this class: "PLHC". */
  private static final int MAGIC = 0x504C4843;

  private static final int VERSION = 7;

  private final FieldDemand demand;
  private final ContextLimits limits;
  private final LuaHosts hosts;
  private final ProcessMemory memory;
  private Lineage lineage;
  private Artefacts artefacts;
  private final LuaInvocation invocation;
  private final Provenance provenance;
  private final LuaAbilities abilities;
  private Quarantine quarantine;
  private final Expectations expectations;
  private final OriginVerdict origin;
  private KnownUses uses = KnownUses.none();
  private BaselineContext baseline;

  /** Makes the context of a host of which nothing is known yet, nor of its packages. */
  public HostContext(FieldDemand demand, ContextLimits limits) {
    this(demand, limits, PackageInventory.none());
  }

  /** Makes the context of a host of which nothing is known yet but its packages. */
  public HostContext(FieldDemand demand, ContextLimits limits, PackageInventory packages) {
    this(demand, limits, packages, LuaHosts.builtIn());
  }

  /**
   * Makes the context of a host of which nothing is known yet but its packages.
   *
   * @param hosts programs that run Lua
   */
  public HostContext(
      FieldDemand demand, ContextLimits limits, PackageInventory packages, LuaHosts hosts) {
    this(demand, limits, packages, hosts, ProcessMemory.of(limits.lineage(), 1));
  }

  /**
   * Makes the context of a host of which nothing is known yet but its packages.
   *
   * @param hosts programs that run Lua
   * @param memory shared with the contexts of other hosts
   */
  public HostContext(
      FieldDemand demand,
      ContextLimits limits,
      PackageInventory packages,
      LuaHosts hosts,
      ProcessMemory memory) {
    // What one kind of context reads another has to fill.
    this.demand = read(demand);
    this.limits = limits;
    this.hosts = hosts;
    this.memory = memory;
    lineage = newLineage();
    artefacts = newArtefacts();
    provenance = new Provenance(this.demand, packages);
    var known = new LuaHostCache(hosts);
    invocation = new LuaInvocation(this.demand, known, provenance::content);
    abilities =
        new LuaAbilities(
            this.demand,
            new TokenReader(ReadingLimits.defaults()),
            packages::scriptText,
            ReadingLimits.defaults());
    quarantine = new Quarantine(this.demand);
    expectations = new Expectations(this.demand, known);
    origin = new OriginVerdict(this.demand, hosts);
    baseline = new BaselineContext(this.demand, uses);
  }

  /** Compares with what is normal from now on; to be called before the first event. */
  public void compareWith(KnownUses known) {
    uses = known;
    baseline = new BaselineContext(demand, known);
  }

  /** Gives the demand with what one kind of context reads of another. */
  private static FieldDemand read(FieldDemand demand) {
    return Artefacts.needs(
        LuaInvocation.needs(
            LuaAbilities.needs(
                Expectations.needs(
                    OriginVerdict.needs(Quarantine.needs(Lineage.readsOfOthers(demand)))))));
  }

  private Lineage newLineage() {
    return new Lineage(demand, limits.lineage(), memory);
  }

  private Artefacts newArtefacts() {
    return new Artefacts(demand, limits.artefacts(), hosts);
  }

  /**
   * Learns from an event of this host and fills its derived fields.
   *
   * <p>Events come in order of time, then sequence; one that comes later than its time is filled
   * with what is certain and changes nothing that is newer. O(ancestors written).
   */
  public void enrich(Event event) {
    lineage.enrich(event);
    artefacts.observe(event);
    invocation.enrich(event);
    artefacts.complete(event);
    abilities.enrich(event);
    quarantine.enrich(event);
    provenance.enrich(event);
    expectations.enrich(event, lineage.luaHost(), lineage.parentLuaHost());
    origin.enrich(event);
    lineage.followLua(event);
    baseline.enrich(event);
  }

  /** Gives the demand that readers must meet so that the wanted fields can be derived. */
  public static FieldDemand needs(FieldDemand wanted) {
    // What one enricher reads another may fill: lineage's own wishes are known first.
    FieldDemand known = Lineage.needs(Provenance.needs(read(wanted)));
    return Lineage.needs(Artefacts.needs(LuaInvocation.needs(known)));
  }

  /** Forgets processes as long as they take more than the host's share of the memory. */
  public void giveWay() {
    lineage.giveWay();
  }

  /** Gives its part of the memory back; it is not used any more. */
  public void leave() {
    lineage.leave();
  }

  /** Gives what is known and what was given up. */
  public ContextCounters counters() {
    return new ContextCounters(lineage.counters(), artefacts.counters());
  }

  /** Writes all state. O(state). */
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    lineage.writeTo(out);
    artefacts.writeTo(out);
    quarantine.writeTo(out);
    baseline.writeTo(out);
  }

  /**
   * Reads state that {@link #writeTo} wrote, in the place of what there was: the events after it
   * come out as if there had been no stop.
   *
   * @throws IOException if the bytes cannot be had or are not such state; what there was is kept
   */
  public void readFrom(DataInput in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a snapshot of a host's context");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException("snapshot of a host's context has version " + version);
    }
    Lineage readLineage = newLineage();
    try {
      readLineage.readFrom(in);
      readOthers(in);
    } catch (IOException e) {
      readLineage.leave();
      throw e;
    }
    lineage.leave();
    lineage = readLineage;
  }

  /** Reads what follows the lineage. */
  private void readOthers(DataInput in) throws IOException {
    Artefacts readArtefacts = newArtefacts();
    readArtefacts.readFrom(in);
    var readQuarantine = new Quarantine(demand);
    readQuarantine.readFrom(in);
    var readBaseline = new BaselineContext(demand, uses);
    readBaseline.readFrom(in);
    artefacts = readArtefacts;
    quarantine = readQuarantine;
    baseline = readBaseline;
  }
}
