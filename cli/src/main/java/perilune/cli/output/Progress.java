package perilune.cli.output;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how many events were read; nothing elsewhere. */
public final class Progress implements AutoCloseable {

  private static final int STEP = 4_096;

  private final @Nullable ProgressBar bar;
  private int sinceLast;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /** Makes one that draws on a stream if that is a terminal. */
  public static Progress on(PrintStream err) {
    if (!Terminal.isPresent()) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName("reading")
            .setUnit(" events", 1)
            .setInitialMax(-1)
            .setConsumer(new ConsoleProgressBarConsumer(err, Terminal.width()))
            .clearDisplayOnFinish()
            .build());
  }

  /** Counts one event. */
  public void step() {
    if (bar != null && ++sinceLast == STEP) {
      bar.stepBy(STEP);
      sinceLast = 0;
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
