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
    if (type == InventoryCommand.class) {
      return type.cast(new InventoryCommand(streams));
    }
    if (type == RulesCommand.class) {
      return type.cast(new RulesCommand(streams));
    }
    return rest.create(type);
  }
}
