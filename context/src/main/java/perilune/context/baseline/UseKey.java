package perilune.context.baseline;

/**
 * What makes two stories the same use.
 *
 * @param os of the host
 * @param program name without version
 * @param interpreter shape of its path
 * @param runs what it was told to run; empty where its start was not seen
 * @param touches ids of the rules that touched it and ask for a yes, joined; empty for quiet ones
 */
record UseKey(String os, String program, String interpreter, String runs, String touches) {

  static UseKey of(Story story) {
    return new UseKey(
        story.facts.os(),
        story.facts.program(),
        String.join(" ", story.facts.of(Slot.INTERPRETER)),
        story.facts.runs(),
        String.join(" ", story.touches.keySet()));
  }

  UseKey running(String other) {
    return new UseKey(os, program, interpreter, other, touches);
  }

  boolean isQuiet() {
    return touches.isEmpty();
  }
}
