package perilune.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import perilune.engine.SignalStage;
import perilune.event.Event;
import perilune.pipeline.input.EventSource;
import perilune.pipeline.judging.BatchJudge;
import perilune.pipeline.judging.JudgingBatch;
import perilune.pipeline.sequencer.EventPool;

/**
 * Runs a pipeline on several threads: the same matches in the same order as on one.
 *
 * <p>Each thread takes a few events at a time through the whole pipeline, so that they stay in the
 * cache of one core. Reading them, putting them in order with their context, and passing on what
 * they fulfil has to be done in their order, so threads take turns at each of these; conditions are
 * asked by all at once. Nothing is spread by hosts: one busy host uses all cores too.
 *
 * <p>For inputs that have all their content: of a pipe, events would wait until a batch is full.
 */
public final class Crew {

  /**
   * Events read at a time: many enough to make turns cheap, few enough for a cache. Two cores took
   * 5 to 9 % longer with 32, which was best where caches are smaller; 256 gave no more.
   */
  static final int BATCH = 128;

  private final EventSource source;
  private final Pipeline pipeline;
  private final BatchJudge judge;
  private final EventPool pool;
  private final Runnable step;

  private final ReentrantLock reading = new ReentrantLock();
  private final Turns ordering = new Turns();
  private final Turns passingOn = new Turns();
  // Of the reading thread.
  private long batches;
  private boolean ended;
  private @Nullable Throwable failure;

  /**
   * Makes it.
   *
   * @param pipeline one that judges in batches ({@link Pipeline#inBatches}), into which nothing has
   *     gone yet
   * @param pool from which the source takes events, and nobody else
   * @param step runs for each event that is read
   */
  public Crew(EventSource source, Pipeline pipeline, EventPool pool, Runnable step) {
    this.source = source;
    this.pipeline = pipeline;
    this.judge = pipeline.batchJudge();
    this.pool = pool;
    this.step = step;
  }

  /**
   * Takes all events of the source through the pipeline; the caller has to end it.
   *
   * @throws IOException what went wrong; of what the source threw, behind all events before
   */
  public void run(int threads) throws IOException {
    var factory = Thread.ofPlatform().daemon().name("perilune-", 1).factory();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads, factory)) {
      var members = new ArrayList<Future<Void>>();
      for (int i = 0; i < threads; i++) {
        members.add(executor.submit(new Member(judge.anotherStage())));
      }
      await(members);
    }
    Throwable wrong = failure;
    if (wrong != null) {
      throw thrown(wrong);
    }
  }

  private void await(List<Future<Void>> members) throws IOException {
    try {
      for (Future<Void> member : members) {
        member.get();
      }
    } catch (ExecutionException wrong) {
      throw thrown(wrong.getCause());
    } catch (InterruptedException stopped) {
      stop();
      Thread.currentThread().interrupt();
      throw new IOException("stopped while other threads were judging", stopped);
    }
  }

  private static IOException thrown(@Nullable Throwable wrong) {
    return switch (wrong) {
      case IOException io -> io;
      case RuntimeException mistake -> throw mistake;
      case Error error -> throw error;
      case null, default -> throw new IllegalStateException(wrong);
    };
  }

  /** Lets nothing more be done; what is being done is done. */
  private void stop() {
    ordering.stop();
    passingOn.stop();
  }

  /** One thread's work. */
  private final class Member implements Callable<Void> {

    private final SignalStage stage;
    private final List<Event> events = new ArrayList<>(BATCH);
    private JudgingBatch batch = new JudgingBatch();

    Member(SignalStage stage) {
      this.stage = stage;
    }

    @Override
    public Void call() throws IOException {
      try {
        boolean more = true;
        while (more) {
          long number = read();
          more = number >= 0 && ordering.take(number, this::order);
          if (more) {
            judge.judge(batch, stage);
            more = passingOn.take(number, () -> judge.passOn(batch));
          }
        }
        return null;
      } catch (IOException | RuntimeException | Error wrong) {
        stop();
        throw wrong;
      }
    }

    /** Reads some events; gives the number of the batch, or -1 if there are no more. */
    private long read() {
      long number = -1;
      reading.lock();
      try {
        batch.giveBack(pool);
        if (ended) {
          return number;
        }
        number = batches++;
        while (events.size() < BATCH && !ended) {
          Event event = source.next();
          if (event == null) {
            ended = true;
          } else {
            events.add(event);
            step.run();
          }
        }
      } catch (IOException | RuntimeException | Error wrong) {
        // It comes behind the events before.
        ended = true;
        failure = wrong;
      } finally {
        reading.unlock();
      }
      return number;
    }

    private void order() throws IOException {
      for (Event event : events) {
        pipeline.accept(event);
      }
      events.clear();
      batch = judge.swap(batch);
    }
  }
}
