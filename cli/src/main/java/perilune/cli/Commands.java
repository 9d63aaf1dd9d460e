package perilune.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the subcommands, giving them the streams they print to. */
final class Commands implements IFactory {

  private final Main.Streams streams;
  private final IFactory rest = CommandLine.defaultFactory();

  Commands(Main.Streams streams) {
    this.streams = streams;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == HuntCommand.class) {
      return type.cast(new HuntCommand(streams));
    }
    if (type == QueryCommand.class) {
      return type.cast(new QueryCommand(streams));
    }
    if (type == NormalizeCommand.class) {
      return type.cast(new NormalizeCommand(streams));
    }
    if (type == ReadinessCommand.class) {
      return type.cast(new ReadinessCommand(streams));
    }
    if (type == InventoryCommand.class) {
      return type.cast(new InventoryCommand(streams));
    }
    if (type == InventoryHostsCommand.class) {
      return type.cast(new InventoryHostsCommand(streams));
    }
    if (type == ValidateCommand.class) {
      return type.cast(new ValidateCommand(streams));
    }
    if (type == CatalogCommand.class) {
      return type.cast(new CatalogCommand());
    }
    if (type == CatalogAdviseCommand.class) {
      return type.cast(new CatalogAdviseCommand(streams));
    }
    if (type == CatalogBuildCommand.class) {
      return type.cast(new CatalogBuildCommand(streams));
    }
    if (type == CatalogDiffCommand.class) {
      return type.cast(new CatalogDiffCommand(streams));
    }
    if (type == CatalogTechniqueCommand.class) {
      return type.cast(new CatalogTechniqueCommand(streams));
    }
    if (type == RulesCommand.class) {
      return type.cast(new RulesCommand());
    }
    return rules(type);
  }

  private <K> K rules(Class<K> type) throws Exception {
    if (type == RulesCheckCommand.class) {
      return type.cast(new RulesCheckCommand(streams));
    }
    if (type == RulesListCommand.class) {
      return type.cast(new RulesListCommand(streams));
    }
    if (type == RulesParametersCommand.class) {
      return type.cast(new RulesParametersCommand(streams));
    }
    if (type == RulesShowCommand.class) {
      return type.cast(new RulesShowCommand(streams));
    }
    if (type == RulesCoverageCommand.class) {
      return type.cast(new RulesCoverageCommand(streams));
    }
    if (type == RulesConvertCommand.class) {
      return type.cast(new RulesConvertCommand(streams));
    }
    if (type == RulesTestCommand.class) {
      return type.cast(new RulesTestCommand(streams));
    }
    if (type == RulesExplainCommand.class) {
      return type.cast(new RulesExplainCommand(streams));
    }
    return baseline(type);
  }

  private <K> K baseline(Class<K> type) throws Exception {
    if (type == BaselineCommand.class) {
      return type.cast(new BaselineCommand());
    }
    if (type == BaselineLearnCommand.class) {
      return type.cast(new BaselineLearnCommand(streams));
    }
    if (type == BaselineReviewCommand.class) {
      return type.cast(new BaselineReviewCommand(streams));
    }
    if (type == BaselineApproveCommand.class) {
      return type.cast(new BaselineApproveCommand(streams));
    }
    if (type == BaselineDiffCommand.class) {
      return type.cast(new BaselineDiffCommand(streams));
    }
    if (type == BaselineExportCommand.class) {
      return type.cast(new BaselineExportCommand(streams));
    }
    return attack(type);
  }

  private <K> K attack(Class<K> type) throws Exception {
    if (type == AttackCommand.class) {
      return type.cast(new AttackCommand());
    }
    if (type == AttackImportCommand.class) {
      return type.cast(new AttackImportCommand(streams));
    }
    if (type == AttackListCommand.class) {
      return type.cast(new AttackListCommand(streams));
    }
    if (type == AttackShowCommand.class) {
      return type.cast(new AttackShowCommand(streams));
    }
    if (type == AttackDiffCommand.class) {
      return type.cast(new AttackDiffCommand(streams));
    }
    if (type == AttackVerifyCommand.class) {
      return type.cast(new AttackVerifyCommand(streams));
    }
    if (type == AttackCoverageCommand.class) {
      return type.cast(new AttackCoverageCommand(streams));
    }
    if (type == AttackLayerCommand.class) {
      return type.cast(new AttackLayerCommand(streams));
    }
    return rest.create(type);
  }
}
