package perilune.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import perilune.engine.Match;
import perilune.engine.MatchSink;

/**
 * Takes matches to their desk on a thread of its own, in order: telling a match costs more than
 * judging an event. In batches; {@link #finish} waits for the last.
 */
final class MatchThread implements MatchSink, AutoCloseable {

  private static final int BATCH = 64;

  /** Batches on their way, count: beyond, who finds has to wait for who tells. */
  private static final int AHEAD = 16;

  private static final List<Match> END = List.of();

  private final MatchSink desk;
  private final BlockingQueue<List<Match>> queue = new ArrayBlockingQueue<>(AHEAD);
  private final Thread teller = Thread.ofPlatform().name("perilune-teller").unstarted(this::tell);
  private List<Match> batch = new ArrayList<>(BATCH);
  private volatile @Nullable Throwable failure;

  MatchThread(MatchSink desk) {
    this.desk = desk;
    teller.setDaemon(true);
    teller.start();
  }

  @Override
  public void match(Match match) {
    batch.add(match);
    if (batch.size() == BATCH) {
      pass();
    }
  }

  private void pass() {
    rethrow();
    put(batch);
    batch = new ArrayList<>(BATCH);
  }

  private void put(List<Match> matches) {
    try {
      queue.put(matches);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while telling matches", stopped);
    }
  }

  private void tell() {
    try {
      for (List<Match> next = queue.take(); next != END; next = queue.take()) {
        if (failure == null) {
          tellAll(next);
        }
      }
    } catch (InterruptedException _) {
      // Nobody waits for more.
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What goes wrong is for the thread that finds; the queue is emptied, so that it gets to know.
   */
  private void tellAll(List<Match> matches) {
    try {
      matches.forEach(desk::match);
    } catch (RuntimeException | Error wrong) {
      failure = wrong;
    }
  }

  private void rethrow() {
    switch (failure) {
      case null -> {
        // All is well.
      }
      case RuntimeException mistake -> throw mistake;
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure);
    }
  }

  /** Waits until all matches are told; then the desk is the caller's again. */
  void finish() {
    pass();
    close();
    rethrow();
  }

  @Override
  public void close() {
    if (teller.isAlive()) {
      put(END);
      try {
        teller.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
