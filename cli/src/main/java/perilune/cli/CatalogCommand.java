package perilune.cli;

import picocli.CommandLine.Command;

/** {@code perilune catalog}: what the world's rules say of a technique. */
@Command(
    name = "catalog",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(advise | build | diff | technique)",
    description =
        "Counts what other people's rules look at, and what they leave out; helps to write one.",
    subcommands = {
      CatalogAdviseCommand.class,
      CatalogBuildCommand.class,
      CatalogDiffCommand.class,
      CatalogTechniqueCommand.class
    })
final class CatalogCommand {}
