package perilune.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells which build this is, from the manifest of its jar. */
final class BuildVersion implements IVersionProvider {

  /** Gives the version, or {@code development} where it does not run from its jar. */
  static String text() {
    String version = BuildVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"perilune " + text()};
  }
}
