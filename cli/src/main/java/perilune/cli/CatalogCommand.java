package perilune.cli;

import picocli.CommandLine.Command;

/** {@code perilune catalog}: what the world's rules say of a technique. */
@Command(
    name = "catalog",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(build | diff | technique)",
    description = "Counts what other people's rules look at, and what they leave out.",
    subcommands = {
      CatalogBuildCommand.class,
      CatalogDiffCommand.class,
      CatalogTechniqueCommand.class
    })
final class CatalogCommand {}
