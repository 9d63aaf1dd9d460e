package perilune.cli;

import picocli.CommandLine.Command;

/** {@code perilune baseline}: what is normal, learned and approved. */
@Command(
    name = "baseline",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(learn | review | approve | diff | export)",
    description = "Learns what runs Lua where, and keeps what people approved of it.",
    subcommands = {
      BaselineLearnCommand.class,
      BaselineReviewCommand.class,
      BaselineApproveCommand.class,
      BaselineDiffCommand.class,
      BaselineExportCommand.class
    })
final class BaselineCommand {}
