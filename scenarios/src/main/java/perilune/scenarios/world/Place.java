package perilune.scenarios.world;

/** A folder by what it is for. */
public enum Place {
  /** Where programs put what they do not keep. */
  TEMPORARY,
  /** Another folder in which every account may write. */
  SHARED,
  /** What belongs to a person. */
  HOME,
  /** A folder in a home that people do not look at. */
  CACHE,
  /** Where an administrator puts programs. */
  PROGRAMS
}
