package perilune.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  private final MatchSink desk;
  private final ExecutorService teller =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("perilune-teller").factory());
  private final Queue<Future<?>> ahead = new ArrayDeque<>();
  private List<Match> batch = new ArrayList<>(BATCH);

  MatchThread(MatchSink desk) {
    this.desk = desk;
  }

  @Override
  public void match(Match match) {
    batch.add(match);
    if (batch.size() == BATCH) {
      pass();
    }
  }

  private void pass() {
    List<Match> matches = batch;
    batch = new ArrayList<>(BATCH);
    ahead.add(teller.submit(() -> matches.forEach(desk::match)));
    if (ahead.size() > AHEAD) {
      await(ahead.remove());
    }
  }

  /** What goes wrong there goes wrong here. */
  private static void await(Future<?> telling) {
    try {
      telling.get();
    } catch (ExecutionException wrong) {
      switch (wrong.getCause()) {
        case RuntimeException mistake -> throw mistake;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException("matches could not be told", wrong);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while telling matches", stopped);
    }
  }

  /** Waits until all matches are told; then the desk is the caller's again. */
  void finish() {
    pass();
    while (!ahead.isEmpty()) {
      await(ahead.remove());
    }
  }

  @Override
  public void close() {
    teller.shutdownNow();
    teller.close();
  }
}
