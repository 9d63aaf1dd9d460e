package perilune.cli.catalog;

import java.util.List;

/** Tables under a headline, for whichever form they are printed in. */
public sealed interface SectionView permits AdviceView, TechniqueView {

  /** Gives what all is about, in a sentence. */
  String headline();

  /** Gives the tables, in order. */
  List<Section> sections();
}
