package perilune.telemetry.evtx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import perilune.telemetry.windows.EventElements;

/**
 * What a record tells, as one line for each element, attribute and text, in order: {@code
 * Event/System/Provider@Name=x}.
 */
final class ToldRecord implements EventElements {

  private final List<String> lines = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();

  List<String> lines() {
    return List.copyOf(lines);
  }

  boolean balanced() {
    return open.isEmpty();
  }

  @Override
  public void open(String name) {
    String path = open.isEmpty() ? name : open.getLast() + "/" + name;
    open.addLast(path);
    lines.add(path);
  }

  @Override
  public void attribute(String name, byte[] text, int from, int length) {
    lines.add(open.getLast() + "@" + name + "=" + string(text, from, length));
  }

  @Override
  public void text(byte[] text, int from, int length) {
    String path = open.isEmpty() ? "" : open.getLast();
    lines.add(path + "=" + string(text, from, length));
  }

  @Override
  public void close() {
    open.removeLast();
  }

  private static String string(byte[] text, int from, int length) {
    return new String(text, from, length, StandardCharsets.UTF_8);
  }
}
