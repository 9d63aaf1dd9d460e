package perilune.cli;

import picocli.CommandLine.Command;

/** {@code perilune attack}: releases of ATT&CK, and what rules cover of them. */
@Command(
    name = "attack",
    mixinStandardHelpOptions = true,
    description = {
      "Keeps releases of MITRE ATT&CK as they were published, shows objects and what changed, and",
      "says what rules cover. It downloads nothing: import bundles that you have."
    },
    synopsisSubcommandLabel = "(import | list | show | diff | verify | coverage | layer)",
    subcommands = {
      AttackImportCommand.class,
      AttackListCommand.class,
      AttackShowCommand.class,
      AttackDiffCommand.class,
      AttackVerifyCommand.class,
      AttackCoverageCommand.class,
      AttackLayerCommand.class
    })
final class AttackCommand {}
