package perilune.bench.lanes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import perilune.telemetry.windows.EventElements;

/**
 * Takes one event and gives its members by one name each: {@code Data} by its attribute {@code
 * Name}, an attribute of an element of the system part by both names ({@code Provider_Name}), any
 * other element by its own. Empty texts are left out. Owned by one thread.
 */
final class FlatMembers implements EventElements {

  /** An element that is open, and what was told of it. */
  private static final class Open {
    private final String name;
    private final StringBuilder text = new StringBuilder();
    private String called = "";

    private Open(String name) {
      this.name = name;
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, String> members = new LinkedHashMap<>();

  /** Forgets the event before. */
  void begin() {
    open.clear();
    members.clear();
  }

  /** Gives names and values, in the order of the event. */
  Map<String, String> all() {
    return members;
  }

  @Override
  public void open(String name) {
    open.push(new Open(name));
  }

  @Override
  public void attribute(String name, byte[] text, int from, int length) {
    Open element = open.element();
    String value = new String(text, from, length, StandardCharsets.UTF_8);
    if (element.name.equals("Data")) {
      element.called = name.equals("Name") ? value : element.called;
    } else if (!name.equals("xmlns")) {
      put(element.name + "_" + name, value);
    }
  }

  @Override
  public void text(byte[] text, int from, int length) {
    open.element().text.append(new String(text, from, length, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    Open element = open.pop();
    put(
        Optional.of(element.called).filter(name -> !name.isEmpty()).orElse(element.name),
        element.text.toString().strip());
  }

  private void put(String name, String value) {
    if (!value.isEmpty()) {
      members.putIfAbsent(name, value);
    }
  }
}
