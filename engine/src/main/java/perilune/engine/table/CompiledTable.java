package perilune.engine.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import perilune.engine.match.Refusal;

/**
 * A table's stages with resolved columns. It has scratch memory: one object belongs to one matcher.
 */
public final class CompiledTable {

  final List<Refusal> refusals;
  final List<Stage> stages;

  /** Number of stages, from the first, that look at one row alone and need no time of the look. */
  final int rowWise;

  /** What the stage behind those does, where that is to put rows together without asking time. */
  final @Nullable Grouping grouping;

  final RowColumns columns;
  final Windows windows;
  final int slots;
  final Look look;
  final Surplus surplus;

  CompiledTable(
      List<Refusal> refusals, Plan plan, RowColumns columns, Windows windows, Scratch scratch) {
    this.refusals = List.copyOf(refusals);
    this.stages = List.copyOf(plan.stages());
    this.rowWise = plan.rowWise();
    this.grouping = plan.grouping();
    this.columns = columns;
    this.windows = windows;
    this.slots = scratch.slots();
    this.look = scratch.look();
    this.surplus = scratch.surplus();
  }

  /** The stages and where they can be cut. */
  record Plan(List<Stage> stages, int rowWise, @Nullable Grouping grouping) {}

  /** What the stages share. */
  record Scratch(int slots, Look look, Surplus surplus) {}
}
