package perilune.pipeline;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets threads do one kind of work one after the other, by numbers from 0 upwards. What a thread
 * did in its turn is seen by the next.
 */
final class Turns {

  /** Work that may fail. */
  interface Work<E extends Exception> {
    void run() throws E;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long next;
  private boolean stopped;

  /**
   * Waits for a turn, works, and lets the next number have its turn.
   *
   * @return false if there are no more turns: then nothing was done
   */
  <E extends Exception> boolean take(long number, Work<E> work) throws E {
    lock.lock();
    try {
      while (next != number && !stopped) {
        changed.awaitUninterruptibly();
      }
      if (stopped) {
        return false;
      }
      work.run();
      next++;
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Ends all turns; who waits for one goes on without. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
